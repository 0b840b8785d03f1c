import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { expect, test } from 'vitest'
import { pageBuildOptions } from '../../src/cli/bundle-pages.ts'
import { openPage } from '../support/browser.ts'

const PAGE = fileURLToPath(new URL('pages/health-cost.ts', import.meta.url))
/** Pictures in a turn, and turns. */
const PICTURES = 100
const TURNS = 60

/** An engine that tells nobody of its frames. */
const WITHOUT_HEALTH: Plugin = {
  name: 'without health',
  setup({ onLoad }) {
    onLoad({ filter: /src\/engine\/engine\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const contents = text
        .replace(/this\.watcher\?\.\w+\([^)]*\)/g, 'null')
        .replace("this.#events.emit('frame', stats)", 'null')
      if (/watcher\?\.|emit\('frame'/.test(contents))
        throw new Error('What health needs of the engine looks otherwise.')
      return { contents, loader: 'ts' }
    })
  },
}

/** The page's script with a name and without modules of its own, minified as an app's. */
async function script(name: string, plugins: Plugin[]): Promise<string> {
  const options = pageBuildOptions({ entries: { [name]: PAGE }, outdir: 'nowhere', dev: false })
  const { outputFiles } = await build({ ...options, splitting: false, format: 'iife', write: false, plugins })
  return `window.buildName = '${name}'\n${outputFiles?.[0]?.text}`
}

test('an engine that nobody watches is as fast as one that cannot be watched', async () => {
  const page = await openPage('cpu', '/pages/health-cost')
  await page.addScriptTag({ content: await script('minified', []) })
  await page.addScriptTag({ content: await script('without', [WITHOUT_HEALTH]) })
  const least = await page.evaluate(
    async (pictures, turns) => {
      const draws = await Promise.all(['minified', 'without'].map((name) => window.draws?.[name]))
      const least = draws.map(() => Infinity)
      for (let turn = 0; turn < turns; turn++) {
        for (const [i, draw] of draws.entries()) {
          least[i] = Math.min(least[i] as number, draw?.(pictures) ?? Number.NaN)
        }
      }
      return least
    },
    PICTURES,
    TURNS,
  )
  const [whole, without] = least as [number, number]
  expect(without).toBeGreaterThan(0)
  expect(whole / without).toBeLessThan(1.1)
})
