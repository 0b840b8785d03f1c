/**
 * Starts a headless Chromium. `gpu`: WebGPU and WebGL2 drawn by SwiftShader, the same pictures with or without a
 * graphics card. `cpu`: Chromium's own CPU raster, for Canvas2D (under the SwiftShader flags it would be twice as slow).
 */

import puppeteer, { type Browser } from 'puppeteer'
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
  return puppeteer.launch({
    executablePath: await ensureBrowser(),
    headless: true,
    // A new array for each launch: puppeteer takes `--enable-features` out of the one that it is given.
    args: [...COMMON, ...FLAGS[kind], ...sandbox, ...extra],
    defaultViewport: { width: 1280, height: 720, deviceScaleFactor: 1 },
    protocolTimeout: 120_000,
    timeout: 60_000,
  })
}
