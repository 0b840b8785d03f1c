import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bundlePages, type PageBundle } from '../src/cli/bundle-pages.ts'
import { type PageSession, type SessionOptions, startSession } from '../src/cli/page-session.ts'

/** Lends a folder below the repository to `use`, and leaves nothing behind. */
export async function inScratch<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = join(process.cwd(), 'node_modules/.cache/glissade/bench', String(process.pid))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Bundles page scripts and lends a session of them to `use`. */
export function withPages<Result>(
  entries: PageBundle['entries'],
  use: (session: PageSession, scripts: string) => Promise<Result>,
  { external = [], ...options }: Omit<SessionOptions, 'scripts'> & Pick<PageBundle, 'external'> = {},
): Promise<Result> {
  return inScratch(async (scripts) => {
    await bundlePages({ entries, outdir: scripts, dev: false, external })
    const session = await startSession({ ...options, scripts })
    try {
      return await use(session, scripts)
    } finally {
      await session.close()
    }
  })
}
