import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FOLDERS = ['src', 'shaders', 'demos', 'bench', 'tests', 'scripts', '.ci', '.github']
const TEXT = /\.(tsx?|mjs|wgsl|json|md|html|css|yml)$|[\\/]run$/
const WRITTEN_BY_TOOLS = /^(src\/generated|tests\/output)\/|\/node_modules\//

/** Paths of the text files that people write, relative to the root, with '/'. */
function files(): string[] {
  const inFolders = FOLDERS.filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  const atRoot = readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(ROOT, entry.name))
  return [...atRoot, ...inFolders]
    .map((file) => relative(ROOT, file).replaceAll('\\', '/'))
    .filter((path) => TEXT.test(path) && !WRITTEN_BY_TOOLS.test(path))
}

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const typescript = (): string[] => files().filter((path) => /\.tsx?$/.test(path))
const parse = (path: string): ts.SourceFile => ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true)

test('src has no barrels but the public entries', () => {
  const barrels = typescript().filter((path) => {
    if (!path.startsWith('src/') || /^src\/[^/]+$/.test(path)) return false
    const { statements } = parse(path)
    const isReExport = (node: ts.Statement) => ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined
    return basename(path) === 'index.ts' || (statements.length > 0 && statements.every(isReExport))
  })
  expect(barrels).toEqual([])
})

test('file names say what is inside, in kebab-case', () => {
  const vague = /manager|helper|util/i
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|scene|bench|config|d))?\.(tsx?|mjs|wgsl)$/
  const code = files().filter((path) => /\.(tsx?|mjs|wgsl)$/.test(path))
  expect(code.filter((path) => vague.test(basename(path)) || !kebab.test(basename(path)))).toEqual([])
})

test('nothing has the type any', () => {
  const found: string[] = []
  for (const path of typescript()) {
    const file = parse(path)
    const visit = (node: ts.Node): void => {
      if (node.kind === ts.SyntaxKind.AnyKeyword)
        found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`)
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  expect(found).toEqual([])
})

test('the lock file names no registry host, so that any registry serves it', () => {
  expect(read('package-lock.json').match(/"resolved":.*|https?:\/\/[^"]*\.tgz/g)).toBeNull()
})

test('the lock file belongs to package.json', () => {
  const manifest = JSON.parse(read('package.json'))
  const { '': locked } = JSON.parse(read('package-lock.json')).packages
  expect(locked.dependencies).toEqual(manifest.dependencies)
  expect(locked.devDependencies).toEqual(manifest.devDependencies)
})

test('the licence is there', () => {
  expect(read('package.json')).toContain('"license": "MIT"')
  expect(readFileSync(join(ROOT, 'LICENSE'), 'utf8')).toMatch(/^MIT License/)
})

test('no file names a place on somebody’s machine', () => {
  const machine = /(^|[\s'"`(=])(\/(work|home|root|Users|tmp)\/\w|[A-Z]:\\Users\\)/m
  expect(files().filter((path) => machine.test(read(path)))).toEqual([])
})
