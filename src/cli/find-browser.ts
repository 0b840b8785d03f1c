/**
 * Finds a Chrome or Chromium to drive, or installs one. Order: environment variables, the usual places, the cache of
 * `@puppeteer/browsers`; then an install through that package, then apt as root on Debian-like systems.
 */

import { type StdioOptions, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { EngineError } from '../base/errors.ts'

const VARIABLES = ['GLISSADE_BROWSER', 'PUPPETEER_EXECUTABLE_PATH', 'CHROME_PATH'] as const
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const DOWNLOAD_TIMEOUT_MS = 60_000
const APT_TIMEOUT_MS = 300_000

/** The path of a browser that starts, or null. Throws when a variable names a file that does not exist. */
export async function findBrowser(): Promise<string | null> {
  for (const variable of VARIABLES) {
    const path = process.env[variable]
    if (!path) continue
    if (!existsSync(path)) throw unavailable(`${variable} names '${path}', which does not exist: correct or unset it.`)
    return path
  }
  return usualPlaces().find(starts) ?? (await downloaded()).find(starts) ?? null
}

/** As `findBrowser`, but installs a browser when there is none; throws one sentence with the command to run. */
export async function ensureBrowser(): Promise<string> {
  const found = await findBrowser()
  if (found !== null) return found
  for (const install of [installWithPuppeteer, installWithApt]) {
    if (!install()) continue
    const installed = await findBrowser()
    if (installed !== null) return installed
  }
  throw unavailable(`No Chrome or Chromium was found and none could be installed: ${advice()}.`)
}

function unavailable(message: string): EngineError {
  return new EngineError('backend-unavailable', message)
}

function advice(): string {
  const variable = 'or set GLISSADE_BROWSER to the path of one'
  if (isDebian()) return `run \`apt-get update && apt-get install -y chromium\` as root, ${variable}`
  return `run \`npx @puppeteer/browsers install chrome@stable --path "${cacheFolder()}"\`, ${variable}`
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    return apps.flatMap((app) =>
      ['/Applications', join(homedir(), 'Applications')].map((folder) => `${folder}/${app}.app/Contents/MacOS/${app}`),
    )
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name] ?? '')
    const apps = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
    return folders.filter(Boolean).flatMap((folder) => apps.map((app) => join(folder, app)))
  }
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  return NAMES.flatMap((name) => [...new Set(folders)].filter(Boolean).map((folder) => join(folder, name)))
}

async function downloaded(): Promise<string[]> {
  if (puppeteerBrowsers() === null) return []
  const { getInstalledBrowsers } = await import('@puppeteer/browsers')
  const browsers = await getInstalledBrowsers({ cacheDir: cacheFolder() })
  return browsers.filter(({ browser }) => browser === 'chrome').map(({ executablePath }) => executablePath)
}

/**
 * False for a file that is not there and for one that only says where to get the real one (Ubuntu's
 * /usr/bin/chromium-browser without its snap) or lacks libraries. Windows' Chrome knows no --version.
 */
function starts(path: string): boolean {
  if (!existsSync(path)) return false
  if (process.platform === 'win32') return true
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

/** Its main file, or null where puppeteer is not installed. */
function puppeteerBrowsers(): string | null {
  try {
    return createRequire(import.meta.url).resolve('@puppeteer/browsers')
  } catch {
    return null
  }
}

function installWithPuppeteer(): boolean {
  const main = puppeteerBrowsers()
  if (main === null) return false
  console.error('No browser found: downloading Chrome with @puppeteer/browsers (at most a minute).')
  const command = join(dirname(main), 'main-cli.js')
  // A process of its own, so that a download that hangs can be ended.
  // Its error output is a page of usage; `ensureBrowser` says what to do instead.
  const args = [command, 'install', 'chrome@stable', '--path', cacheFolder()]
  return (
    spawnSync(process.execPath, args, { stdio: 'ignore', timeout: DOWNLOAD_TIMEOUT_MS, killSignal: 'SIGKILL' })
      .status === 0
  )
}

function installWithApt(): boolean {
  if (!isDebian() || process.getuid?.() !== 0) return false
  console.error('Installing Debian’s chromium with apt-get.')
  return aptGet('update', '-q') && aptGet('install', '-q', '-y', '--no-install-recommends', 'chromium')
}

function aptGet(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const stdio: StdioOptions = ['ignore', 'ignore', 'inherit']
  return spawnSync('apt-get', args, { env, stdio, timeout: APT_TIMEOUT_MS, killSignal: 'SIGKILL' }).status === 0
}

function isDebian(): boolean {
  return existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
}

function cacheFolder(): string {
  return process.env['PUPPETEER_CACHE_DIR'] ?? join(homedir(), '.cache', 'puppeteer')
}
