/**
 * Set-up of the browser tests, once per run: bundles the pages, serves them, starts the two browsers and lends their
 * addresses to the test files (`browser.ts` takes them).
 *
 * /pages/NAME    tests/gpu/pages/NAME.ts in an empty page
 * /strict/NAME   the same under the strictest content security policy and Trusted Types
 * /fonts/...     the @fontsource packages
 * /boards/...    demos/boards
 */

import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { bundlePages } from '../../src/cli/bundle-pages.ts'
import { ISOLATED, pageHtml, startServer } from '../../src/cli/static-server.ts'
import { launchBrowser } from './launch.ts'

declare module 'vitest' {
  interface ProvidedContext {
    pageOrigin: string
    browserEndpoints: { readonly gpu: string; readonly cpu: string }
  }
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PAGES = join(ROOT, 'tests/gpu/pages')

const STRICT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "style-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outdir = join(ROOT, 'node_modules/.cache/glissade/pages', String(process.pid))
  const sources = existsSync(PAGES) ? (await readdir(PAGES)).filter((file) => file.endsWith('.ts')) : []
  const entries = Object.fromEntries(sources.map((file) => [basename(file, '.ts'), join(PAGES, file)]))
  await bundlePages({ entries, outdir, dev: true })

  const page = (name: string) => (Object.hasOwn(entries, name) ? pageHtml(`/script/${name}.js`, name) : null)
  const server = await startServer({
    mounts: [
      { prefix: '/pages/', page },
      { prefix: '/strict/', page },
      { prefix: '/script/', folder: outdir },
      { prefix: '/fonts/', folder: join(ROOT, 'node_modules/@fontsource') },
      { prefix: '/boards/', folder: join(ROOT, 'demos/boards') },
    ],
    headers: (path) => (path.startsWith('/strict/') ? { 'content-security-policy': STRICT_POLICY } : ISOLATED),
  })

  const [gpu, cpu] = await Promise.all([launchBrowser('gpu'), launchBrowser('cpu')])
  project.provide('pageOrigin', server.origin)
  project.provide('browserEndpoints', { gpu: gpu.wsEndpoint(), cpu: cpu.wsEndpoint() })

  return async () => {
    await Promise.all([gpu.close(), cpu.close(), server.close(), rm(outdir, { recursive: true, force: true })])
  }
}
