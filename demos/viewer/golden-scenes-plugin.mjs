/**
 * Gives the viewer its list of scenes: `import SCENES from 'golden-scenes'` holds one entry for every *.scene.ts file,
 * loaded when it is asked for. New files appear with the next rebuild.
 */

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

const NAMESPACE = 'golden-scenes'
const SUFFIX = '.scene.ts'

/** @param {string} folder where the scenes lie, in folders by area */
export function goldenScenes(folder) {
  /** @type {import('esbuild').Plugin} */
  const plugin = {
    name: NAMESPACE,
    setup(build) {
      build.onResolve({ filter: /^golden-scenes$/ }, () => ({ path: NAMESPACE, namespace: NAMESPACE }))
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, async () => {
        const found = await readdir(folder, { recursive: true, withFileTypes: true })
        const names = found
          .filter((entry) => entry.isFile() && entry.name.endsWith(SUFFIX))
          .map((entry) =>
            join(entry.parentPath, entry.name)
              .slice(folder.length + 1, -SUFFIX.length)
              .replaceAll('\\', '/'),
          )
          .sort()
        const entries = names.map((name) => {
          const load = `async () => (await import(${JSON.stringify(`./${name}${SUFFIX}`)})).default`
          return `{ name: ${JSON.stringify(name)}, load: ${load} }`
        })
        const watchDirs = [
          folder,
          ...found.filter((entry) => entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name)),
        ]
        return { contents: `export default [${entries.join(',\n')}]`, resolveDir: folder, watchDirs }
      })
    },
  }
  return plugin
}
