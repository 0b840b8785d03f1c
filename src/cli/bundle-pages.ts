/** Bundles page scripts with code splitting, so that a page fetches only the backend it uses, as an app would. */

import { type BuildOptions, build } from 'esbuild'

export interface PageBundle {
  /** Output name (with folders, without extension) -> source file. */
  readonly entries: Readonly<Record<string, string>>
  readonly outdir: string
  readonly dev: boolean
}

export function pageBuildOptions({ entries, outdir, dev }: PageBundle): BuildOptions {
  return {
    entryPoints: { ...entries },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    chunkNames: 'chunks/[name]-[hash]',
    define: { __DEV__: String(dev) },
    sourcemap: dev ? 'linked' : false,
    minify: !dev,
    logLevel: 'warning',
  }
}

export async function bundlePages(bundle: PageBundle): Promise<void> {
  await build(pageBuildOptions(bundle))
}

/** A page with nothing but a script (and, for strict security policies, nothing inline). */
export function pageHtml(script: string, title: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title><script type="module" src="${script}"></script></head>
<body></body>
</html>
`
}
