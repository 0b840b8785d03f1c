import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Layer -> what it may import beside itself: the picture in design.md, section 2. The first layer that fits a path counts. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  'src/base/': [],
  'src/math/': ['src/base/'],
  'src/text/': ['src/math/', 'src/base/'],
  'src/scene/': ['src/text/', 'src/math/', 'src/base/'],
  'src/document/': ['src/scene/', 'src/text/', 'src/math/', 'src/base/'],
  // It listens to the browser, and decides nothing.
  'src/interact/shell/': ['src/interact/', 'src/engine/', 'src/math/', 'src/base/'],
  'src/interact/': ['src/document/', 'src/scene/', 'src/text/', 'src/math/', 'src/base/'],
  'src/record/': ['src/interact/', 'src/document/', 'src/scene/', 'src/base/'],
  'src/widgets/': ['src/interact/', 'src/document/', 'src/scene/', 'src/text/', 'src/math/', 'src/base/'],
  'src/access/shell/': ['src/access/', 'src/scene/', 'src/math/', 'src/base/'],
  'src/access/': ['src/interact/', 'src/document/', 'src/scene/', 'src/text/', 'src/math/', 'src/base/'],
  'src/frame/': ['src/math/', 'src/base/'],
  'src/encode/': ['src/scene/', 'src/text/', 'src/frame/', 'src/math/', 'src/base/'],
  'src/generated/': [],
  'src/backends/webgpu/': ['src/backends/', 'src/generated/', 'src/frame/', 'src/math/', 'src/base/'],
  'src/backends/webgl2/': ['src/backends/', 'src/generated/', 'src/frame/', 'src/math/', 'src/base/'],
  'src/backends/canvas2d/': ['src/backends/', 'src/frame/', 'src/math/', 'src/base/'],
  'src/backends/recording/': ['src/backends/', 'src/frame/', 'src/math/', 'src/base/'],
  'src/backends/': ['src/generated/', 'src/frame/', 'src/math/', 'src/base/'],
  'src/engine/': ['src/'],
  // Its page is for development: it draws with the oracle and in the demos' fonts.
  'src/cli/pages/': ['src/', 'tests/oracle/', 'demos/fonts.ts'],
  // One of its commands is the bench.
  'src/cli/': ['src/', 'bench/'],
  // It knows browsers, not the engine.
  'src/testing/': [],
  // Both stand beside the engine, which knows neither.
  'src/health/': ['src/engine/', 'src/encode/', 'src/backends/', 'src/base/'],
  'src/telemetry/': ['src/health/', 'src/engine/', 'src/backends/', 'src/base/'],
  'src/index.ts': ['src/'],
  'src/access.ts': ['src/access/', 'src/access/shell/', 'src/engine/'],
  'src/document.ts': ['src/document/'],
  'src/interact.ts': ['src/interact/', 'src/interact/shell/'],
  'src/record.ts': ['src/record/', 'src/document/'],
  'src/health.ts': ['src/health/', 'src/engine/'],
  'src/telemetry.ts': ['src/telemetry/'],
  'src/testing.ts': ['src/testing/'],
}
/** Layer -> the only ones that may import it; `src/` in a list above does not open it. */
const CLOSED: Readonly<Record<string, readonly string[]>> = {
  'src/generated/': ['src/backends/scene-text.ts', 'src/backends/webgpu/', 'src/backends/webgl2/'],
  'src/cli/': ['src/cli/'],
  'src/index.ts': ['src/cli/'],
  'src/access/': ['src/access/', 'src/access.ts'],
  'src/access.ts': [],
  'src/document.ts': [],
  'src/interact/shell/': ['src/interact/shell/', 'src/interact.ts'],
  'src/interact.ts': [],
  'src/record/': ['src/record/', 'src/record.ts'],
  'src/record.ts': [],
  'src/testing/': ['src/testing.ts', 'src/testing/'],
  'src/testing.ts': [],
  'src/health/': ['src/health/', 'src/health.ts', 'src/telemetry/'],
  'src/health.ts': [],
  'src/telemetry': ['src/telemetry'],
}

const BROWSER_LAYERS = [
  'src/backends/',
  'src/engine/',
  'src/interact/shell/',
  'src/access/shell/',
  'src/health/',
  'src/testing/',
  'src/cli/',
]
const BROWSER_GLOBALS = new Set(
  `document window navigator self location screen HTMLElement HTMLCanvasElement HTMLImageElement OffscreenCanvas
  CanvasRenderingContext2D OffscreenCanvasRenderingContext2D ImageBitmap ImageData Image Path2D FontFace DOMMatrix
  createImageBitmap requestAnimationFrame cancelAnimationFrame requestIdleCallback ResizeObserver IntersectionObserver
  MutationObserver getComputedStyle matchMedia devicePixelRatio localStorage PointerEvent MouseEvent KeyboardEvent`
    .trim()
    .split(/\s+/),
)
const GPU_GLOBAL = /^(GPU[A-Z]|WebGL|HTML[A-Z]|SVG[A-Z])/

function layerOf(path: string): string | undefined {
  return Object.keys(LAYERS).find((layer) => path.startsWith(layer))
}

interface Source {
  /** Relative to the root, with '/'. */
  readonly path: string
  readonly text: string
}

/** Every relative module named in a file: imports, re-exports, `import()` and `import('...')` types. */
function importsOf({ path, text }: Source): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const specifier =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined
    if (specifier !== undefined && ts.isStringLiteralLike(specifier) && specifier.text.startsWith('.'))
      found.push(join(dirname(path), specifier.text).replaceAll('\\', '/'))
    ts.forEachChild(node, visit)
  }
  visit(parse({ path, text }))
  return found
}

function parse({ path, text }: Source): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
}

function wrongImports(source: Source): string[] {
  const layer = layerOf(source.path)
  if (layer === undefined) return [`${source.path} lies in no known layer`]
  const allowed = [layer, ...(LAYERS[layer] ?? [])]
  return importsOf(source)
    .filter((target) => isClosed(source.path, target) || !isAllowed(target, allowed))
    .map((target) => `${source.path} imports ${target}`)
}

function isClosed(from: string, target: string): boolean {
  const rule = Object.entries(CLOSED).find(([prefix]) => target.startsWith(prefix))
  return rule !== undefined && !rule[1].some((prefix) => from.startsWith(prefix))
}

/** 'src/backends/' in a list means the files right there, not the backends in its folders: those are layers of their own. */
function isAllowed(target: string, allowed: readonly string[]): boolean {
  if (target.startsWith('src/')) return allowed.includes('src/') || allowed.includes(layerOf(target) ?? '')
  return allowed.some((prefix) => target.startsWith(prefix))
}

/** Uses of browser globals as values or types. A name that the file declares or imports itself is not one. */
function browserGlobals(source: Source): string[] {
  if (BROWSER_LAYERS.some((layer) => source.path.startsWith(layer))) return []
  const file = parse(source)
  const declared = new Set<string>()
  const used: ts.Identifier[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) isName(node) ? declared.add(node.text) : isReference(node) && used.push(node)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return used
    .filter(({ text }) => !declared.has(text) && (BROWSER_GLOBALS.has(text) || GPU_GLOBAL.test(text)))
    .map((node) => `${source.path}:${file.getLineAndCharacterOfPosition(node.pos).line + 1} uses ${node.text}`)
}

function isName(node: ts.Identifier): boolean {
  const parent: ts.Node & { readonly name?: ts.Node } = node.parent
  const declares =
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isClassDeclaration(parent) ||
    ts.isInterfaceDeclaration(parent) ||
    ts.isTypeAliasDeclaration(parent) ||
    ts.isTypeParameterDeclaration(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isImportClause(parent)
  return declares && parent.name === node
}

function isReference(node: ts.Identifier): boolean {
  const parent: ts.Node & { readonly name?: ts.Node } = node.parent
  if (ts.isPropertyAccessExpression(parent) || ts.isQualifiedName(parent)) return parent.getChildAt(0) === node
  if (ts.isShorthandPropertyAssignment(parent)) return true
  if (ts.isBindingElement(parent) && parent.propertyName === node) return false
  return parent.name !== node && !ts.isExportSpecifier(parent)
}

function sources(): Source[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(ROOT, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }))
}

test('imports go down or sideways inside a folder', () => {
  expect(sources().flatMap(wrongImports)).toEqual([])
})

test('browser globals stay in backends, engine and cli', () => {
  expect(sources().flatMap(browserGlobals)).toEqual([])
})

test.each([
  ['src/base/a.ts', "import type { Box } from '../scene/box.ts'"],
  ['src/scene/a.ts', "import { KIND } from '../frame/layout.ts'"],
  ['src/frame/a.ts', "export { Box } from '../scene/box.ts'"],
  ['src/encode/a.ts', "const b = import('../backends/backend.ts')"],
  ['src/backends/webgpu/a.ts', "import { x } from '../webgl2/b.ts'"],
  ['src/backends/canvas2d/a.ts', "import { WGSL } from '../../generated/shaders.ts'"],
  ['src/backends/a.ts', "import { x } from './webgpu/b.ts'"],
  ['src/engine/a.ts', "import { WGSL } from '../generated/shaders.ts'"],
  ['src/engine/a.ts', "import { render } from '../cli/render.ts'"],
  ['src/scene/a.ts', "let b: import('../engine/engine.ts').Engine"],
  ['src/math/a.ts', "import { seeded } from '../../tests/support/seeded.ts'"],
  ['src/other/a.ts', ''],
])('a wrong import is found: %s, %s', (path, text) => {
  expect(wrongImports({ path, text })).toHaveLength(1)
})

test.each([
  ['src/math/a.ts', "import { assert } from '../base/assert.ts'\nimport { rect } from './rect.ts'"],
  ['src/encode/a.ts', "import { Box } from '../scene/box.ts'\nimport { KIND } from '../frame/layout.ts'"],
  [
    'src/backends/webgl2/a.ts',
    "import { GLSL } from '../../generated/shaders.ts'\nimport type { Backend } from '../backend.ts'",
  ],
  ['src/engine/a.ts', "const b = import('../backends/webgpu/webgpu-backend.ts')"],
  [
    'src/cli/pages/a.ts',
    "import { loadFonts } from '../../../demos/fonts.ts'\nimport { o } from '../../../tests/oracle/o.ts'",
  ],
])('a right import passes: %s, %s', (path, text) => {
  expect(wrongImports({ path, text })).toEqual([])
})

test.each([
  'document.title',
  'const c = new OffscreenCanvas(1, 1)',
  'let c: HTMLCanvasElement',
  'let d: GPUDevice',
  'window.x',
  'f({ navigator })',
])('a browser global is found: %s', (text) => {
  expect(browserGlobals({ path: 'src/scene/a.ts', text })).toHaveLength(1)
  expect(browserGlobals({ path: 'src/engine/a.ts', text })).toEqual([])
})

test.each([
  'function load(document: Document) { return document.root }',
  'a.window',
  'const x = { document: 1 }',
  '// window',
  "'window'",
])('what only looks like a browser global passes: %s', (text) => {
  expect(browserGlobals({ path: 'src/document/a.ts', text: `interface Document { root: 1 }\n${text}` })).toEqual([])
})
