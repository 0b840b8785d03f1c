import type { WebGl2Device } from '../../src/backends/webgl2/webgl2-device.ts'
import type { WebGpuDevice } from '../../src/backends/webgpu/webgpu-device.ts'
import type { Engine } from '../../src/engine/engine.ts'

/**
 * Tells when an engine's pictures are done: call what it returns for the last one (ms of `performance.now`), or null when none was
 * drawn since the last call. `Engine.settled` would do, but waits for fonts by a timer, too, which is up to 4 ms.
 */
export function watchFinished(engine: Engine, host: HTMLElement): () => Promise<number> | null {
  let device: object | undefined
  let finished: Promise<number> | null = null
  engine.watcher = {
    beforeRender(drawnOn) {
      device = drawnOn
    },
    metrics: () => null,
    ended() {},
  }
  engine.on('frame', () => {
    finished = submitted(device, host).then(() => performance.now())
  })
  return () => {
    const last = finished
    finished = null
    return last
  }
}

/**
 * Resolves when all that was handed over is drawn. `device`: what an engine draws on, as its watcher is told; without one it draws on
 * the 2D canvas in `host`.
 */
async function submitted(device: object | undefined, host: HTMLElement): Promise<void> {
  if (!device) return flush(host.querySelector('canvas'))
  if (!('gl' in device)) return (device as WebGpuDevice).device.queue.onSubmittedWorkDone()
  const { gl } = device as WebGl2Device
  const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
  gl.flush()
  while (fence && !gl.isContextLost() && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED) await nextTask()
  gl.deleteSync(fence)
}

/** Waits until a 2D canvas, which may only have noted what it was told to draw, has drawn it. */
export function flush(canvas: HTMLCanvasElement | null): void {
  canvas?.getContext('2d')?.getImageData(0, 0, 1, 1)
}

/** Sooner than a timer, which waits for 4 ms when others come before it. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
