/** Bundles page scripts with code splitting, so that a page fetches only the backend it uses, as an app would. */

import { type BuildOptions, build } from 'esbuild'

/** The pages of the command `glissade`. */
export const COMMAND_PAGES = { render: 'src/cli/pages/render-page.ts', bench: 'bench/pages/bench-page.ts' } as const

export interface PageBundle {
  /** Output name (with folders, without extension) -> source file. */
  readonly entries: Readonly<Record<string, string>>
  readonly outdir: string
  readonly dev: boolean
  /** Modules that no browser has and that only stand in branches for Node. */
  readonly external?: readonly string[]
}

export function pageBuildOptions({ entries, outdir, dev, external = [] }: PageBundle): BuildOptions {
  return {
    entryPoints: { ...entries },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    chunkNames: 'chunks/[name]-[hash]',
    external: [...external],
    define: { __DEV__: String(dev) },
    sourcemap: dev ? 'linked' : false,
    minify: !dev,
    logLevel: 'warning',
  }
}

export async function bundlePages(bundle: PageBundle): Promise<void> {
  await build(pageBuildOptions(bundle))
}
