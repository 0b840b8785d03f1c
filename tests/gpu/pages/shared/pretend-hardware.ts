import { patch } from './watch-page.ts'

const UNMASKED_RENDERER = 0x9246

/** ms that each rectangle takes on Canvas2D: no GPU is as slow. */
const SLOW = 100

/** Makes this page's software GPU call itself a real one, and Canvas2D slower than it, so that `auto` takes it. */
export function pretendHardware(): void {
  for (const name of ['vendor', 'architecture', 'device', 'description'])
    Object.defineProperty(GPUAdapterInfo.prototype, name, { get: () => (name === 'vendor' ? 'a test GPU' : '') })
  patch(
    WebGL2RenderingContext.prototype,
    'getParameter',
    (original) => (self, args) =>
      args[0] === UNMASKED_RENDERER || args[0] === WebGL2RenderingContext.RENDERER
        ? 'a test GPU'
        : original(self, args),
  )
  patch(CanvasRenderingContext2D.prototype, 'fillRect', (original) => (self, args) => {
    const until = performance.now() + SLOW
    while (performance.now() < until);
    return original(self, args)
  })
}
