import { patch } from './watch-page.ts'

const UNMASKED_RENDERER = 0x9246

/** Makes this page's software GPU call itself a real one, so that `auto` takes it. */
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
}
