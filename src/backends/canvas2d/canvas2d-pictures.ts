/**
 * Pictures of records: baked by the exact formula (`canvas2d-bake.ts`) at device pixels, clips included, kept by geometry
 * and colours, drawn one to one. Opacity and blend then come out right, and a record of a steady frame is one
 * `drawImage` (13 us for a card with shadow and border).
 *
 * Pictures of more than MAX_PX pixels are nine slices where their middle does not vary, else tiles, so that a pan bakes
 * only what comes into view. Positions in the key are rounded, and the rounded ones are baked: a picture does not
 * depend on what was cached before it. Baking costs 50 ns a pixel of a gradient and 65 ns of an image: a zoom that
 * changes all of a screen's images is slow.
 */
import { MAX_CLIPS } from '../../frame/layout.ts'
import type { Four } from '../../frame/records.ts'
import { type Affine, identity } from '../../math/affine.ts'
import { type BakeSpec, bakePicture, type PlacedClip } from './canvas2d-bake.ts'
import { type KeyWriter, NumberKeyCache } from './canvas2d-cache.ts'
import { type Canvases, type Surface, surfaceCost } from './canvas2d-canvases.ts'
import type { ClipChain, SoftClip } from './canvas2d-clips.ts'
import { type Content, NO_PAGE } from './canvas2d-content.ts'
import {
  AXES,
  type Axis,
  createOutline,
  highEnd,
  lowEnd,
  type Outline,
  type Shape,
  setSides,
} from './canvas2d-outline.ts'
import type { Pen } from './canvas2d-pen.ts'
import { SHADOW_REACH } from './canvas2d-shadow.ts'
import { createSliceAxis, placeSlices, type SliceAxis, sliceStarts, unfoldSlices } from './canvas2d-slices.ts'

const MAX_BYTES = 112 * 1024 * 1024
const TILE = 256
const MAX_PX = TILE * TILE
/** An empty picture is its key alone; bytes, an estimate. */
const EMPTY_COST = 1024
const CLEAR: Four = [0, 0, 0, 0]
const STILL = identity()
const NO_CLIPS: readonly SoftClip[] = []

export class Pictures {
  /** What the next picture shows: colours and whether it has a shadow are set before `place`, which fills in the rest. */
  readonly spec: BakeSpec = {
    hasStroke: false,
    hasShadow: false,
    toPicture: identity(),
    outer: createOutline(),
    face: createOutline(),
    inner: createOutline(),
    shadow: createOutline(),
    sigmas: [0, 0],
    fill: CLEAR,
    stroke: CLEAR,
    shadowColor: CLEAR,
    contentMap: identity(),
    clips: [],
  }
  /** The shadow's outline in draw space. */
  readonly shadow = createOutline()
  content: Content | null = null
  readonly #canvases: Canvases
  readonly #clips: ClipChain
  /** Null where nothing shows. */
  readonly #cache: NumberKeyCache<Surface | null>
  readonly #x = createSliceAxis()
  readonly #y = createSliceAxis()
  readonly #clipPool = Array.from({ length: MAX_CLIPS }, () => ({ outline: createOutline(), map: identity() }))

  constructor(canvases: Canvases, clips: ClipChain) {
    this.#canvases = canvases
    this.#clips = clips
    this.#cache = new NumberKeyCache(MAX_BYTES, (surface) => surface && canvases.free(surface))
  }

  endFrame(): void {
    this.#cache.endFrame()
  }

  clear(): void {
    this.#cache.clear()
  }

  /** Forgets what shows texels of this part of a page. */
  forget(page: number, x0: number, y0: number, x1: number, y1: number): void {
    this.#cache.removeWhere(([of, u0 = 0, v0 = 0, u1 = 0, v1 = 0]) => {
      return of === page && u0 < x1 && u1 > x0 && v0 < y1 && v1 > y0
    })
  }

  /** Finds the px that the picture takes, and all outlines and maps relative to them. */
  place({ originX, originY }: Pen, shape: Shape, map: Affine, isClipped = true): void {
    const { spec, shadow, content } = this
    const { outer, face, inner, isAxis, hasStroke } = shape
    const { hasShadow, sigmas, toPicture } = spec
    const x = this.#x
    const y = this.#y
    spec.hasStroke = hasStroke
    if (isAxis) setMap(toPicture, STILL, 0, 0, 1)
    else setMap(toPicture, map, originX, originY, 64)
    const x0 = this.#low(outer, 0)
    const y0 = this.#low(outer, 1)
    const x1 = this.#high(outer, 0)
    const y1 = this.#high(outer, 1)
    const margin = hasShadow ? 1 : 0
    for (const axis of AXES) {
      const slice = axis ? y : x
      const alongX = toPicture[axis]
      const alongY = toPicture[(axis + 2) as 2 | 3]
      const start = toPicture[(axis + 4) as 4 | 5]
      slice.low = start + Math.min(alongX * x0, alongX * x1) + Math.min(alongY * y0, alongY * y1) - margin
      slice.high = start + Math.max(alongX * x0, alongX * x1) + Math.max(alongY * y0, alongY * y1) + margin
      slice.lowEnd = isAxis && !content?.varies(axis) ? slice.low : Infinity
      slice.highEnd = slice.high
      narrow(slice, outer, axis, 0)
      if (hasStroke) {
        narrow(slice, face, axis, 0)
        narrow(slice, inner, axis, 0)
      }
      if (hasShadow) narrow(slice, shadow, axis, SHADOW_REACH * sigmas[axis])
    }
    const clips = isClipped ? this.#clips.cutting(x.low, y.low, x.high, y.high) : NO_CLIPS
    for (const { shape: clip } of clips) {
      for (const axis of AXES) {
        const slice = axis ? y : x
        if (clip.isAxis) {
          slice.low = Math.max(slice.low, clip.outer.sides[axis])
          slice.high = Math.min(slice.high, clip.outer.sides[(axis + 2) as 2 | 3])
          narrow(slice, clip.outer, axis, 0)
        } else slice.lowEnd = Infinity
      }
    }
    placeSlices(x)
    placeSlices(y)
    if (x.size * y.size > MAX_PX) {
      x.size = x.total
      y.size = y.total
    }
    if (!isAxis) setMap(toPicture, toPicture, x.start, y.start, 64)
    this.#relate(outer, isAxis, spec.outer)
    if (hasStroke) {
      this.#relate(face, isAxis, spec.face)
      this.#relate(inner, isAxis, spec.inner)
    }
    if (hasShadow) this.#relate(shadow, isAxis, spec.shadow)
    if (spec.clips.length > 0) spec.clips.length = 0
    for (const { shape: clip, map } of clips) {
      const placed = this.#clipPool[spec.clips.length] as PlacedClip
      this.#relate(clip.outer, clip.isAxis, placed.outline)
      setMap(placed.map, map, clip.isAxis ? 0 : x.start, clip.isAxis ? 0 : y.start, 4096)
      spec.clips.push(placed)
    }
    if (content) setMap(spec.contentMap, content.map, x.start, y.start, 4096)
  }

  /** Draws what was placed with the pen's composite. */
  draw(pen: Pen, opacity: number): void {
    const x = this.#x
    const y = this.#y
    if (this.#isHidden(0, 0, x.total, y.total)) return
    pen.identity()
    pen.alpha(opacity)
    pen.smoothing(false)
    if (x.total * y.total <= MAX_PX) this.#blit(pen, this.whole(), 0, 0)
    else if (x.size < x.total || y.size < y.total) this.#drawSlices(pen, opacity)
    else {
      for (let top = 0; top < y.total; top += TILE) {
        for (let left = 0; left < x.total; left += TILE) {
          const width = Math.min(TILE, x.total - left)
          const height = Math.min(TILE, y.total - top)
          if (this.#isHidden(left, top, width, height)) continue
          this.#blit(pen, this.#surface(left, top, width, height, false), left, top)
        }
      }
    }
  }

  /** All of it at full size. */
  whole(): Surface | null {
    return this.#surface(0, 0, this.#x.size, this.#y.size, true)
  }

  #isHidden(left: number, top: number, width: number, height: number): boolean {
    const x = this.#x.start + left
    const y = this.#y.start + top
    return width <= 0 || height <= 0 || this.#clips.hides(x, y, x + width, y + height)
  }

  #blit({ ctx }: Pen, picture: Surface | null, left: number, top: number): void {
    if (picture) ctx.drawImage(picture.canvas, this.#x.start + left, this.#y.start + top)
  }

  #low({ sides }: Outline, axis: Axis): number {
    const { hasShadow, sigmas } = this.spec
    return hasShadow ? Math.min(sides[axis], this.shadow.sides[axis] - SHADOW_REACH * sigmas[axis]) : sides[axis]
  }

  #high({ sides }: Outline, axis: Axis): number {
    const { hasShadow, sigmas } = this.spec
    const end = (axis + 2) as 2 | 3
    return hasShadow ? Math.max(sides[end], this.shadow.sides[end] + SHADOW_REACH * sigmas[axis]) : sides[end]
  }

  /** From px of the target to the picture's with its middles squeezed out; an outline in record space stays. */
  #relate(from: Outline, isAxis: boolean, to: Outline): void {
    const steps = isAxis ? 64 : 2 ** 20
    for (const axis of AXES) {
      const { start, total, size } = axis ? this.#y : this.#x
      const low = from.sides[axis] - (isAxis ? start : 0)
      const high = from.sides[(axis + 2) as 2 | 3] - (isAxis ? start + total - size : 0)
      setSides(to, axis, round(low, steps), round(high, steps))
      for (let i = 0; i < 4; i++) to.radii[axis][i] = round(from.radii[axis][i] as number, steps)
    }
    to.isEmpty = from.isEmpty
  }

  /** Found or baked: a part of what was placed, or, unfolded, all of it. */
  #surface(left: number, top: number, width: number, height: number, isWhole: boolean): Surface | null {
    const { spec, content } = this
    const x = this.#x
    const y = this.#y
    const cache = this.#cache
    cache.start()
    if (content) content.pushKey(cache)
    else cache.push(NO_PAGE)
    const flags = (isWhole ? 1 : 0) + (spec.hasStroke ? 2 : 0) + (spec.hasShadow ? 4 : 0) + spec.clips.length * 8
    cache.push(flags)
    cache.push(left)
    cache.push(top)
    // All else about a cell that is not cut follows from its texels.
    if (!content?.isCell || spec.clips.length > 0)
      this.#pushPlace(isWhole ? x.total : width, isWhole ? y.total : height)
    const known = cache.find()
    if (known !== undefined) return known
    const pixels = bakePicture(spec, content?.sampler(), left, top, width, height)
    const surface = !pixels
      ? null
      : isWhole
        ? this.#canvases.makeFrom(x.total, y.total, unfoldSlices(pixels, x, y))
        : this.#canvases.makeFrom(width, height, pixels)
    cache.add(surface, surface ? surfaceCost(surface) : EMPTY_COST)
    return surface
  }

  #pushPlace(width: number, height: number): void {
    const { spec, content } = this
    const cache = this.#cache
    cache.push(width)
    cache.push(height)
    cache.pushAll(spec.toPicture)
    cache.pushAll(spec.fill)
    if (content) cache.pushAll(spec.contentMap)
    pushOutline(cache, spec.outer)
    if (spec.hasStroke) {
      cache.pushAll(spec.stroke)
      pushOutline(cache, spec.face)
      pushOutline(cache, spec.inner)
    }
    if (spec.hasShadow) {
      cache.pushAll(spec.shadowColor)
      cache.pushAll(spec.sigmas)
      pushOutline(cache, spec.shadow)
    }
    for (const { outline, map } of spec.clips) {
      cache.pushAll(map)
      pushOutline(cache, outline)
    }
  }

  #drawSlices(pen: Pen, opacity: number): void {
    const x = this.#x
    const y = this.#y
    const picture = this.#surface(0, 0, x.size, y.size, false)
    if (!picture) return
    const [fromX, toX] = [sliceStarts(x, x.size), sliceStarts(x, x.total)]
    const [fromY, toY] = [sliceStarts(y, y.size), sliceStarts(y, y.total)]
    const at = (starts: readonly number[], i: number): number => starts[i] as number
    for (let row = 1; row < toY.length; row++) {
      for (let column = 1; column < toX.length; column++) {
        const left = at(toX, column - 1)
        const top = at(toY, row - 1)
        const width = at(toX, column) - left
        const height = at(toY, row) - top
        if (column === 2 && row === 2 && !this.content) {
          // The middle of all is the fill alone.
          pen.fillColor(this.spec.fill, opacity)
          pen.ctx.fillRect(x.start + left, y.start + top, width, height)
          pen.alpha(opacity)
          continue
        }
        const u = at(fromX, column - 1)
        const v = at(fromY, row - 1)
        const columns = at(fromX, column) - u
        const rows = at(fromY, row) - v
        pen.ctx.drawImage(picture.canvas, u, v, columns, rows, x.start + left, y.start + top, width, height)
      }
    }
  }
}

function pushOutline(cache: KeyWriter, { sides, radii }: Outline): void {
  cache.pushAll(sides)
  cache.pushAll(radii[0])
  cache.pushAll(radii[1])
}

/** What varies at the ends of an outline, and `reach` further in, is no middle. */
function narrow(slice: SliceAxis, outline: Outline, axis: Axis, reach: number): void {
  slice.lowEnd = Math.max(slice.lowEnd, lowEnd(outline, axis) + reach + 1)
  slice.highEnd = Math.min(slice.highEnd, highEnd(outline, axis) - reach - 1)
}

const round = (v: number, steps: number): number => Math.round(v * steps) / steps

/** `map` moved back by (x, y), which is rounded to steps of a px: doubles of equal places then are equal. */
function setMap(out: Affine, map: Affine, x: number, y: number, steps: number): void {
  for (let i = 0; i < 4; i++) out[i] = map[i] as number
  out[4] = round(map[4] - x, steps)
  out[5] = round(map[5] - y, steps)
}
