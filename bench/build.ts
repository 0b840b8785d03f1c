/** The page of the bench, built from this tree or from another revision of it. */
import { execFileSync } from 'node:child_process'
import { cp, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { bundlePages } from '../src/cli/bundle-pages.ts'

/** Folders that the bench itself is made of: a revision is measured by the bench of today. */
const BENCH = ['bench', 'demos/boards']

export async function buildPage(root: string, outdir: string): Promise<void> {
  await bundlePages({ entries: { bench: join(root, 'bench/pages/bench-page.ts') }, outdir, dev: false })
}

/** Checks `revision` out below `folder`, and builds the page from it. Throws when git does not know it, or it has no such API. */
export async function buildRevision(root: string, revision: string, folder: string, outdir: string): Promise<void> {
  const tree = join(folder, 'tree')
  const git = (...args: string[]) => execFileSync('git', ['-C', root, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  await removeRevision(root, folder)
  git('worktree', 'add', '--detach', tree, revision)
  await symlink(join(root, 'node_modules'), join(tree, 'node_modules'))
  execFileSync(process.execPath, ['scripts/run-ts.mjs', 'shaders/build.ts'], { cwd: tree, stdio: 'ignore' })
  for (const part of BENCH) await cp(join(root, part), join(tree, part), { recursive: true })
  await buildPage(tree, outdir)
}

export async function removeRevision(root: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  execFileSync('git', ['-C', root, 'worktree', 'prune'])
}
