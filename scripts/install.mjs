/**
 * Installs dependencies when node_modules is absent or differs from package-lock.json. Node built-ins only: it runs
 * on a fresh clone. Install scripts are left out: esbuild's binary is its platform package, puppeteer's browser is
 * found by `src/cli/find-browser.ts`.
 */

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @param {string} root the repository */
export function installDependencies(root) {
  const why = missing(root)
  if (why === '') return
  console.log(`Installing dependencies: ${why}.`)
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund']
  const env = { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' }
  // Under `npm run`, npm names its own script; run directly, npm is looked up in PATH (npm.cmd on Windows needs a shell).
  const npm = process.env.npm_execpath
  const options = /** @type {const} */ ({ cwd: root, env, stdio: 'inherit' })
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (result.status !== 0) {
    console.error('The dependencies could not be installed: run `npm ci` and look at what it reports.')
    process.exit(1)
  }
}

/** Why an install is needed, or ''. npm keeps what it installed in node_modules/.package-lock.json. */
function missing(root) {
  const installed = packages(join(root, 'node_modules', '.package-lock.json'))
  if (installed === null) return 'node_modules is absent'
  const wanted = packages(join(root, 'package-lock.json')) ?? {}
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue
    const found = installed[path]
    // Packages for other platforms are optional and stay out.
    if (found === undefined ? !entry.optional : found.version !== entry.version)
      return `${path} is not ${entry.version}, as package-lock.json says`
  }
  return ''
}

function packages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}
