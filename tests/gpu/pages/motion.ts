/** Things in motion at set times, drawn by a backend and by the oracle. */
import { toBase64 } from '../../../src/cli/pages/to-base64.ts'
import { Encoder } from '../../../src/encode/encoder.ts'
import {
  type BackendName,
  Box,
  Engine,
  type FrameStats,
  Group,
  gentle,
  jelly,
  type Node,
  spring,
} from '../../../src/index.ts'
import { type Affine, compose, invertAffine, mapX, mapY } from '../../../src/math/affine.ts'
import { renderFrame } from '../../oracle/oracle.ts'
import { MOTION_SCENES, SIZE } from '../../support/motion-scenes.ts'
import { createRandom } from '../../support/random-scene.ts'
import { addHost } from './shared/host.ts'
import { keepDevice } from './shared/keep-device.ts'
import { sleep } from './shared/watch-page.ts'

/** Premultiplied RGBA8 as base64. */
export interface MotionPicture {
  readonly actual: string
  readonly exact: string
}

export interface MotionRun {
  /** Device px. */
  readonly width: number
  readonly pictures: readonly MotionPicture[]
}

async function drawMotion(
  name: string,
  backend: BackendName,
  times: readonly number[],
  { pixelRatio = 1, zoom = 1, exact = true } = {},
): Promise<MotionRun> {
  let now = 0
  const clock = () => now
  keepDevice(backend)
  const engine = new Engine({ ...SIZE, pixelRatio }, { backend, clock, background: '#fff', reducedMotion: false })
  try {
    engine.camera.zoomAt(SIZE.width / 2, SIZE.height / 2, zoom)
    const { build, steps = [] } = MOTION_SCENES[name] ?? missing(name)
    build(engine)
    await engine.settled()
    const waiting = [...steps]
    const pictures: MotionPicture[] = []
    for (const time of times) {
      while (waiting[0] && waiting[0][0] <= time) {
        const [at, act] = waiting.shift() as (typeof waiting)[number]
        now = at
        act(engine)
      }
      now = time
      const actual = toBase64(await engine.readPremultiplied())
      pictures.push({ actual, exact: exact ? toBase64(exactPicture(engine, now)) : '' })
    }
    return { width: engine.size.width, pictures }
  } finally {
    engine.destroy()
  }
}

export interface PlaceReport {
  /** Farthest of any place from where the CPU says it is, device px. */
  readonly worst: number
  readonly places: number
}

/** Places of boxes in motion at as many times, read from the pixels, against those that hit tests use. */
async function comparePlaces(backend: BackendName, times: number): Promise<PlaceReport> {
  let now = 1e9
  const [width, rows, height] = [480, 40, 4]
  keepDevice(backend)
  const options = { backend, clock: () => now, reducedMotion: false }
  const engine = new Engine({ width, height: rows * height }, options)
  const random = createRandom(4)
  const boxes = Array.from({ length: rows }, (_, i) =>
    engine.scene.add(new Box({ x: 100, y: i * height, width: 20, height: 3, crisp: false, fill: '#fff' })),
  )
  let worst = 0
  try {
    await engine.settled()
    for (const box of boxes) {
      // Each has times of its own.
      now += 10 * random()
      const stiffness = 10 ** (1 + 2 * random())
      const damping = 2 * Math.sqrt(stiffness) * 10 ** (2.3 * random() - 1.5)
      box.animate({ x: 200 + 60 * random(), scaleX: 0.5 + random() }, spring({ stiffness, damping }))
    }
    const start = now
    for (let i = 0; i < times / rows; i++) {
      // Most while they move fast.
      now = start + 4000 * random() ** 3
      const pixels = await engine.readPremultiplied()
      for (const [row, box] of boxes.entries()) {
        const map = (box.motion ?? box).localMap([1, 0, 0, 1, 0, 0])
        const y = row * height + 1
        let sum = 0
        let weighed = 0
        for (let x = 0; x < width; x++) {
          const alpha = pixels[(y * width + x) * 4 + 3] as number
          sum += alpha
          weighed += alpha * (x + 0.5)
        }
        // the middle, and the sides by the width
        const off = [weighed / sum - (map[0] * 10 + map[4]), (sum / 255 - map[0] * 20) / 2]
        worst = Math.max(worst, Math.abs(off[0] as number) + Math.abs(off[1] as number))
      }
    }
  } finally {
    engine.destroy()
  }
  return { worst, places: Math.ceil(times / rows) * rows }
}

export interface EdgeReport {
  /** Of the edges in all frames, 10 to 90 % across, device px. */
  readonly widest: number
  readonly edges: number
}

/** Sides of a card while it grows from a tenth to twenty times, or wobbles, or the camera zooms. */
async function measureEdges(backend: BackendName, what: 'spring' | 'wobble' | 'camera'): Promise<EdgeReport> {
  let now = 0
  const size = { width: 440, height: 24 }
  keepDevice(backend)
  const engine = new Engine(size, { backend, clock: () => now, reducedMotion: false })
  const box = engine.scene.add(
    new Box({ x: 210, y: 2, width: 20, height: 20, cornerRadius: 2, crisp: false, fill: '#fff' }),
  )
  const slow = spring({ duration: 1, bounce: 0 })
  // How far inside of a side pixels begin to have 10 %, and end to have less than 90 %: the phases of all frames together.
  let first = Infinity
  let last = -Infinity
  let edges = 0
  try {
    await engine.settled()
    if (what === 'spring') {
      box.set({ scaleX: 0.1, scaleY: 0.1 })
      box.animate({ scaleX: 20, scaleY: 20 }, slow)
    } else if (what === 'wobble') {
      box.set({ width: 200, x: 120 }).animate({ wobble: { x: 3000, y: 2500 } }, jelly)
    }
    for (let frame = 0; frame <= 60; frame++) {
      now = frame * 16.7
      const zoom = what === 'camera' ? 0.1 * 200 ** (frame / 60) : 1
      engine.camera.set({ x: 220 * (1 - 1 / zoom), y: 12 * (1 - 1 / zoom), zoom })
      const pixels = await engine.readPremultiplied()
      const map = (box.motion ?? box).localMap([1, 0, 0, 1, 0, 0])
      const { x, y } = engine.camera
      compose(map, [zoom, 0, 0, zoom, -x * zoom, -y * zoom], map)
      const inverse: Affine = [...map]
      invertAffine(inverse, map)
      const perPixel = Math.hypot(inverse[0], inverse[2])
      // Narrower than its own edges, it has none.
      if (box.width / perPixel < 3) continue
      for (const side of [0, box.width]) {
        for (let at = 0; at < size.width * size.height; at++) {
          const [px, py] = [(at % size.width) + 0.5, Math.floor(at / size.width) + 0.5]
          const lx = mapX(inverse, px, py)
          const ly = mapY(inverse, px, py)
          const distance = (side === 0 ? lx : side - lx) / perPixel
          if (Math.abs(distance) > 3 || Math.abs(ly / box.height - 0.5) > 0.25) continue
          const alpha = (pixels[at * 4 + 3] as number) / 255
          if (alpha > 0.1) first = Math.min(first, distance)
          if (alpha < 0.9) last = Math.max(last, distance)
        }
        edges++
      }
    }
  } finally {
    engine.destroy()
  }
  return { widest: last - first, edges }
}

export interface StrokeReport {
  /** Of a side in all frames, CSS px. */
  readonly thinnest: number
  readonly thickest: number
  /** Of its edges, 10 to 90 % across, device px; only of a stroke that is wide enough to have two. */
  readonly widest: number
  readonly frames: number
}

/** A side with a fixed stroke while the box grows to three times, or wobbles, or the camera zooms from a tenth to twenty times. */
async function measureStroke(
  backend: BackendName,
  what: 'spring' | 'wobble' | 'camera',
  width: number,
  pixelRatio = 1,
): Promise<StrokeReport> {
  let now = 0
  keepDevice(backend)
  const size = { width: 300, height: 140, pixelRatio }
  const engine = new Engine(size, { backend, clock: () => now, reducedMotion: false })
  const box = engine.scene.add(
    new Box({ x: 100, y: 50, width: 60, height: 40, crisp: false, stroke: { color: '#fff', width, scale: 'fixed' } }),
  )
  const half = (width * pixelRatio) / 2
  const first = [Infinity, Infinity]
  const last = [-Infinity, -Infinity]
  let thinnest = Infinity
  let thickest = 0
  try {
    await engine.settled()
    if (what === 'spring') box.animate({ scaleX: 3, scaleY: 1.5 }, spring({ duration: 1, bounce: 0.3 }))
    else if (what === 'wobble') box.animate({ wobble: { x: 3000, y: 2500 } }, jelly)
    else box.set({ x: 0, y: -100, width: 200, height: 200 })
    for (let frame = 0; frame <= 60; frame++) {
      now = frame * 16.7
      const zoom = what === 'camera' ? 0.1 * 200 ** (frame / 60) : 1
      // The middle of the left side stays where it is, all but.
      if (what === 'camera') engine.camera.set({ x: -(100.37 + frame / 7) / zoom, y: -70 / zoom, zoom })
      const pixels = await engine.readPremultiplied()
      const map = (box.motion ?? box).localMap([1, 0, 0, 1, 0, 0])
      const { x, y } = engine.camera
      const scale = zoom * pixelRatio
      compose(map, [scale, 0, 0, scale, -x * scale, -y * scale], map)
      const inverse: Affine = [...map]
      invertAffine(inverse, map)
      const perPixel = Math.hypot(inverse[0], inverse[2])
      const row = Math.floor(mapY(map, 0, box.height / 2))
      let across = 0
      for (let px = 0; px < engine.size.width; px++) {
        const distance = mapX(inverse, px + 0.5, row + 0.5) / perPixel
        if (Math.abs(distance) > half + 2) continue
        const alpha = (pixels[(row * engine.size.width + px) * 4 + 3] as number) / 255
        across += alpha
        const edge = distance < 0 ? 0 : 1
        const from = distance < 0 ? distance + half : half - distance
        if (alpha > 0.1) first[edge] = Math.min(first[edge] as number, from)
        if (alpha < 0.9) last[edge] = Math.max(last[edge] as number, from)
      }
      const thick = (across * Math.abs(inverse[0])) / perPixel / pixelRatio
      thinnest = Math.min(thinnest, thick)
      thickest = Math.max(thickest, thick)
    }
  } finally {
    engine.destroy()
  }
  const widest = Math.max(...last.map((far, i) => far - (first[i] as number)))
  return { thinnest, thickest, widest, frames: 61 }
}

export interface CostReport {
  /** Bytes that a frame uploads. */
  readonly uploadedBytes: number
  readonly visited: number
  readonly draws: number
  /**
   * Main-thread time of a frame, ms, of one spring that moves all and of a spring each: the least of many, in turns, as what a
   * software GPU leaves of the processor only adds.
   */
  readonly one: number
  readonly all: number
}

/** 10,000 boxes on a surface, which move by a spring each, or by that of their group: the same pixels. */
async function measureSprings(backend: BackendName): Promise<CostReport> {
  let now = 0
  keepDevice(backend)
  const engine = new Engine({ width: 100, height: 100 }, { backend, clock: () => now, reducedMotion: false })
  const slow = spring({ duration: 5, bounce: 0.5 })
  let last: FrameStats | null = null
  engine.on('frame', (stats) => {
    last = stats
  })
  try {
    const group = engine.scene.add(new Group())
    const boxes = Array.from({ length: 10_000 }, (_, i) =>
      group.add(new Box({ x: i % 100, y: Math.floor(i / 100), width: 1, height: 1, fill: '#28c' })),
    )
    await engine.settled()
    const measure = async (moving: readonly Node[]) => {
      for (const node of moving) node.animate({ x: node.x + 1 }, slow)
      await engine.readPremultiplied()
      const frames: FrameStats[] = []
      for (let i = 0; i < 6; i++) {
        now += 16
        await engine.readPremultiplied()
        frames.push(last as unknown as FrameStats)
      }
      // At rest when the next frame is drawn.
      now += 60_000
      return frames
    }
    const one: FrameStats[] = []
    const all: FrameStats[] = []
    for (let round = 0; round < 2; round++) {
      one.push(...(await measure([group])))
      all.push(...(await measure(boxes)))
    }
    const { uploadedBytes, visited, draws } = all.at(-1) as FrameStats
    const least = (frames: readonly FrameStats[]) => Math.min(...frames.map((each) => each.encodeMs + each.renderMs))
    return { uploadedBytes, visited, draws, one: least(one), all: least(all) }
  } finally {
    engine.destroy()
  }
}

export interface LoopReport {
  readonly came: boolean
  /** Pictures until it came to rest, and in the half second after. */
  readonly moving: number
  readonly after: number
  /** Pictures and `finished` of an animation with reduced motion. */
  readonly reduced: number
}

/** The loop of an engine on a page: it runs while something moves. */
async function watchLoop(backend: BackendName): Promise<LoopReport> {
  keepDevice(backend)
  const engine = new Engine(addHost('width:200px;height:100px'), { backend, reducedMotion: false })
  const calm = new Engine(addHost('width:200px;height:100px'), { backend, reducedMotion: true })
  let frames = 0
  let calmFrames = 0
  try {
    const boxes = [engine, calm].map(({ scene }) => scene.add(new Box({ width: 50, height: 50, fill: '#c22' })))
    await Promise.all([engine.settled(), calm.settled()])
    engine.on('frame', () => frames++)
    calm.on('frame', () => calmFrames++)
    const [box, calmBox] = boxes as [Box, Box]
    const came = await box.animate({ x: 100 }, gentle).finished
    const moving = frames
    await calmBox.animate({ x: 100 }, gentle).finished
    await sleep(500)
    return { came, moving, after: frames - moving, reduced: calmFrames }
  } finally {
    engine.destroy()
    calm.destroy()
  }
}

function missing(name: string): never {
  throw new Error(`there is no scene '${name}'`)
}

/** Of a frame that a new encoder makes. */
function exactPicture({ scene, camera: { x, y, zoom }, size }: Engine, now: number): Uint8Array {
  const encoder = new Encoder(scene, {
    text: scene.text,
    images: null,
    onDemand: { code: null, get: () => null },
    maxAtlasPages: 8,
    report: missing,
  })
  const surface = { ...size, camera: { x, y, zoom }, background: [1, 1, 1, 1] as const, time: Math.round(now * 10) }
  return renderFrame(encoder.encode(surface, true))
}

declare global {
  interface Window {
    drawMotion: typeof drawMotion
    comparePlaces: typeof comparePlaces
    measureEdges: typeof measureEdges
    measureStroke: typeof measureStroke
    measureSprings: typeof measureSprings
    watchLoop: typeof watchLoop
  }
}
window.comparePlaces = comparePlaces
window.measureEdges = measureEdges
window.measureStroke = measureStroke
window.measureSprings = measureSprings
window.watchLoop = watchLoop
window.drawMotion = drawMotion
