/** What the render command and its page tell each other: plain data, as it crosses from Node to a browser and back. */

export const RENDER_BACKENDS = ['webgpu', 'webgl2', 'canvas2d', 'oracle'] as const
export type RenderBackend = (typeof RENDER_BACKENDS)[number]

export interface RenderRequest {
  /** Parsed JSON, not validated. */
  readonly document: unknown
  readonly backend: RenderBackend
  /** Device px per CSS px, > 0. */
  readonly scale: number
  /** Packages of @fontsource that are served under /fonts. */
  readonly fonts: readonly string[]
}

export interface RenderedPicture {
  /** The PNG file, base64. */
  readonly png: string
  /** Device px. */
  readonly width: number
  readonly height: number
  readonly backend: string
  /** Adapter or renderer string. */
  readonly description: string
  readonly draws: number
  readonly records: number
  readonly uploadedBytes: number
  /** From the parsed document to the finished picture, fonts and images included. */
  readonly ms: number
}

export interface RenderFailure {
  /** `code` is that of an `EngineError`, or 'unexpected'. */
  readonly error: { readonly code: string; readonly path: string; readonly message: string }
}

export type RenderReply = RenderedPicture | RenderFailure

declare global {
  interface Window {
    /** Set by `render-page.ts`; resolves, never rejects. */
    glissadeRender: (request: RenderRequest) => Promise<RenderReply>
  }
}
