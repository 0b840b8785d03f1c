import { EngineError } from '../../base/errors.ts'
import { growRect, type Rect } from '../../math/rect.ts'
import { oneOf, record, refuse, string } from '../../scene/check.ts'
import type { Node } from '../../scene/node.ts'
import type { Scene } from '../../scene/scene.ts'
import { checkDescription, type Describe } from '../description.ts'
import { Findings } from '../findings.ts'
import { FocusRing, type RingColors } from '../focus-ring.ts'
import { flatten, type Item, isTabStop } from '../outline.ts'
import { revealing, type View } from '../reveal.ts'
import { surroundings } from '../surroundings.ts'
import { worldRect } from '../where.ts'
import { Elements, move } from './elements.ts'
import { LiveRegion, type Politeness } from './live-region.ts'
import type { MirrorElement } from './mirror-element.ts'
import { passPointer } from './pass-pointer.ts'
import { Quiet } from './quiet.ts'
import { createSilent } from './silent.ts'

/** What is mirrored of an engine. */
export interface MirroredEngine {
  readonly scene: Scene
  readonly camera: View & { set(to: Partial<View>): void }
  readonly size: { readonly width: number; readonly height: number; readonly pixelRatio: number }
  readonly element: HTMLElement | null
  readonly isDestroyed: boolean
  on(type: 'frame', listener: (frame: { readonly encodeMs: number; readonly renderMs: number }) => void): () => void
  on(type: 'backendchange', listener: () => void): () => void
}

export interface AccessOptions {
  /** What nodes are; called for those in view, and again when they, or something in them, changed. Default: words, and the `name` of nodes that have one. */
  readonly describe?: Describe
}

/** Smaller things nobody reads, CSS px of the screen. */
const LEAST = 4
/** Elements at once. */
const MOST = 2000
/** Elements made in one idle moment. */
const SLICE = 100
/** Coordinates of the layer beyond this lose their fractions. */
const FAR = 1e6

const COLORS: RingColors = { ring: '#1a5fd0', around: '#ffffff' }

const mirrored = new WeakSet<MirroredEngine>()
const checkOptions = record<AccessOptions>({
  describe: (value, path) => (typeof value === 'function' ? value : refuse(value, path, 'a function')),
})
const checkPoliteness = oneOf('polite', 'assertive')

/**
 * The scene as elements that assistive technology, the Tab key and tests of the page find: in the place of what they stand for, in reading
 * order, invisible. Made by `access`. They follow the camera with each picture, and all else when the picture has come to rest.
 */
export class Mirror {
  readonly #engine: MirroredEngine
  readonly #surface: HTMLElement
  readonly #describe: Describe
  readonly #root: HTMLElement
  readonly #layer: HTMLElement
  readonly #elements: Elements
  readonly #findings = new Findings((node) => this.#told(node))
  /** Since the last update. */
  readonly #changed = new Set<Node>()
  readonly #live: LiveRegion
  readonly #ring: FocusRing
  readonly #quiet = new Quiet(() => this.#update(SLICE))
  readonly #stops: readonly (() => void)[]
  /** World point and px per world px of the layer. A power of two near the zoom, so that elements are neither tiny nor huge. */
  #layout: View = { x: 0, y: 0, zoom: 1 }
  /** Where the layer is, CSS px of the surface, and its scale. */
  #aimed: View = { x: 0, y: 0, zoom: 1 }
  /** What Tab comes to, in order, as of the last update. */
  #order: readonly Node[] = []
  /** Focus comes and goes by our own doing. */
  #isMoving = false
  #isPressed = false
  #isDestroyed = false
  readonly #refused = new WeakSet<Node>()

  constructor(engine: MirroredEngine, options: AccessOptions = {}) {
    const { describe = () => undefined } = checkOptions(options, 'options')
    const { element, isDestroyed, scene } = engine
    if (isDestroyed) throw new EngineError('destroyed', 'The engine was destroyed; make a new one.')
    if (!element) refuse(element, 'engine.element', 'that of an engine in a page; this one draws off-screen')
    if (mirrored.has(engine)) {
      throw new EngineError('already-mirrored', 'The engine has a mirror; call destroy() of that one first.')
    }
    mirrored.add(engine)
    this.#engine = engine
    this.#surface = element
    this.#describe = describe
    this.#root = createSilent(element)
    this.#root.tabIndex = -1
    Object.assign(this.#root.style, { width: '100%', height: '100%', overflow: 'clip', opacity: '0' })
    this.#layer = createSilent(element)
    this.#elements = new Elements(this.#layer)
    this.#root.append(this.#layer)
    this.#live = new LiveRegion(this.#root)
    this.#ring = new FocusRing(scene)
    element.append(this.#root)
    scene.onDrawn = (changes) => {
      for (const node of changes) this.#changed.add(node)
    }
    this.#stops = [
      engine.on('frame', ({ encodeMs, renderMs }) => this.#follow(encodeMs + renderMs)),
      engine.on('backendchange', () => this.#stayOnTop()),
    ]
    passPointer(this.#root, () => this.#canvas, this.#press)
    this.#root.addEventListener('focusin', this.#enter)
    this.#root.addEventListener('focusout', this.#leave)
    this.#root.addEventListener('click', this.#click)
    this.#root.addEventListener('keydown', this.#key)
    this.#stayOnTop()
    this.#quiet.soon()
  }

  /** The node that has the keyboard's focus; null when none has. */
  get focused(): Node | null {
    return this.#active?.item.node ?? null
  }

  /** Gives a node the focus, and brings it into view. False: Tab does not come to it, or it is not in the scene. */
  focus(node: Node): boolean {
    if (node.scene !== this.#engine.scene) return false
    this.#update(Infinity, node)
    const own = this.#elements.get(node)
    if (!own || !isTabStop(own.item)) return false
    own.element.focus({ preventScroll: true })
    return true
  }

  /** Says something to those who listen: what a drag did, what is selected. Of what is said in quick succession the last is said. */
  say(text: string, politeness: Politeness = 'polite'): void {
    string(text, 'text')
    checkPoliteness(politeness, 'politeness')
    this.#live.say(text, politeness)
  }

  /** What `describe` tells, or the name of a node, is another, and the picture is not: asks about all nodes anew, soon. */
  refresh(): void {
    if (this.#isDestroyed) return
    this.#findings.forgetAll()
    this.#quiet.soon()
  }

  /** Brings all elements up to date now. */
  flush(): void {
    this.#update(Infinity)
  }

  /** Takes the elements and the ring away. Safe twice; the engine's end does so too. */
  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    mirrored.delete(this.#engine)
    this.#engine.scene.onDrawn = null
    for (const stop of this.#stops) stop()
    this.#quiet.stop()
    this.#live.end()
    this.#ring.hide()
    this.#root.remove()
  }

  /** That of the engine: what is over the picture may have others. */
  get #canvas(): HTMLElement | null {
    return this.#surface.querySelector(':scope > canvas')
  }

  get #active(): MirrorElement | undefined {
    return this.#elements.of((this.#root.getRootNode() as Document | ShadowRoot).activeElement)
  }

  /** With each picture, which took so long to make. */
  #follow(ms: number): void {
    this.#aim()
    this.#placeRing()
    this.#quiet.note(ms)
  }

  /** The layer to where the camera is. */
  #aim(): void {
    const { camera } = this.#engine
    const { x, y, zoom } = this.#layout
    const to = { x: (x - camera.x) * camera.zoom, y: (y - camera.y) * camera.zoom, zoom: camera.zoom / zoom }
    const at = this.#aimed
    if (to.x === at.x && to.y === at.y && to.zoom === at.zoom) return
    this.#aimed = to
    this.#layer.style.transform = `translate(${to.x}px,${to.y}px) scale(${to.zoom})`
  }

  /** A canvas that was shown later is over it. */
  #stayOnTop(): void {
    const canvas = this.#canvas
    if (canvas && canvas.compareDocumentPosition(this.#root) & 2)
      move(this.#surface, this.#root, canvas.nextElementSibling)
  }

  /** `made`: how many elements may be made now; others come later. `focused`: as if it had the focus. */
  #update(made: number, focused = this.focused): void {
    const { engine, scene } = { engine: this.#engine, scene: this.#engine.scene }
    if (this.#isDestroyed || engine.isDestroyed) {
      this.destroy()
      return
    }
    this.#quiet.stop()
    scene.update()
    const { zoom } = engine.camera
    for (const node of [...this.#changed, ...scene.changes]) this.#findings.forget(node)
    this.#changed.clear()
    const options = { findings: this.#findings, area: this.#area(), least: LEAST / zoom, most: MOST }
    const items = surroundings(scene, options, focused)
    const active = this.#active
    this.#layOut()
    this.#isMoving = true
    const { x, y, zoom: scale } = this.#layout
    if (!this.#elements.show(items, { x0: x, y0: y }, scale, made)) this.#quiet.soon()
    if (active) this.#keepFocus(active, items)
    this.#isMoving = false
    this.#order = flatten(items)
      .filter(isTabStop)
      .map(({ node }) => node)
    this.#aim()
    this.#placeRing()
  }

  /** What is on the screen, and half as much around it; world. */
  #area(): Rect {
    const { x, y, zoom } = this.#engine.camera
    const { width, height } = this.#screen
    return growRect({ x0: x, y0: y, x1: x + width / zoom, y1: y + height / zoom }, Math.max(width, height) / zoom / 2)
  }

  /** CSS px. */
  get #screen(): { readonly width: number; readonly height: number } {
    const { width, height, pixelRatio } = this.#engine.size
    return { width: width / pixelRatio, height: height / pixelRatio }
  }

  #layOut(): void {
    const { x, y, zoom } = this.#engine.camera
    const scale = 2 ** Math.round(Math.log2(zoom))
    const far = Math.max(Math.abs(x - this.#layout.x), Math.abs(y - this.#layout.y)) * scale
    if (scale !== this.#layout.zoom || far > FAR) this.#layout = { x, y, zoom: scale }
  }

  /** What a node is, checked. A wrong answer is reported once, as what a listener throws, and the node says what it says by itself. */
  #told(node: Node): ReturnType<Describe> {
    try {
      const told = this.#describe(node)
      return told === undefined || told === null ? told : checkDescription(told, node.id)
    } catch (error) {
      if (!this.#refused.has(node)) {
        this.#refused.add(node)
        queueMicrotask(() => {
          throw error
        })
      }
      return undefined
    }
  }

  /** Elements that moved in the page lose the focus; of what is gone the next one gets it, else the one before. */
  #keepFocus({ item }: MirrorElement, items: readonly Item[]): void {
    const stops = new Set(
      flatten(items)
        .filter(isTabStop)
        .map(({ node }) => node),
    )
    const at = this.#order.indexOf(item.node)
    const heirs = [...this.#order.slice(at + 1), ...this.#order.slice(0, Math.max(0, at)).reverse()]
    const heir = [item.node, ...heirs].find((node) => stops.has(node) && this.#elements.get(node))
    const element = heir ? this.#elements.get(heir)?.element : this.#root
    if (element !== this.#active?.element) element?.focus({ preventScroll: true })
  }

  readonly #enter = ({ target }: FocusEvent): void => {
    const own = this.#elements.of(target)
    if (!own || this.#isMoving) return
    if (!this.#isPressed) {
      this.#reveal(own.item.node)
      if (own.element.matches(':focus-visible')) this.#ring.show(this.#colors())
    }
    // Tab finds who is next although the next one was nowhere near.
    this.#update(Infinity)
  }

  readonly #leave = (): void => {
    if (!this.#isMoving) this.#ring.hide()
  }

  readonly #press = (on: Element): void => {
    const own = this.#elements.of(on)
    this.#isPressed = true
    own?.element.focus({ preventScroll: true })
    this.#isPressed = false
  }

  /** No pointer made it: it has no place, and means nothing to who listens around the canvas. */
  readonly #click = (event: MouseEvent): void => {
    const own = this.#elements.of(event.target)
    if (!own) return
    event.stopPropagation()
    this.#activate(own)
  }

  readonly #key = (event: KeyboardEvent): void => {
    const { key, repeat, altKey, ctrlKey, metaKey, shiftKey, target } = event
    const own = this.#elements.of(target)
    // A pointer gave it the focus, and the keyboard goes on from there.
    if (own && !this.#ring.isShown) {
      this.#ring.show(this.#colors())
      this.#placeRing()
    }
    const isActivation = (key === 'Enter' || key === ' ') && !(altKey || ctrlKey || metaKey || shiftKey)
    if (!own || !isActivation || event.defaultPrevented) return
    event.preventDefault()
    if (!repeat) this.#activate(own)
  }

  #activate({ item, element }: MirrorElement): void {
    const { onActivate, disabled } = item.description
    if (disabled) return
    if (onActivate) {
      onActivate()
      return
    }
    const { left, top, width, height } = element.getBoundingClientRect()
    const place = { clientX: left + width / 2, clientY: top + height / 2 }
    this.#canvas?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...place }))
  }

  #reveal(node: Node): void {
    const { camera, scene } = this.#engine
    scene.update()
    const { width, height } = this.#screen
    camera.set(revealing(camera, worldRect(node), width, height))
  }

  #placeRing(): void {
    if (!this.#ring.isShown) return
    const node = this.focused
    if (node) this.#ring.place(worldRect(node))
    else this.#ring.hide()
  }

  /** In a forced palette, those of its words and its ground. */
  #colors(): RingColors {
    if (!matchMedia('(forced-colors: active)').matches) return COLORS
    const { style } = this.#root
    style.color = 'CanvasText'
    style.backgroundColor = 'Canvas'
    const { color, backgroundColor } = getComputedStyle(this.#root)
    return { ring: color, around: backgroundColor }
  }
}
