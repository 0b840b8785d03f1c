import { Ledger } from '../backends/ledger.ts'
import { createWebGpuBackend } from '../backends/webgpu/webgpu-backend.ts'
import { EngineError } from '../base/errors.ts'
import type { DocumentNode, GlissadeDocument } from '../document/document.ts'
import { documentFrames } from './document-frames.ts'
import type { DrawnPicture } from './pages/draw-document.ts'

/**
 * Draws a document by the WebGPU backend where `navigator.gpu` is Dawn's (`startDawn`), at `scale` device px per CSS px. There is nothing
 * here that shapes text or decodes images: a document with some is refused, with code `no-text-port` or `no-image-port`.
 */
export async function drawOnDawn(document: GlissadeDocument, scale: number): Promise<DrawnPicture> {
  refuseOthers(document.root, 'root')
  const width = Math.max(1, Math.round(document.width * scale))
  const height = Math.max(1, Math.round(document.height * scale))
  const backend = await createWebGpuBackend(null, { ledger: new Ledger() })
  try {
    await backend.trails?.load()
    const frame = documentFrames(document, { width, height, pixelRatio: scale }, { text: null, images: null })()
    backend.resize(width, height)
    const { draws, records, uploadedBytes } = backend.render(frame)
    const pixels = await backend.readPixels()
    return { width, height, pixels, description: backend.description, draws, records, uploadedBytes }
  } finally {
    backend.destroy()
  }
}

function refuseOthers({ id, type, children = [] }: DocumentNode, path: string): void {
  if (type === 'text' || type === 'image') {
    const code = type === 'text' ? 'no-text-port' : 'no-image-port'
    throw new EngineError(code, `The ${type} '${id}' needs a browser: use --backend webgpu.`, { path })
  }
  for (const [i, child] of children.entries()) refuseOthers(child, `${path}.children[${i}]`)
}
