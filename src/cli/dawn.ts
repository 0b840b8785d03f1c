/**
 * Dawn, the WebGPU of Chromium, in Node: the npm package `webgpu`, an optional peer dependency. Where Vulkan finds no driver, it is
 * given the software rasteriser of the browser that is installed; nothing of the browser runs.
 */

import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EngineError } from '../base/errors.ts'
import { findBrowser } from './find-browser.ts'

/** Where a browser that is started by a script keeps its libraries. */
const FOLDERS = ['/usr/lib/chromium', '/usr/lib/chromium-browser', '/opt/google/chrome', '/opt/microsoft/msedge']
const DRIVER = 'vk_swiftshader_icd.json'

/**
 * Makes `navigator.gpu`: null when it gives an adapter. Else the command runs again, in a process that has the driver, as a process
 * reads its library path only when it starts: the exit code of that one. Throws EngineError when there is no adapter to be had.
 */
export async function startDawn(): Promise<number | null> {
  const { create, globals } = await loadDawn()
  const gpu = create([])
  Object.assign(globalThis, globals)
  Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true })
  if (await gpu.requestAdapter()) return null
  const folder = await driverFolder()
  if (folder === null || process.env['VK_DRIVER_FILES']) {
    const advice = 'install a Vulkan driver, or Chromium, or set VK_DRIVER_FILES to the JSON file of a driver'
    throw new EngineError('backend-unavailable', `Dawn gives no adapter: ${advice}.`)
  }
  const LD_LIBRARY_PATH = [process.env['LD_LIBRARY_PATH'], folder].filter(Boolean).join(':')
  const env = { ...process.env, VK_DRIVER_FILES: join(folder, DRIVER), LD_LIBRARY_PATH }
  const command = [fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  return spawnSync(process.execPath, command, { env, stdio: 'inherit' }).status ?? 1
}

async function loadDawn(): Promise<typeof import('webgpu')> {
  try {
    return await import('webgpu')
  } catch (cause) {
    const what = 'The npm package webgpu, which is Dawn, is not there or has nothing for this machine'
    throw new EngineError('backend-unavailable', `${what}: run \`npm install --save-dev webgpu\`.`, { cause })
  }
}

async function driverFolder(): Promise<string | null> {
  const browser = await findBrowser()
  const folders = browser === null ? FOLDERS : [dirname(realpathSync(browser)), ...FOLDERS]
  return folders.find((folder) => existsSync(join(folder, DRIVER))) ?? null
}
