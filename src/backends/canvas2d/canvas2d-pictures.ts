/**
 * Pictures of records: baked by the exact formula (`canvas2d-bake.ts`) at device pixels, clips included, drawn one to one.
 * Opacity and blend then come out right, and a record of a steady frame is one `drawImage` (13 us for a card with shadow
 * and border). A picture is made from the numbers of its key and from texels alone, so it does not depend on what was drawn before.
 *
 * Pictures of more than MAX_PX pixels are tiles, so that a pan bakes only what comes into view. Baking costs 50 ns a pixel
 * of a gradient and 65 ns of an image: a zoom that changes all of a screen's images is slow.
 */
import type { Four } from '../../frame/records.ts'
import type { Affine } from '../../math/affine.ts'
import { type BakeSpec, bakePicture } from './canvas2d-bake.ts'
import { NumberKeyCache } from './canvas2d-cache.ts'
import { type Canvases, type Surface, surfaceCost } from './canvas2d-canvases.ts'
import type { ClipChain, SoftClip } from './canvas2d-clips.ts'
import { type Content, NO_PAGE } from './canvas2d-content.ts'
import { AXES, type Axis, createShape, extreme, highEnd, isStill, lowEnd, type Outline } from './canvas2d-outline.ts'
import type { Pen } from './canvas2d-pen.ts'
import { SHADOW_REACH, type Shadow } from './canvas2d-shadow.ts'
import { createSlice, cutSlice, type Slice, unfoldSlices } from './canvas2d-slices.ts'

const MAX_BYTES = 112 * 1024 * 1024
const TILE = 256
const MAX_PX = TILE * TILE
/** An empty picture is its key alone; bytes, an estimate. */
const EMPTY_COST = 1024
/** How far an edge that is meant to be on a whole px may be from it, as a double. */
const ROUNDING = 1e-6
/** Of a pixel, in keys. */
const STEPS = 1024
const NO_CLIPS: readonly SoftClip[] = []
const CLEAR: Four = [0, 0, 0, 0]

interface Extent {
  /** Draw space: where ink begins and ends, and between which places nothing varies. */
  low: number
  high: number
  lowEnd: number
  highEnd: number
  /** Px of the target where it begins. */
  start: number
  readonly slice: Slice
}

const createExtent = (): Extent => ({ low: 0, high: 0, lowEnd: 0, highEnd: 0, start: 0, slice: createSlice() })

/** Set the fields, `place`, then `draw`. */
export class Pictures {
  readonly shape = createShape()
  readonly shadows: Shadow[] = []
  fill = CLEAR
  stroke = CLEAR
  content: Content | null = null
  readonly #canvases: Canvases
  readonly #clips: ClipChain
  /** Null where nothing shows. */
  readonly #cache: NumberKeyCache<Surface | null>
  readonly #x = createExtent()
  readonly #y = createExtent()
  readonly #tileX = createSlice()
  readonly #tileY = createSlice()

  constructor(canvases: Canvases, clips: ClipChain) {
    this.#canvases = canvases
    this.#clips = clips
    this.#cache = new NumberKeyCache(MAX_BYTES, (surface) => surface && canvases.free('pictures', surface))
  }

  endFrame(): void {
    this.#cache.endFrame()
  }

  clear(): void {
    this.#cache.removeWhere(() => true)
  }

  /** Forgets what shows texels of this part of a page. */
  forget(page: number, x0: number, y0: number, x1: number, y1: number): void {
    this.#cache.removeWhere(([of, u0 = 0, v0 = 0, u1 = 0, v1 = 0]) => {
      return of === page && u0 < x1 && u1 > x0 && v0 < y1 && v1 > y0
    })
  }

  /** Finds the px that the picture takes; false when a clip cuts it. */
  place(): boolean {
    const { content, shadows } = this
    const { map, outlines } = this.shape
    const x = this.#x
    const y = this.#y
    for (const axis of AXES) {
      const extent = axis ? y : x
      extent.low = Infinity
      extent.high = -Infinity
      extent.lowEnd = isStill(map) && !content?.varies(axis) ? -Infinity : Infinity
      extent.highEnd = Infinity
      for (const outline of outlines) include(extent, outline, axis, 0, false)
      for (const { outline, sigmas, isInset } of shadows) {
        include(extent, outline, axis, SHADOW_REACH * (sigmas[axis] as number) + 1, isInset)
      }
    }
    for (const axis of AXES) {
      const { slice, lowEnd, highEnd } = axis ? y : x
      const start = Math.floor(extreme(map, x.low, y.low, x.high, y.high, axis, -1) + ROUNDING)
      const end = Math.ceil(extreme(map, x.low, y.low, x.high, y.high, axis, 1) - ROUNDING)
      const offset = map[(axis + 4) as 4]
      slice.length = end - start
      slice.lead = Math.ceil(lowEnd + offset) - start
      slice.texels = Math.min(slice.length, slice.lead + 1 + end - Math.floor(highEnd + offset))
      ;(axis ? y : x).start = start
    }
    return this.#clips.shows(x.start, y.start, x.start + x.slice.length, y.start + y.slice.length)
  }

  draw(pen: Pen, opacity: number): void {
    const { start: x, slice: across } = this.#x
    const { start: y, slice: down } = this.#y
    const tile = across.length * down.length > MAX_PX ? TILE : Infinity
    pen.ctx.globalAlpha = opacity
    for (let top = 0; top < down.length; top += tile) {
      for (let left = 0; left < across.length; left += tile) {
        const width = Math.min(tile, across.length - left)
        const height = Math.min(tile, down.length - top)
        const clips = this.#clips.cutting(x + left, y + top, x + left + width, y + top + height)
        const picture = clips && this.#picture(left, top, width, height, clips)
        if (picture) this.#clips.drawImage(pen, picture, x + left, y + top)
      }
    }
  }

  /** All of it in one, not clipped. */
  whole(): Surface | null {
    return this.#picture(0, 0, this.#x.slice.length, this.#y.slice.length, NO_CLIPS)
  }

  /** Found or baked. */
  #picture(left: number, top: number, width: number, height: number, clips: readonly SoftClip[]): Surface | null {
    const { shape, content, shadows } = this
    const { map, outlines } = shape
    const cache = this.#cache
    const x = this.#tileX
    const y = this.#tileY
    const isFolded = clips.length === 0
    cutSlice(this.#x.slice, left, width, isFolded, x)
    cutSlice(this.#y.slice, top, height, isFolded, y)
    cache.start()
    if (content) content.pushKey(cache)
    else cache.push(NO_PAGE)
    cache.push(shadows.length)
    cache.push(clips.length)
    this.#pushSlice(x)
    this.#pushSlice(y)
    const at = cache.length
    this.#pushMap(map)
    if (content) this.#pushMap(content.map)
    cache.pushAll(this.fill)
    cache.pushAll(this.stroke)
    for (const outline of outlines) this.#pushOutline(outline, isFolded)
    for (const { color, sigmas, isInset, outline } of shadows) {
      cache.push(isInset ? 1 : 0)
      cache.pushAll(color)
      cache.pushAll(sigmas)
      this.#pushOutline(outline, isFolded)
    }
    for (const { shape } of clips) {
      this.#pushMap(shape.map)
      cache.pushAll(shape.outlines[0])
    }
    const known = cache.find()
    if (known !== undefined) return known
    const key = cache.key().slice(at)
    const take = (count: number): number[] => key.splice(0, count)
    const spec: BakeSpec = {
      map: take(6) as Affine,
      content: content && { map: take(6) as Affine, colorAt: content.sampler() },
      fill: take(4),
      stroke: take(4),
      outer: take(12),
      face: take(12),
      inner: take(12),
      shadows: shadows.map(() => ({ isInset: take(1)[0] === 1, color: take(4), sigmas: take(2), outline: take(12) })),
      clips: clips.map(() => ({ map: take(6) as Affine, outline: take(12) })),
    }
    const pixels = bakePicture(spec, x.texels, y.texels)
    const surface = pixels && this.#canvases.makeFrom(width, height, unfoldSlices(pixels, x, y))
    cache.add(surface, surface ? surfaceCost(surface) : EMPTY_COST)
    return surface
  }

  #pushSlice({ length, texels, lead }: Slice): void {
    this.#cache.push(length)
    this.#cache.push(texels)
    this.#cache.push(lead)
  }

  /** From px of the target to the tile's; rounded, so that what looks equal is one picture. */
  #pushMap(map: Affine): void {
    for (let i = 0; i < 4; i++) this.#cache.push(map[i] as number)
    this.#cache.push(Math.round((map[4] - this.#x.start - this.#tileX.from) * STEPS) / STEPS)
    this.#cache.push(Math.round((map[5] - this.#y.start - this.#tileY.from) * STEPS) / STEPS)
  }

  /** In a folded tile, without the middle. */
  #pushOutline(o: Outline, isFolded: boolean): void {
    const { slice: x } = this.#x
    const { slice: y } = this.#y
    for (let i = 0; i < 12; i++) {
      const removed = isFolded ? (i === 2 ? x.length - x.texels : i === 3 ? y.length - y.texels : 0) : 0
      this.#cache.push((o[i] as number) - removed)
    }
  }
}

/** Widens what has ink by an outline and `reach` px around it, unless that lies inside, and narrows what does not vary. */
function include(extent: Extent, outline: Outline, axis: Axis, reach: number, isInside: boolean): void {
  if (!isInside) {
    extent.low = Math.min(extent.low, (outline[axis] as number) - reach)
    extent.high = Math.max(extent.high, (outline[axis + 2] as number) + reach)
  }
  extent.lowEnd = Math.max(extent.lowEnd, lowEnd(outline, axis) + reach)
  extent.highEnd = Math.min(extent.highEnd, highEnd(outline, axis) - reach)
}
