/** The command from its sources (`npm run render`, `npm run bench`): pages are bundled anew, and revisions can be built. */
import { join } from 'node:path'
import { bundlePages, COMMAND_PAGES } from '../src/cli/bundle-pages.ts'
import { glissade } from '../src/cli/glissade.ts'
import { buildRevision } from './build.ts'
import { inScratch } from './with-pages.ts'

process.exitCode = await inScratch(async (scripts) => {
  await bundlePages({ entries: COMMAND_PAGES, outdir: scripts, dev: false })
  return glissade(process.argv.slice(2), {
    scripts,
    async buildRevision(revision) {
      await buildRevision(process.cwd(), revision, join(scripts, 'there'))
      return 'there/bench'
    },
  })
})
