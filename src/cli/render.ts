/**
 * `glissade render`: draws a document, in a headless browser or by Dawn, and prints one line of JSON. Exit codes: 0 drawn, 2 bad input, 3 the
 * backend is not to be had, or cannot draw such a document; 1 anything else. Images with relative addresses are looked up beside the document.
 */

import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { EngineError, type ErrorCode } from '../base/errors.ts'
import type { GlissadeDocument } from '../document/document.ts'
import { readDocument } from '../document/load.ts'
import { startDawn } from './dawn.ts'
import { drawOnDawn } from './draw-on-dawn.ts'
import { startSession } from './page-session.ts'
import { RENDER_BACKENDS, type RenderFailure, type RenderReply, type RenderRequest } from './pages/render-contract.ts'
import { pngOf } from './png.ts'

const BACKENDS = [...RENDER_BACKENDS, 'dawn'] as const

export const RENDER_HELP = `glissade render BOARD.json [--backend webgpu] [--scale 1] [--out OUT.png]
  Draws a document and prints one line of JSON.
  --backend  ${RENDER_BACKENDS.join(', ')}, in a headless browser; dawn: WebGPU without one, no text and no images
  --scale    device px per CSS px, above 0 and up to 16
  --out      where the PNG goes
Text is in the fonts of the machine, and in Inter, Noto Sans SC and Noto Color Emoji where node_modules/@fontsource has them.
Exit code 2 for bad input, 3 when the backend is not to be had, 1 for anything else that fails.`

/** Codes that blame the backend, and those that blame neither the document nor the backend. */
const BACKEND_CODES: readonly string[] = [
  'backend-unavailable',
  'shader-failed',
  'device-lost',
  'no-text-port',
  'no-image-port',
] satisfies ErrorCode[]
const OTHER_CODES: readonly string[] = [
  ...(['not-in-scene', 'invalid-frame', 'host-in-use', 'destroyed'] satisfies ErrorCode[]),
  'unexpected',
]

interface Job {
  readonly file: string
  readonly backend: (typeof BACKENDS)[number]
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
    const backend = BACKENDS.find((name) => name === values.backend)
    const scale = Number(values.scale)
    if (file === undefined || more.length > 0)
      return failure('usage', 'BOARD.json', 'Name one document, as in: glissade render BOARD.json.')
    if (backend === undefined)
      return failure('usage', '--backend', `'${values.backend}' is none of ${BACKENDS.join(', ')}.`)
    if (!(scale > 0 && scale <= 16))
      return failure('usage', '--scale', `'${values.scale}' is not a number above 0 and up to 16.`)
    return { file, backend, scale, out: values.out }
  } catch (error) {
    return failure('usage', '', messageOf(error))
  }
}

async function draw({ file, backend, scale }: Job, scripts: string): Promise<RenderReply> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => ({ error }))
  if (typeof text !== 'string') return failure('unreadable-file', file, messageOf(text.error))
  // Refused before a browser starts.
  const document = readDocument(text)
  if (backend === 'dawn') return withoutBrowser(document, scale)
  return inBrowser({ document, backend, scale }, dirname(resolve(file)), scripts)
}

async function withoutBrowser(document: GlissadeDocument, scale: number): Promise<RenderReply> {
  const started = performance.now()
  const { pixels, ...picture } = await drawOnDawn(document, scale)
  const ms = Math.round((performance.now() - started) * 10) / 10
  const png = pngOf(pixels, picture.width, picture.height).toString('base64')
  return { ...picture, backend: 'dawn', ms, png }
}

async function inBrowser(
  request: Omit<RenderRequest, 'fonts'>,
  documentFolder: string,
  scripts: string,
): Promise<RenderReply> {
  const fontFolder = join(process.cwd(), 'node_modules/@fontsource')
  const fonts = existsSync(fontFolder) ? await readdir(fontFolder) : []
  const mounts = [
    { prefix: '/fonts/', folder: fontFolder },
    { prefix: '/', folder: documentFolder },
  ]
  const session = await startSession({ scripts, mounts })
  try {
    const isGpu = request.backend === 'webgpu' || request.backend === 'webgl2'
    const page = await session.open(isGpu ? 'gpu' : 'cpu', 'render')
    return await page.evaluate((request) => window.glissadeRender(request), { ...request, fonts })
  } finally {
    await session.close()
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

/** Does what `args` say, with the page script in `scripts`; the exit code. */
export async function render(args: string[], scripts: string): Promise<number> {
  try {
    const job = jobOf(args)
    if ('error' in job) return report(job, exitCode(job))
    const elsewhere = job.backend === 'dawn' ? await startDawn() : null
    if (elsewhere !== null) return elsewhere
    const reply = await draw(job, scripts)
    if ('error' in reply) return report(reply, exitCode(reply))
    const { png, ...facts } = reply
    if (job.out === undefined) return report(facts, 0)
    await mkdir(dirname(resolve(job.out)), { recursive: true })
    await writeFile(job.out, Buffer.from(png, 'base64'))
    return report({ ...facts, out: job.out }, 0)
  } catch (error) {
    const { code, path } = error instanceof EngineError ? error : { code: 'unexpected', path: '' }
    const reply = failure(code, path, messageOf(error))
    return report(reply, exitCode(reply))
  }
}
