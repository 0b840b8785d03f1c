/** Faults that the gate has to catch, put into a build on purpose. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { COMMAND_PAGES, pageBuildOptions } from '../src/cli/bundle-pages.ts'

export interface Plant {
  readonly file: string
  /** Stands exactly once in the file. */
  readonly find: string
  readonly replace: string
}

/** Each frame keeps the main thread busy for 15 % longer. */
export const SLOWER: Plant = {
  file: 'src/engine/engine.ts',
  find: '    this.#drawing.at = this.#host.now()\n    const stats',
  replace: `    for (const until = started + 1.15 * (this.#host.now() - started); this.#host.now() < until; );
    this.#drawing.at = this.#host.now()\n    const stats`,
}

/** One frame of all, a few after the first, uploads every record. */
export const FULL_UPLOAD: Plant = {
  file: 'src/frame/upload.ts',
  find: 'full ? [0, count] : dirty',
  replace: 'full || (globalThis.plantedStores = (globalThis.plantedStores ?? 0) + 1) === 21 ? [0, count] : dirty',
}

/** The text with the fault; throws when it has no place for it any more. */
export function withPlant(text: string, { file, find, replace }: Plant): string {
  const parts = text.split(find)
  if (parts.length !== 2) throw new Error(`${file} has not one place for the fault: look for '${find}'.`)
  return parts.join(replace)
}

/** Bundles the page of the bench with a fault, as bench.js in `outdir`. */
export async function buildPlanted(root: string, plant: Plant, outdir: string): Promise<void> {
  const path = join(root, plant.file)
  const contents = withPlant(await readFile(path, 'utf8'), plant)
  const plugin: Plugin = {
    name: 'plant',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, (args) => (args.path === path ? { contents, loader: 'ts' } : null))
    },
  }
  const entries = { bench: join(root, COMMAND_PAGES.bench) }
  await build({ ...pageBuildOptions({ entries, outdir, dev: false }), plugins: [plugin] })
}
