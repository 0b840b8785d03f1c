import type { GpuTimer } from './gpu-timer.ts'

const NANOSECONDS = 1e6

/** By a timestamp in the queue before the frame and one behind it, so that uploads and copies are in it. */
export function createWebGpuTimer(device: GPUDevice, tell: (ms: number) => void): GpuTimer | null {
  if (!device.features.has('timestamp-query')) return null
  const label = 'glissade health'
  const { QUERY_RESOLVE, COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage
  const querySet = device.createQuerySet({ label, type: 'timestamp', count: 2 })
  const resolved = device.createBuffer({ label, size: 16, usage: QUERY_RESOLVE | COPY_SRC })
  const readable = device.createBuffer({ label, size: 16, usage: COPY_DST | MAP_READ })
  let state: 'idle' | 'timing' | 'reading' = 'idle'

  /** A pass that does nothing but write the time when it begins. */
  function writeTime(index: number): GPUCommandEncoder {
    const encoder = device.createCommandEncoder({ label })
    encoder.beginComputePass({ timestampWrites: { querySet, beginningOfPassWriteIndex: index } }).end()
    return encoder
  }

  async function read(): Promise<void> {
    try {
      await readable.mapAsync(GPUMapMode.READ)
      const [from = 0n, to = 0n] = new BigUint64Array(readable.getMappedRange())
      readable.unmap()
      // A GPU that was reset in between tells nonsense.
      if (to > from) tell(Number(to - from) / NANOSECONDS)
    } catch {
      // The device is gone, and its time with it.
    }
    state = 'idle'
  }

  return {
    start() {
      if (state !== 'idle') return
      state = 'timing'
      device.queue.submit([writeTime(0).finish()])
    },
    end() {
      if (state !== 'timing') return
      state = 'reading'
      const encoder = writeTime(1)
      encoder.resolveQuerySet(querySet, 0, 2, resolved, 0)
      encoder.copyBufferToBuffer(resolved, 0, readable, 0, 16)
      device.queue.submit([encoder.finish()])
      void read()
    },
    destroy() {
      querySet.destroy()
      resolved.destroy()
      readable.destroy()
    },
  }
}
