/**
 * What the two GPU backends share: a frame's stores, targets and passes, and the life of a backend. The picture is drawn
 * into a target of our own, so that it can be read and kept, and shown from there.
 */
import { EngineError } from '../base/errors.ts'
import { type BatchSource, FEATURE, type Frame, type Pass } from '../frame/frame.ts'
import { createUploads, SOURCE } from '../frame/upload.ts'
import type { Backend, Counters } from './backend.ts'
import { countObjects } from './count-objects.ts'
import type { GpuDriver } from './gpu-driver.ts'
import type { Ledger } from './ledger.ts'
import { trailText } from './scene-text.ts'
import type { Lease } from './shared-device.ts'
import { type PooledSize, TargetPool } from './target-pool.ts'

export type Canvas = HTMLCanvasElement | OffscreenCanvas

export interface GpuOptions {
  /** Ends the wait for a device; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** ms that the wait may last; default: as long as Chromium's GPU watchdog waits. */
  readonly limit?: number | undefined
  /** Where its objects are counted. */
  readonly ledger: Ledger
}

/** What a backend has from its shared device. */
export interface GpuDevice<Pipelines> {
  /** Adapter or renderer, for people. */
  readonly description: string
  /** Largest width and height of targets and textures. */
  readonly maxSize: number
  /** Resolves when the device is lost or reports an error of ours, and when it is closed. */
  readonly lost: Promise<string>
  /** What draws, compiled; rejects with code `shader-failed`. */
  readonly pipelines: Promise<Pipelines>
}

/** Waits for a device and its pipelines; gives the lease back when there will be no backend. */
export async function createGpuBackend<Pipelines, Device, Texture extends PooledSize, Buffer extends object>(
  name: 'webgpu' | 'webgl2',
  acquire: () => Lease<Device & GpuDevice<Pipelines>>,
  { signal, limit = 10_000, ledger }: GpuOptions,
  createDriver: (device: Device, pipelines: Pipelines) => GpuDriver<Texture, Buffer>,
): Promise<Backend> {
  signal?.throwIfAborted()
  let stop = (): void => {}
  const ended = new Promise<never>((_, reject) => {
    const leave = () => reject(signal?.reason)
    const timer = setTimeout(() => reject(unavailable(`${name} did not answer within ${limit} ms`)), limit)
    signal?.addEventListener('abort', leave)
    stop = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', leave)
    }
  })
  const lease = acquire()
  try {
    const device = await Promise.race([lease.arriving, ended])
    const pipelines = await Promise.race([device.pipelines, ended])
    return backendOf(name, device, createDriver(device, pipelines), ledger, lease)
  } catch (error) {
    // Who only went away leaves it to the others.
    if (!signal?.aborted) lease.forget()
    lease.release()
    throw error
  } finally {
    stop()
  }
}

function backendOf<Texture extends PooledSize, Buffer extends object>(
  name: 'webgpu' | 'webgl2',
  device: GpuDevice<unknown>,
  driver: GpuDriver<Texture, Buffer>,
  ledger: Ledger,
  lease: Lease<unknown>,
): Backend {
  const { description, maxSize } = device
  const port = countObjects(driver, ledger)
  /** Keeps its picture until the next frame. */
  let screen: Texture | null = null
  /** Of the same size, once a picture moved: it cannot be copied within itself. */
  let spare: Texture | null = null
  /** Of this frame, by number. */
  const targets: Texture[] = []
  const createSource = (width: number, height: number, isTarget: boolean) =>
    port.createTexture(SOURCE, width, height, 0, isTarget)
  const { freeTexture } = port
  const pool = new TargetPool((width, height) => createSource(width, height, true), freeTexture, maxSize)
  /** Bound when a batch has no source. */
  const noSource = createSource(1, 1, false)
  let size: PooledSize = { width: 1, height: 1 }
  /** Lost or destroyed. */
  let isOver = false
  let isDestroyed = false
  let resolveLost: (reason: string) => void = () => {}
  const lost = new Promise<string>((resolve) => {
    resolveLost = resolve
  })
  const lose = (reason: string) => {
    if (!isOver) resolveLost(reason)
    isOver = true
    lease.forget()
  }
  const forgetDevice = whenLost(device, lose)

  const uploads = createUploads(port)

  function isAlive(): boolean {
    if (driver.isLost()) lose(GONE)
    return !isOver
  }

  /** What it keeps lies where the frame has it. */
  function screenOf({ width, height, shiftX, shiftY }: Frame): Texture {
    if (screen?.width !== width || screen.height !== height) {
      freeScreen()
      screen = createSource(width, height, true)
    } else if (shiftX || shiftY) {
      const { abs, max } = Math
      const from = screen
      const [x, y] = [max(0, shiftX), max(0, shiftY)]
      screen = spare ?? createSource(width, height, true)
      spare = from
      driver.copy(from, x - shiftX, y - shiftY, screen, x, y, width - abs(shiftX), height - abs(shiftY))
    }
    return screen
  }

  function freeScreen(): void {
    for (const texture of [screen, spare]) if (texture !== null) freeTexture(texture)
    spare = null
  }

  /** A part of the screen is drawn apart and put there: a clear is one of a whole target. */
  function drawPass(frame: Frame, index: number, screen: Texture, counters: Counters): void {
    const { passes, background, features } = frame
    const { target, x, y, width, height, batches } = passes[index] as Pass
    const isPart = target === 0 && (width < screen.width || height < screen.height)
    const texture = target > 0 || isPart ? pool.take(width, height) : screen
    targets[target] = texture
    driver.startPass(texture, width, height, target > 0 ? TRANSPARENT : background, index)
    const known = features & ~(trailText.code ? FEATURE.SOLID : FEATURE.SOLID | FEATURE.TRAIL)
    // What shows through, or is put down in another way, does not hide.
    const solids = features & FEATURE.SOLID ? batches.filter(({ blend }) => !blend) : []
    for (const { start, count } of solids) {
      driver.draw((features & FEATURE.MOTION) | FEATURE.SOLID, 0, noSource, start, count, QUAD)
      counters.draws++
    }
    for (const batch of batches) {
      const { blend, source, start, count } = batch
      driver.draw(known, blend, sourceOf(source), start, count, solids.includes(batch) ? RING : QUAD)
      counters.draws++
      counters.records += count
    }
    driver.endPass()
    if (isPart) driver.copy(texture, 0, 0, screen, x - frame.x, y - frame.y, width, height)
    counters.passes++
    counters.pixels += width * height
  }

  /** Frames name living images, and targets of earlier passes. */
  function sourceOf(source: BatchSource): Texture {
    if (source.type === 'none') return noSource
    return (source.type === 'image' ? uploads.images.get(source.id) : targets[source.target]) as Texture
  }

  return {
    name,
    description,
    device,
    limits: { maxTextureSize: maxSize },
    lost,
    look: isAlive,
    lose,
    trails: trailText,
    resize(width, height) {
      size = { width, height }
    },
    /** After a loss it does nothing; whatever goes wrong is a loss, never a throw. */
    render(frame) {
      const counters = { passes: 0, draws: 0, records: 0, pixels: 0, uploadedBytes: 0, created: 0 }
      // A device can be gone before its event comes, or without one.
      if (!isAlive()) return counters
      const { created } = ledger
      try {
        pool.startFrame()
        counters.uploadedBytes = uploads.beforeDrawing(frame)
        driver.startFrame(uploads.textures, uploads.buffers)
        const shown = screenOf(frame)
        for (let index = 0; index < frame.passes.length; index++) drawPass(frame, index, shown, counters)
        driver.endFrame(shown)
        uploads.afterDrawing(frame)
        pool.trim()
      } catch (error) {
        lose(`drawing failed: ${(error as Error | null)?.message ?? error}`)
      }
      counters.created = ledger.created - created
      return counters
    },
    submitted: () => driver.submitted(),
    async readPixels() {
      if (!isAlive()) throw new EngineError('device-lost', GONE)
      if (screen === null) return new Uint8Array(size.width * size.height * 4)
      try {
        return await driver.readPixels(screen)
      } catch (cause) {
        throw new EngineError('device-lost', GONE, { cause })
      }
    },
    destroy() {
      if (isDestroyed) return
      isDestroyed = isOver = true
      forgetDevice()
      uploads.free()
      pool.clear()
      freeScreen()
      freeTexture(noSource)
      driver.release()
      lease.release()
    },
  }
}

/** Tells of a loss until what it returns is called: the device lives on for others, and its promise would keep this backend. */
function whenLost({ lost }: GpuDevice<unknown>, tell: (reason: string) => void): () => void {
  let listener: typeof tell | null = tell
  void lost.then((reason) => listener?.(reason))
  return () => {
    listener = null
  }
}

/** Vertices of the shader: of a quad, and of one around its solid. */
const QUAD = [0, 4] as const
const RING = [4, 10] as const
const GONE = 'the graphics device is gone'
const TRANSPARENT = [0, 0, 0, 0] as const

/** A canvas has one kind of context for ever. */
export function contextOf<Context>(canvas: Canvas, kind: 'webgpu' | 'bitmaprenderer'): Context {
  const context = (canvas as HTMLCanvasElement).getContext(kind)
  if (context === null) throw unavailable(`the canvas gives no '${kind}' context; hand over a fresh one`)
  return context as Context
}

export function fitCanvas(canvas: Canvas, { width, height }: PooledSize): void {
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
}

export function unavailable(why: string): EngineError {
  return new EngineError('backend-unavailable', why)
}

/** `by`: whose compiler; `cause`: what it said. */
export function shaderFailed(by: string, cause: unknown): EngineError {
  return new EngineError('shader-failed', `${by} refused the scene shader: ${cause}`, { cause })
}
