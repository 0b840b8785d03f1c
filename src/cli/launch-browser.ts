/**
 * Starts a headless Chromium. `gpu`: WebGPU and WebGL2 drawn by SwiftShader, the same pictures with or without a
 * graphics card. `cpu`: Chromium's own CPU raster, for Canvas2D (under the SwiftShader flags it would be twice as slow).
 */

import type { Browser, PuppeteerNode } from 'puppeteer'
import { EngineError } from '../base/errors.ts'
import { ensureBrowser } from './find-browser.ts'

export type BrowserKind = 'gpu' | 'cpu'

const COMMON = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const FLAGS: Record<BrowserKind, readonly string[]> = {
  // Other combinations show a blank canvas, or crash the GPU process with "external Instance reference no longer exists".
  gpu: [
    '--enable-unsafe-webgpu',
    '--ignore-gpu-blocklist',
    '--enable-unsafe-swiftshader',
    '--use-webgpu-adapter=swiftshader',
    '--use-angle=swiftshader',
    '--enable-features=Vulkan',
    '--use-vulkan=swiftshader',
  ],
  cpu: ['--disable-gpu'],
}

/** puppeteer makes a fresh profile, removes it at the end, and ends the browser when this process exits. */
export async function launchBrowser(kind: BrowserKind, extra: readonly string[] = []): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const puppeteer = await loadPuppeteer()
  return puppeteer.launch({
    executablePath: await ensureBrowser(),
    headless: true,
    // A new array for each launch: puppeteer takes `--enable-features` out of the one that it is given.
    args: [...COMMON, ...FLAGS[kind], ...sandbox, ...extra],
    defaultViewport: { width: 1280, height: 720, deviceScaleFactor: 1 },
    protocolTimeout: 600_000,
    timeout: 60_000,
  })
}

/** An optional peer dependency, in either of its forms. */
async function loadPuppeteer(): Promise<PuppeteerNode> {
  for (const name of ['puppeteer', 'puppeteer-core']) {
    try {
      return ((await import(name)) as { default: PuppeteerNode }).default
    } catch (error) {
      if ((error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw error
    }
  }
  const advice = 'run `npm install --save-dev puppeteer-core`'
  throw new EngineError(
    'backend-unavailable',
    `Neither puppeteer nor puppeteer-core, which drive the browser, is installed: ${advice}.`,
  )
}
