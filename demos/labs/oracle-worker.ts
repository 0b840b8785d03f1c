/** Draws the frames that it is sent exactly, off the main thread. */
import type { Frame } from '../../src/frame/frame.ts'
import { renderFrame } from '../../tests/oracle/oracle.ts'

self.addEventListener('message', ({ data }: MessageEvent<Frame>) => {
  self.postMessage(renderFrame(data))
})
