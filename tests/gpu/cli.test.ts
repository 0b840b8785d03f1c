import { execFile, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DocumentBus, Journal } from '../../src/document.ts'
import { SceneHost } from '../support/document-host.ts'

/** The command as an app has it: packed, and installed from the tarball into a folder of its own, without a network. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'glissade-cli-'))
const app = join(folder, 'app')

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}`)
  return stdout
}

function glissade(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(join(app, 'node_modules/.bin/glissade'), args, { cwd: app }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    )
  })
}

const BOARD = {
  version: 1,
  width: 64,
  height: 32,
  background: '#fff',
  root: {
    id: 'page',
    type: 'group',
    children: [{ id: 'card', type: 'box', props: { x: 8, y: 8, width: 16, height: 16, fill: '#f00' } }],
  },
}

/** A pipeline for each blend mode and feature but text and images: gradients, clips, layers, outlines. */
const SHAPES = {
  version: 1,
  width: 96,
  height: 64,
  background: '#f4f5f7',
  root: {
    id: 'page',
    type: 'group',
    children: [
      {
        id: 'card',
        type: 'box',
        props: {
          x: 6,
          y: 6,
          width: 48,
          height: 30,
          cornerRadius: 8,
          fill: {
            type: 'linear',
            angle: 30,
            stops: [
              [0, '#06c'],
              [1, '#e0529c'],
            ],
          },
          stroke: { color: '#d0d7de', width: 2 },
          shadow: [
            { y: 3, blur: 8, color: 'rgb(0 0 0 / .4)' },
            { inset: true, blur: 6, y: 2, color: '#0008' },
          ],
        },
      },
      {
        id: 'path',
        type: 'path',
        props: {
          x: 40,
          y: 30,
          d: 'M0 0 C16 24 32 -24 48 0 L48 24 Z',
          fill: '#f80',
          stroke: { color: '#222', width: 1.5 },
        },
      },
      {
        id: 'layer',
        type: 'group',
        props: { opacity: 0.5, blendMode: 'multiply' },
        children: [
          { id: 'yellow', type: 'box', props: { x: 30, y: 20, width: 30, height: 30, fill: '#ff0' } },
          {
            id: 'turned',
            type: 'box',
            props: { x: 44, y: 22, width: 30, height: 30, rotation: 30, fill: '#0ff', clip: true },
            children: [{ id: 'inside', type: 'ellipse', props: { x: 10, y: 10, width: 40, height: 30, fill: '#00f' } }],
          },
        ],
      },
      { id: 'light', type: 'ellipse', props: { x: 66, y: 6, width: 24, height: 20, fill: '#363', blendMode: 'add' } },
    ],
  },
}

beforeAll(() => {
  const stage = join(folder, 'stage')
  for (const part of ['package.json', 'README.md', 'LICENSE']) cpSync(join(ROOT, part), join(stage, part))
  run(process.execPath, ['scripts/build-cli.mjs', join(stage, 'dist')], ROOT)
  run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], stage)
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  // What would come from a registry is linked to what is installed here.
  const linked = [...Object.keys(manifest.dependencies), 'puppeteer', 'webgpu'].map((name) => [
    name,
    `file:${join(ROOT, 'node_modules', name)}`,
  ])
  mkdirSync(app)
  const tarball = `file:${join(folder, `glissade-${manifest.version}.tgz`)}`
  const dependencies = { ...Object.fromEntries(linked), glissade: tarball }
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'app', version: '1.0.0', dependencies }))
  run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--install-links=false'], app)
  writeFileSync(join(app, 'board.json'), JSON.stringify(BOARD))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('render draws a document to a file', async () => {
  const { code, stdout } = await glissade(
    'render',
    'board.json',
    '--backend',
    'canvas2d',
    '--scale',
    '2',
    '--out',
    'a/b.png',
  )
  expect(JSON.parse(stdout)).toMatchObject({ width: 128, height: 64, backend: 'canvas2d', records: 1, out: 'a/b.png' })
  expect(code).toBe(0)
  const { data, width } = PNG.sync.read(readFileSync(join(app, 'a/b.png')))
  const pixel = (x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x + 1) * 4)]
  expect([pixel(15, 15), pixel(16, 16), pixel(47, 47)]).toEqual([
    [255, 255, 255, 255],
    [255, 0, 0, 255],
    [255, 0, 0, 255],
  ])
})

describe('dawn, without a browser', () => {
  test('render gives the picture of WebGPU in Chromium', async () => {
    writeFileSync(join(app, 'shapes.json'), JSON.stringify(SHAPES))
    const draw = async (backend: string) => {
      const { code, stdout } = await glissade('render', 'shapes.json', '--backend', backend, '--out', `${backend}.png`)
      expect(JSON.parse(stdout)).toMatchObject({ backend, width: 96, height: 64 })
      expect(code).toBe(0)
      return PNG.sync.read(readFileSync(join(app, `${backend}.png`))).data
    }
    const [dawn, chromium] = [await draw('dawn'), await draw('webgpu')]
    expect(new Set(new Uint32Array(dawn.buffer, dawn.byteOffset, 96 * 64)).size).toBeGreaterThan(500)
    const farthest = Math.max(...dawn.map((value, i) => Math.abs(value - (chromium[i] as number))))
    expect(farthest).toBeLessThanOrEqual(2)
  })

  test('bench plays a scenario', async () => {
    const { code, stdout } = await glissade(
      'bench',
      'board.json',
      '--backend',
      'dawn',
      '--scenario',
      'drag',
      '--frames',
      '2',
    )
    expect(stdout).toMatch(/\| drag \| board \| dawn \|.* 1 \| 1 \| 0.0\d \|/)
    expect(code).toBe(0)
  })

  test('text, and what a page measures, are refused', async () => {
    const children = [{ id: 'label', type: 'text', props: { text: 'a' } }]
    writeFileSync(join(app, 'text.json'), JSON.stringify({ ...BOARD, root: { ...BOARD.root, children } }))
    const { code, stdout } = await glissade('render', 'text.json', '--backend', 'dawn')
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'no-text-port', path: 'root.children[0]' })
    expect(code).toBe(3)
    expect((await glissade('bench', '--backend', 'dawn', '--scenario', 'leak')).code).toBe(2)
  })
})

test('bench plays a board of the app and holds it to a budget', async () => {
  const args = ['bench', 'board.json', '--scenario', 'drag', '--frames', '3', '--budget']
  const { code, stdout } = await glissade(...args, 'p99=60000ms')
  expect(stdout).toContain('| drag | board | canvas2d |')
  expect(code).toBe(0)
})

test('verify names the entry from which a journal is not as it was written', async () => {
  const bus = new DocumentBus(new SceneHost(BOARD))
  const journal = new Journal(bus)
  for (const x of [10, 20, 30])
    bus.apply([{ type: 'INSERT', payload: { id: `box-${x}`, type: 'box', parentPath: ['page'], props: { x } } }])
  const text = journal.export()
  writeFileSync(join(app, 'journal'), `${text}\n`)
  writeFileSync(join(app, 'tampered'), text.replace('"x":20', '"x":21'))
  expect(await glissade('verify', 'journal', '--head', journal.head)).toMatchObject({
    code: 0,
    stdout: `intact: 4 entries, head ${journal.head}\n`,
  })
  expect(await glissade('verify', 'tampered')).toMatchObject({
    code: 1,
    stdout: 'not as it was written, from entry 2 on: Its hash is not that of its content.\n',
  })
})

describe('bad input is said in a sentence, with exit code 2', () => {
  test.each([
    [['paint'], "There is no command 'paint'; there are render, bench, verify."],
    [['bench', 'no.json'], "glissade bench: ENOENT: no such file or directory, open 'no.json'"],
    [['bench', 'package.json'], 'glissade bench: version is "1.0.0"; this is version 1.'],
    [['bench', '--against', 'HEAD'], 'glissade bench: --against builds a revision of glissade: run `npm run bench`'],
    [['bench', '--frame', '3'], "glissade bench: Unknown option '--frame'"],
    [['verify'], 'glissade verify: name one journal'],
    [['verify', 'board.json', '--head', 'abc'], "glissade verify: --head is 'abc'; it must be 64 digits"],
  ])('%j', async (args, sentence) => {
    const { code, stderr } = await glissade(...args)
    expect(stderr).toContain(sentence)
    expect(stderr.trim()).not.toContain('\n')
    expect(code).toBe(2)
  })

  test('render says it in its line of JSON', async () => {
    const { code, stdout } = await glissade('render', 'package.json', '--backend', 'canvas2d')
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'unknown-version', path: 'version' })
    expect(code).toBe(2)
  })
})

test('what the app has not installed is one sentence', async () => {
  rmSync(join(app, 'node_modules/puppeteer'))
  const { code, stdout } = await glissade('render', 'board.json')
  expect(JSON.parse(stdout).error).toMatchObject({
    code: 'backend-unavailable',
    message:
      'Neither puppeteer nor puppeteer-core, which drive the browser, is installed: run `npm install --save-dev puppeteer-core`.',
  })
  expect(code).toBe(3)
  rmSync(join(app, 'node_modules/webgpu'))
  const dawn = await glissade('render', 'board.json', '--backend', 'dawn')
  expect(JSON.parse(dawn.stdout).error.message).toMatch(/^The npm package webgpu.*npm install --save-dev webgpu`\.$/)
  expect(dawn.code).toBe(3)
})
