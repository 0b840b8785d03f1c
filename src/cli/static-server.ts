/**
 * A small HTTP server for files and generated pages, on 127.0.0.1 only. Used by the render command, the tests and
 * the playground. Nothing outside the mounted folders can be read: `..`, absolute names and links that lead out are 404.
 */

import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'

/** A file system folder, or a function that makes the body of a page (null: not here, try the next mount). */
export type Mount =
  | { readonly prefix: string; readonly folder: string }
  | { readonly prefix: string; readonly page: (path: string) => string | null }

export interface ServerOptions {
  /** Tried in order; `prefix` starts and ends with '/'. */
  readonly mounts: readonly Mount[]
  /** Path -> path to redirect to. */
  readonly redirects?: Readonly<Record<string, string>>
  /** Headers to add for a path, such as a content security policy. */
  readonly headers?: (path: string) => Readonly<Record<string, string>>
  /** 0 (the default) takes any free port. */
  readonly port?: number
}

export interface StaticServer {
  /** `http://localhost:PORT`: a secure context, as WebGPU needs. */
  readonly origin: string
  readonly port: number
  close(): Promise<void>
}

/** Headers of a page that is isolated from others: its clock steps by 5 µs instead of 100. */
export const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
} as const

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

export async function startServer(options: ServerOptions): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const extra = (path: string) => options.headers?.(path) ?? {}
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'only GET and HEAD')
    const path = pathOf(request.url ?? '/')
    if (path === null) return end(response, 400, 'not a path')
    // Chromium asks for it on its own; a 404 would stand in every console.
    if (path === '/favicon.ico') return end(response, 204, '')
    const target = options.redirects?.[path]
    if (target !== undefined) return end(response, 302, '', { location: target })
    answer(options.mounts, path, response, extra(path)).catch((error: unknown) => end(response, 500, String(error)))
  })
  const port = await listen(server, options.port ?? 0)
  return {
    origin: `http://localhost:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  mounts: readonly Mount[],
  path: string,
  response: ServerResponse,
  extra: Readonly<Record<string, string>>,
): Promise<void> {
  for (const mount of mounts) {
    if (!path.startsWith(mount.prefix)) continue
    const rest = path.slice(mount.prefix.length)
    if ('page' in mount) {
      const html = mount.page(rest)
      if (html !== null) return end(response, 200, html, { 'content-type': 'text/html; charset=utf-8', ...extra })
      continue
    }
    const file = await fileIn(mount.folder, rest)
    if (file === null) continue
    const type = TYPES[extname(file.path).toLowerCase()] ?? 'application/octet-stream'
    response.writeHead(200, { ...COMMON_HEADERS, 'content-type': type, 'content-length': file.size, ...extra })
    if (response.req.method === 'HEAD') return void response.end()
    createReadStream(file.path)
      .on('error', () => response.destroy())
      .pipe(response)
    return
  }
  end(response, 404, `${path} is not served here`)
}

const COMMON_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

function end(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  if (response.headersSent) return void response.destroy()
  response.writeHead(status, { ...COMMON_HEADERS, 'content-type': 'text/plain; charset=utf-8', ...headers })
  response.end(body)
}

/** The decoded path of a request, or null when it is malformed or tries to leave. */
function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/')
    const parts = path.split('/')
    return path.startsWith('/') && !parts.includes('..') && !/[\\\0]/.test(path) ? path : null
  } catch {
    return null
  }
}

async function fileIn(folder: string, rest: string): Promise<{ path: string; size: number } | null> {
  try {
    const root = await realpath(folder)
    const path = await realpath(join(root, rest.endsWith('/') || rest === '' ? `${rest}index.html` : rest))
    if (!path.startsWith(root + sep)) return null
    const found = await stat(path)
    return found.isFile() ? { path, size: found.size } : null
  } catch {
    return null
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

/** A page with nothing but a script (and, for strict security policies, nothing inline). */
export function pageHtml(script: string, title: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title><script type="module" src="${script}"></script></head>
<body></body>
</html>
`
}
