/**
 * `npm run render -- BOARD.json --backend webgpu|webgl2|canvas2d|oracle --scale 1 --out OUT.png`: draws a document in
 * a headless browser and prints one line of JSON. Exit codes: 0 drawn, 2 a bad document, 3 the backend is not to be
 * had, 1 anything else. Images with relative addresses are looked up beside the document.
 */

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { ErrorCode } from '../base/errors.ts'
import { bundlePages, pageHtml } from './bundle-pages.ts'
import { launchBrowser } from './launch-browser.ts'
import {
  RENDER_BACKENDS,
  type RenderBackend,
  type RenderFailure,
  type RenderReply,
  type RenderRequest,
} from './pages/render-contract.ts'
import { startServer } from './static-server.ts'

const USAGE = `npm run render -- BOARD.json --backend ${RENDER_BACKENDS.join('|')} --scale 1 --out OUT.png`
const TIMEOUT_MS = 120_000

/** Codes that blame the backend, and those that blame neither the document nor the backend. */
const BACKEND_CODES: readonly string[] = ['backend-unavailable', 'shader-failed', 'device-lost'] satisfies ErrorCode[]
const OTHER_CODES: readonly string[] = [
  ...([
    'not-in-scene',
    'no-text-port',
    'no-image-port',
    'invalid-frame',
    'host-in-use',
    'destroyed',
  ] satisfies ErrorCode[]),
  'usage',
  'unreadable-file',
  'unexpected',
]

interface Job {
  readonly file: string
  readonly backend: RenderBackend
  readonly scale: number
  readonly out: string | undefined
}

function failure(code: string, path: string, message: string): RenderFailure {
  return { error: { code, path, message } }
}

function jobOf(args: string[]): Job | RenderFailure {
  try {
    const options = {
      backend: { type: 'string', default: 'webgpu' },
      scale: { type: 'string', default: '1' },
      out: { type: 'string' },
    } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [file, ...more] = positionals
    const backend = RENDER_BACKENDS.find((name) => name === values.backend)
    const scale = Number(values.scale)
    if (file === undefined || more.length > 0) return failure('usage', 'BOARD.json', `Name one document: ${USAGE}`)
    if (backend === undefined) return failure('usage', '--backend', `'${values.backend}' is no backend: ${USAGE}`)
    if (!(scale > 0 && scale <= 16))
      return failure('usage', '--scale', `'${values.scale}' is not a number above 0 and up to 16: ${USAGE}`)
    return { file, backend, scale, out: values.out }
  } catch (error) {
    return failure('usage', '', `${messageOf(error)}: ${USAGE}`)
  }
}

async function render({ file, backend, scale }: Job): Promise<RenderReply> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => ({ error }))
  if (typeof text !== 'string') return failure('unreadable-file', file, messageOf(text.error))
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    return failure('not-json', '', `${file} is not JSON: ${messageOf(error)}`)
  }
  return inBrowser({ document, backend, scale }, dirname(resolve(file)))
}

async function inBrowser(request: RenderRequest, documentFolder: string): Promise<RenderReply> {
  const root = process.cwd()
  const outdir = join(root, 'node_modules/.cache/glissade/render', String(process.pid))
  await bundlePages({ entries: { render: join(root, 'src/cli/pages/render-page.ts') }, outdir, dev: true })
  const server = await startServer({
    mounts: [
      { prefix: '/script/', folder: outdir },
      { prefix: '/fonts/', folder: join(root, 'node_modules/@fontsource') },
      { prefix: '/', page: (path) => (path === '' ? pageHtml('/script/render.js', 'glissade render') : null) },
      { prefix: '/', folder: documentFolder },
    ],
  })
  try {
    const gpu = request.backend === 'webgpu' || request.backend === 'webgl2'
    const browser = await launchBrowser(gpu ? 'gpu' : 'cpu')
    try {
      const page = await browser.newPage()
      page.setDefaultTimeout(TIMEOUT_MS)
      page.on('pageerror', (error) => console.error(messageOf(error)))
      await page.goto(`${server.origin}/`)
      return await page.evaluate((request) => window.glissadeRender(request), request)
    } finally {
      await browser.close()
    }
  } finally {
    await server.close()
    await rm(outdir, { recursive: true, force: true })
  }
}

/** Every code of the engine that is not in a list above is about the document. */
function exitCode({ error }: RenderFailure): number {
  if (BACKEND_CODES.includes(error.code)) return 3
  return OTHER_CODES.includes(error.code) ? 1 : 2
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Prints the line and returns the exit code. */
function report(line: object, code: number): number {
  console.log(JSON.stringify(line))
  return code
}

async function main(): Promise<number> {
  const job = jobOf(process.argv.slice(2))
  if ('error' in job) return report(job, exitCode(job))
  const reply = await render(job).catch((error: unknown) => failure('unexpected', '', messageOf(error)))
  if ('error' in reply) return report(reply, exitCode(reply))
  const { png, ...facts } = reply
  if (job.out === undefined) return report(facts, 0)
  await mkdir(dirname(resolve(job.out)), { recursive: true })
  await writeFile(job.out, Buffer.from(png, 'base64'))
  return report({ ...facts, out: job.out }, 0)
}

process.exitCode = await main()
