/** Pages of ours in headless browsers: one server, and each kind of browser started when first asked for. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer'
import { type BrowserKind, launchBrowser } from './launch-browser.ts'
import { ISOLATED, type Mount, pageHtml, startServer } from './static-server.ts'

export interface SessionOptions {
  /** Folder of page scripts: NAME.js in it makes an empty page /NAME that runs it. */
  readonly scripts: string
  /** What is served beside them. */
  readonly mounts?: readonly Mount[]
  /** Of the browsers, beside those of their kind. */
  readonly flags?: readonly string[]
}

export interface PageSession {
  browser(kind: BrowserKind): Promise<Browser>
  /** A new page of a script; what it throws unheard is printed. */
  open(kind: BrowserKind, name: string): Promise<Page>
  close(): Promise<void>
}

export async function startSession({ scripts, mounts = [], flags = [] }: SessionOptions): Promise<PageSession> {
  const browsers = new Map<BrowserKind, Promise<Browser>>()
  const page = (name: string) => (existsSync(join(scripts, `${name}.js`)) ? pageHtml(`/script/${name}.js`, name) : null)
  const server = await startServer({
    headers: () => ISOLATED,
    mounts: [{ prefix: '/script/', folder: scripts }, { prefix: '/', page }, ...mounts],
  })

  function browser(kind: BrowserKind): Promise<Browser> {
    const started = browsers.get(kind) ?? launchBrowser(kind, flags)
    browsers.set(kind, started)
    return started
  }

  return {
    browser,
    async open(kind, name) {
      const page = await (await browser(kind)).newPage()
      page.on('pageerror', (error) => console.error(error instanceof Error ? error.message : String(error)))
      await page.goto(`${server.origin}/${name}`)
      return page
    },
    async close() {
      const started = await Promise.allSettled(browsers.values())
      await Promise.all(started.map((each) => each.status === 'fulfilled' && each.value.close()))
      await server.close()
    },
  }
}
