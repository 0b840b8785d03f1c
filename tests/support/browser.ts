/**
 * Pages for tests. `openPage('gpu' | 'cpu', '/pages/NAME')` opens tests/gpu/pages/NAME.ts in the shared browser of that
 * kind, in a profile that no other test file sees. A console error, an uncaught error or an unhandled rejection in
 * any page fails the test in which it is noticed.
 */

import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer'
import { afterAll, afterEach, inject } from 'vitest'
import type { BrowserKind } from './launch.ts'

export interface PageOptions {
  /** CSS px; default 1280 x 720. */
  readonly width?: number
  readonly height?: number
  readonly pixelRatio?: number
  /** Console errors that belong to the test. */
  readonly allow?: RegExp
  /** Runs in the page before any of its scripts. */
  readonly before?: () => void
}

interface Connection {
  readonly browser: Browser
  readonly context: BrowserContext
}

const connections = new Map<BrowserKind, Promise<Connection>>()
const problems: string[] = []

async function connect(kind: BrowserKind): Promise<Connection> {
  const browserWSEndpoint = inject('browserEndpoints')[kind]
  const browser = await puppeteer.connect({ browserWSEndpoint, protocolTimeout: 120_000, defaultViewport: null })
  return { browser, context: await browser.createBrowserContext() }
}

/** The connection closes at the end of the test file, and its pages with it. */
export async function openPage(kind: BrowserKind, path: string, options: PageOptions = {}): Promise<Page> {
  const connection = connections.get(kind) ?? connect(kind)
  connections.set(kind, connection)
  const page = await (await connection).context.newPage()
  await page.setViewport({
    width: options.width ?? 1280,
    height: options.height ?? 720,
    deviceScaleFactor: options.pixelRatio ?? 1,
  })
  page.on('console', (message) => {
    if (message.type() === 'error') note(`console.error: ${message.text()}`, path, options.allow)
  })
  page.on('pageerror', (error) =>
    note(`uncaught: ${error instanceof Error ? error.stack : String(error)}`, path, options.allow),
  )
  page.on('error', (error) => note(`crashed: ${error.message}`, path, options.allow))
  if (options.before !== undefined) await page.evaluateOnNewDocument(options.before)
  const response = await page.goto(inject('pageOrigin') + path, { waitUntil: 'load' })
  if (response?.ok() !== true) throw new Error(`${path} was answered with ${response?.status() ?? 'nothing'}`)
  return page
}

function note(problem: string, path: string, allow: RegExp | undefined): void {
  if (allow?.test(problem) !== true) problems.push(`${path}: ${problem}`)
}

afterEach(() => {
  const noticed = problems.splice(0)
  if (noticed.length > 0) throw new Error(`A page reported errors:\n${noticed.join('\n')}`)
})

afterAll(async () => {
  for (const connection of connections.values()) {
    const { browser, context } = await connection
    await context.close()
    await browser.disconnect()
  }
  connections.clear()
  if (problems.length > 0) throw new Error(`A page reported errors:\n${problems.splice(0).join('\n')}`)
})
