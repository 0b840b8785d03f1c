/** The page of the bench, built from another revision of this repository. */
import { execFileSync } from 'node:child_process'
import { cp, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { BadInput } from '../src/cli/bad-input.ts'
import { bundlePages, COMMAND_PAGES } from '../src/cli/bundle-pages.ts'

/** Folders that the bench itself is made of: a revision is measured by the bench of today. */
const BENCH = ['bench', 'demos/boards']

/** Writes bench.js to `outdir`; throws BadInput when git does not know the revision, or it cannot be built. */
export async function buildRevision(root: string, revision: string, outdir: string): Promise<void> {
  const tree = join(outdir, 'tree')
  const git = (...args: string[]) => execFileSync('git', ['-C', root, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    git('worktree', 'add', '--detach', tree, revision)
    await symlink(join(root, 'node_modules'), join(tree, 'node_modules'))
    execFileSync(process.execPath, ['scripts/run-ts.mjs', 'shaders/build.ts'], { cwd: tree, stdio: 'ignore' })
    for (const part of BENCH) await cp(join(root, part), join(tree, part), { recursive: true })
    await bundlePages({ entries: { bench: join(tree, COMMAND_PAGES.bench) }, outdir, dev: false })
  } catch (error) {
    throw new BadInput(`the revision '${revision}' cannot be built: ${(error as Error).message}`)
  } finally {
    await rm(tree, { recursive: true, force: true })
    git('worktree', 'prune')
  }
}
