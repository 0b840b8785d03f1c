import { BLEND_MODES, type BlendIndex, FEATURE, type Frame } from '../frame/frame.ts'
import { KIND } from '../frame/layout.ts'
import { emptyRect, intersectRect, isEmpty, mapRect, overlaps, type Rect, setEmpty, uniteRect } from '../math/rect.ts'
import * as CHANGE from '../scene/change.ts'
import { gridOf } from '../scene/grid-of.ts'
import type { Node } from '../scene/node.ts'
import type { Scene } from '../scene/scene.ts'
import { fixedReach } from '../scene/stroke.ts'
import { tightBounds, worldBounds } from '../scene/world-rows.ts'
import { AnchorRows } from './anchor-rows.ts'
import { Atlas } from './atlas.ts'
import { clipFor, enterClip } from './clips.ts'
import { type Context, createContext, enter } from './context.ts'
import { Covers } from './cover.ts'
import { Damage, sameRects } from './damage.ts'
import { DrawList } from './draw-list.ts'
import { Entries } from './entries.ts'
import { bakesPixels, differs, type Entry, type Inputs, isEqual, isOver, NEVER } from './entry.ts'
import { LargeImages } from './large-images.ts'
import { inkInWorld, needsLayer, subtreeInk } from './layers.ts'
import { SlotStore } from './slot-store.ts'
import { type BakedCell, type EncodePorts, RecordTarget } from './target.ts'
import { createView, deviceRect, type EncodeView, isShift, type Surface, worldRect } from './view.ts'

/** Device px of solids, for each record and for the draw, for which drawing them apart is worth it. */
const SOLID_PAYS = 256
const DRAW_PAYS = 2 ** 15

export interface EncoderOptions extends EncodePorts {
  readonly maxAtlasPages: number
}

/**
 * Scene -> frame. Walks what lies in the damaged rectangles of the screen in paint order, makes records of nodes whose inputs
 * changed, and lists the slots. When only looks changed, where the list is already of the right rectangles, there is no walk: the
 * changed nodes' records are made again in place.
 */
export class Encoder {
  readonly records = new SlotStore()
  readonly anchors = new AnchorRows()
  readonly atlas: Atlas<readonly BakedCell[]>
  readonly large = new LargeImages()
  /** Nodes visited in the last `encode`. */
  visited = 0
  /** Of what is drawn, but for trails. */
  #features = 0
  readonly #list = new DrawList()
  readonly #target: RecordTarget
  readonly #entries: Entries
  readonly #outermost = createContext()
  readonly #covers = new Covers()
  /** Of the node at hand. */
  readonly #inputs: Inputs = { ...NEVER }
  readonly #damage = new Damage()
  /** Where motions are under way; as of the last change. */
  readonly #moving = new Damage()
  /** The rectangles that the draw list is of, device px, and as world rectangles with what antialiasing adds. */
  #drawn: readonly Rect[] = []
  #drawnWorld: readonly Rect[] = []
  #walks = 0
  /** What it was drawn on; none: nothing was. */
  #lastSurface: readonly number[] = []
  #lastResources = -1
  #view: EncodeView | null = null

  readonly #scene: Scene
  readonly #options: EncoderOptions

  constructor(scene: Scene, options: EncoderOptions) {
    this.#scene = scene
    this.#options = options
    this.atlas = new Atlas(options.maxAtlasPages)
    this.#target = new RecordTarget(this.records, this.anchors, this.atlas, this.large, options)
    this.#entries = new Entries(this.#target)
  }

  /** Nodes whose records were made in the last `encode`. */
  get encoded(): number {
    return this.#entries.made
  }

  /** Does a trail still show? */
  get hasTrails(): boolean {
    return this.#entries.trails.size > 0
  }

  /** The frame of the scene as it is now. `full`: for a backend that has seen nothing yet. Call `taken` when it was drawn. */
  encode(surface: Surface, full = false): Frame {
    const scene = this.#scene
    const { camera, pixelRatio, width, height, background, time } = surface
    const isChanged = scene.update() !== 0
    for (const row of scene.takeRemoved()) this.#entries.forget(row)
    const surfaceNow = [camera.x, camera.y, camera.zoom, pixelRatio, width, height, scene.reach, ...background]
    const before = this.#view
    const isSame = isEqual(surfaceNow, this.#lastSurface)
    const view = isSame && before ? before : createView(camera, pixelRatio, width, height, scene.reach)
    const isPan = !isSame && before && isShift(view, before) && isEqual(surfaceNow.slice(2), this.#lastSurface.slice(2))
    const isNew = full || !(isSame || isPan)
    const { x, y } = view
    const last = isNew ? view : (before as EncodeView)
    const hasMoved = last.x !== x || last.y !== y
    this.#view = view
    this.#target.time = time
    this.#target.pixelRatio = pixelRatio
    this.#target.reach = scene.reach / camera.zoom
    this.#entries.made = 0
    this.visited = 0
    this.#damage.start(view)
    // What found no room may find it now.
    if (isNew || (isChanged && this.#target.roomless.length)) this.#damage.addAll()
    else if (hasMoved) this.#damage.addArrived(last.x, last.y)
    const mustList = this.#damageTrails()
    this.#damageChanges(isChanged || isNew || hasMoved)
    const resources = this.#resources()
    if (isNew || resources !== this.#lastResources) this.#listUntilStill(this.#damage.whole)
    else if (
      hasMoved ||
      mustList ||
      scene.changeBits & ~CHANGE.PAINT ||
      !sameRects(this.#damage.rects, this.#drawn) ||
      (isChanged && !this.#encodeInPlace())
    ) {
      this.#listUntilStill(this.#damage.rects)
    }
    this.#lastSurface = surfaceNow
    this.#lastResources = this.#resources()
    scene.clearChanges()
    const { scale, offsetX, offsetY } = view
    const timed = this.#features | (this.hasTrails ? FEATURE.TRAIL : 0)
    const features = timed | (this.#list.solid > SOLID_PAYS * this.#list.count + DRAW_PAYS ? FEATURE.SOLID : 0)
    const keepsPicture = this.#damage.rects !== this.#damage.whole
    return {
      x,
      y,
      width,
      height,
      shiftX: keepsPicture ? last.x - x : 0,
      shiftY: keepsPicture ? last.y - y : 0,
      background,
      view: { scale, offsetX, offsetY, time: timed ? time : 0 },
      records: this.records,
      anchors: this.anchors,
      atlas: this.atlas,
      imagesAdded: full ? this.large.all() : this.large.added,
      imagesFreed: full ? [] : this.large.freed,
      drawList: this.#list.slots,
      drawCount: this.#list.count,
      features,
      passes: this.#list.passes,
      full,
    }
  }

  /** The next frame draws all of the screen. */
  redraw(): void {
    this.#lastSurface = []
  }

  /** The frame was handed over: nothing is dirty any more. */
  taken(): void {
    this.records.clearDirty()
    this.anchors.clearDirty()
    this.atlas.clearDirty()
    this.large.clearDirty()
  }

  #resources(): number {
    const { text, images, onDemand } = this.#options
    return (
      (text?.version() ?? 0) +
      (images?.version() ?? 0) +
      (onDemand.code ? 1 : 0) +
      this.atlas.generation +
      this.large.generation
    )
  }

  /** Damages what is left of trails; true when the draw list has to change. */
  #damageTrails(): boolean {
    let mustList = false
    for (const entry of this.#entries.trails) {
      this.#damageNode(entry.node)
      if (isOver(entry, this.#target.time) && !this.#entries.remake(entry)) mustList = true
    }
    return mustList
  }

  /** Damages what changed and what moves. `hasMoved`: may other places be moving than in the frame before? */
  #damageChanges(hasMoved: boolean): void {
    const { damage, motions, changes } = this.#scene
    for (const rect of damage) this.#addDamage(this.#damage, rect)
    const isWhole = this.#damage.rects === this.#damage.whole
    for (const node of isWhole ? [] : changes) {
      for (let n: Node | null = node; n; n = n.parent) {
        // Records that opacity is multiplied into round otherwise than a layer that is put down with it.
        const isLayer = this.#entries.known(n)?.isLayer ?? false
        if (isLayer !== needsLayer(n)) this.#damageNode(n)
      }
    }
    if (hasMoved) {
      this.#moving.start(this.#view as EncodeView)
      motions?.each(({ node }) => this.#addDamage(this.#moving, this.#scene.shownIn(node)))
    }
    for (const rect of this.#moving.rects) this.#damage.add(rect)
  }

  #damageNode(node: Node, part?: Rect): void {
    this.#addDamage(this.#damage, this.#scene.shownIn(node, part))
  }

  #addDamage(damage: Damage, world: Rect): void {
    damage.add(deviceRect(onScreen, world, this.#view as EncodeView))
  }

  /** Lists what is in these rectangles (all of the screen, to find what arrived), then, if others are damaged, what is in those. */
  #listUntilStill(first: readonly Rect[]): void {
    const { whole } = this.#damage
    const { roomless } = this.#target
    let rects = first
    for (;;) {
      roomless.length = 0
      this.#walk(rects)
      // Only a walk of everything tells which pages of the atlas can be emptied.
      if (roomless.length && rects !== whole) this.#damage.addAll()
      if (rects === this.#damage.rects) break
      rects = this.#damage.rects
    }
    // Nor which large images have left the screen, once others came.
    if (this.large.added.length && rects !== whole) {
      this.#walk(whole)
      this.#walk(rects)
    }
    for (const id of roomless) this.#options.report('atlas-full', id)
  }

  #walk(rects: readonly Rect[]): void {
    const view = this.#view as EncodeView
    const isWhole = rects === this.#damage.whole
    this.#walks++
    if (isWhole) this.atlas.beginWalk()
    this.#drawn = rects
    this.#drawnWorld = rects.map((rect) => worldRect(rect, view))
    this.#list.begin(rects)
    this.#covers.begin()
    this.#features = 0
    const outer = this.#outermost
    setEmpty(outer.cull)
    for (const rect of this.#drawnWorld) uniteRect(outer.cull, rect)
    outer.device[0] = outer.device[3] = view.scale
    outer.mask = 2 ** rects.length - 1
    this.#visit(this.#scene.root, outer)
    if (this.#scene.overlay) this.#visit(this.#scene.overlay, outer)
    this.#list.end()
    if (isWhole || this.#entries.hasStrayImages) this.#entries.freeImages(isWhole ? this.#walks : null)
  }

  /** Bits of `mask` whose rectangles this one (world) touches. */
  #touched(rect: Rect, mask: number): number {
    const rects = this.#drawnWorld
    if (rects.length < 2) return mask
    let touched = 0
    for (let i = 0; i < rects.length; i++) if (overlaps(rect, rects[i] as Rect)) touched |= 1 << i
    return touched & mask
  }

  /** What holds the rectangles of `mask`, world. Apart, as a closure in `#visit` would cost an object a node. */
  #drawnIn(mask: number): Rect {
    return this.#drawnWorld.filter((_, i) => mask & (1 << i)).reduce(uniteRect, emptyRect())
  }

  #visit(node: Node, outer: Context): void {
    if (!node.visible || (node.opacity === 0 && !node.motion?.isFading)) return
    if (
      !outer.moving &&
      !(overlaps(worldBounds(ink, node), outer.cull) && overlaps(tightBounds(ink, node), outer.cull))
    )
      return
    const mask = outer.moving ? outer.mask : this.#touched(ink, outer.mask)
    if (!mask) return
    this.visited++
    const entry = this.#entries.of(node)
    const isLayer = needsLayer(node)
    entry.isLayer = isLayer
    const isFading = node.motion?.isFading
    const opacity = isFading ? 1 : node.opacity
    const context = enter(this.anchors, this.#view as EncodeView, node, entry, outer, isLayer)
    context.mask = mask
    context.opacity = isLayer ? 1 : outer.opacity * opacity
    if (context.moving) this.#features = FEATURE.MOTION
    if (!isLayer) {
      this.#visitContent(node, entry, context, blendIndex(node))
      return
    }
    const shown = context.moving ? { ...context.moving.swept } : subtreeInk(emptyRect(), node)
    const rect = emptyRect()
    deviceRect(rect, intersectRect(intersectRect(shown, outer.cull), this.#drawnIn(mask)), this.#view as EncodeView)
    if (isEmpty(rect)) return
    this.#list.push(rect)
    this.#visitContent(node, entry, context, 0)
    const target = this.#list.pop()
    if (target) this.#addLayer(node, entry, rect, target, outer.opacity * opacity, isFading ? entry.anchorRow : 0, mask)
  }

  #visitContent(node: Node, entry: Entry, context: Context, blend: BlendIndex): void {
    const mask = this.#ownMask(node, context)
    if (mask) {
      this.#encodeOwn(node, entry, context)
      entry.seen = this.#walks
      for (const page of entry.pages) this.atlas.touch(page)
      const cover = context.moving ? null : this.#covers.of(node, entry, this.#view as EncodeView)
      for (const drawn of entry.drawn) this.#list.add(drawn, blend, entry.source, mask, cover)
    }
    if (node.children.length === 0) return
    if (!enterClip(this.#target, node, entry, context)) return
    const grid = context.moving ? null : gridOf(node)
    for (const child of grid?.touching(this.#drawnWorld) ?? node.children) this.#visit(child, context)
  }

  /** Bits of the rectangles that what the node itself inks may touch. */
  #ownMask(node: Node, { moving, cull, mask }: Context): number {
    if (node.type === 'group') return 0
    if (moving || node.children.length === 0) return mask
    return overlaps(inkInWorld(ink, node), cull) ? this.#touched(ink, mask) : 0
  }

  #encodeOwn(node: Node, entry: Entry, { row, map, device, clip, opacity }: Context): void {
    // What a fixed stroke covers follows from the map of the moment, so that every clip may cut it.
    const link = clip && !fixedReach(node) ? clipFor(clip, row, mapRect(ink, node.inkBounds(ink), map)) : clip
    const next = this.#inputs
    next.version = node.version
    next.row = row
    next.clip = link?.clip ?? 0
    next.clipVersion = link?.version ?? 0
    next.opacity = opacity
    next.map = map
    next.device = device
    next.pixelRatio = this.#target.pixelRatio
    next.resources = this.#resources()
    const { inputs } = entry
    if (!differs(inputs, next, bakesPixels(node))) return
    entry.inputs = { ...next, map: [...map], device: [...device] }
    this.#entries.make(entry)
    // What is seen for the first time shows only where the screen is drawn anyway.
    if (this.#target.hasChanged && inputs !== NEVER && this.#damage.rects !== this.#damage.whole)
      // Only where it is now: what makes a node smaller marks it as changed.
      this.#damageNode(node, inkInWorld(ink, node))
  }

  #addLayer(node: Node, entry: Entry, rect: Rect, target: number, opacity: number, row: number, mask: number): void {
    if (entry.layerSlot < 0) entry.layerSlot = this.records.allocate()
    const { writer } = this.#target
    writer.begin(KIND.LAYER, row, 0, 0).map(1, 0, 0, 1, 0, 0).rect(rect.x0, rect.y0, rect.x1, rect.y1).opacity(opacity)
    this.records.write(entry.layerSlot, writer.words)
    this.#list.add(entry.layerSlot, blendIndex(node), { type: 'target', target }, mask, null)
  }

  /** Makes changed nodes' records in the slots they have. False when the draw list has to change. */
  #encodeInPlace(): boolean {
    for (const node of this.#scene.changes) {
      const entry = this.#entries.known(node)
      if (entry?.seen === this.#walks && !this.#entries.remake(entry)) return false
    }
    return this.#target.roomless.length === 0
  }
}

function blendIndex(node: Node): BlendIndex {
  return BLEND_MODES.indexOf(node.blendMode) as BlendIndex
}

const ink = emptyRect()
const onScreen = emptyRect()
