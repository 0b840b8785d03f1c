/**
 * Loads the open-licence fonts of boards, demos and tests from the @fontsource packages: 'Inter', 'Noto Sans SC' and
 * 'Noto Color Emoji'. The packages cut each family into subsets by code point; only those that a text needs are
 * fetched. Bytes are fetched, not linked by URL, so that a page under `connect-src 'self'` needs no `font-src`.
 */

interface Family {
  readonly name: string
  /** Folder under `baseUrl`; also the start of its file names. */
  readonly folder: string
  readonly weights: readonly number[]
  /** One file with all glyphs, where the subsets cannot be used. */
  readonly whole?: string
  /** Characters that ask for the family. Emoji subsets claim more: digits, for keycaps (there U+20E3 asks for them). */
  readonly wanted: RegExp
}

const FAMILIES: readonly Family[] = [
  { name: 'Inter', folder: 'inter', weights: [400, 500, 600, 700], wanted: /./su },
  { name: 'Noto Sans SC', folder: 'noto-sans-sc', weights: [400, 500, 700], wanted: /./su },
  {
    name: 'Noto Color Emoji',
    folder: 'noto-color-emoji',
    weights: [400],
    // Chromium 156 draws nothing from the numbered subsets; the whole font is 5.8 MB, and fetched only for emoji
    whole: 'noto-color-emoji-emoji-400-normal.woff2',
    wanted: /(?=[^\0-\x7f])[\p{Extended_Pictographic}\p{Emoji_Component}]/u,
  },
]

const LATIN = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')

/** URL -> its load; a subset is fetched once per page. */
const loads = new Map<string, Promise<FontFace>>()
/** URL -> parsed `unicode.json`: subset name -> ranges as in CSS. */
const manifests = new Map<string, Promise<Record<string, string>>>()

/**
 * Adds to `document.fonts` what `text` needs, in every family and weight, and resolves when it can be drawn. Call it
 * again when other text arrives. `baseUrl` is where node_modules/@fontsource is served; `text` defaults to ASCII. `folders`: what is
 * served there, where that need not be all.
 */
export async function loadFonts(baseUrl: string, text: string = LATIN, folders?: readonly string[]): Promise<void> {
  const characters = [...new Set(text)]
  const families = FAMILIES.filter(({ folder }) => folders?.includes(folder) ?? true)
  await Promise.all(families.map((family) => loadFamily(`${baseUrl}/${family.folder}`, family, characters)))
}

async function loadFamily(url: string, family: Family, characters: readonly string[]): Promise<void> {
  const wanted = characters.filter((c) => family.wanted.test(c)).map((c) => c.codePointAt(0) ?? 0)
  if (wanted.length === 0) return
  if (family.whole) {
    const file = `${url}/files/${family.whole}`
    document.fonts.add(await once(loads, file, () => loadFace(file, family.name, '400', 'U+0-10FFFF')))
    return
  }
  const manifest = await once(manifests, url, () => fetchManifest(`${url}/unicode.json`))
  const subsets = Object.entries(manifest).filter(([, ranges]) => covers(ranges, wanted))
  const faces = await Promise.all(
    subsets.flatMap(([subset, unicodeRange]) =>
      family.weights.map((weight) => {
        // Numbered subsets are '[4]' in unicode.json and '4' in file names.
        const file = `${url}/files/${family.folder}-${subset.replace(/[[\]]/g, '')}-${weight}-normal.woff2`
        return once(loads, file, () => loadFace(file, family.name, String(weight), unicodeRange))
      }),
    ),
  )
  // In the manifest's order, not that of arrival: subsets overlap, and the last face added wins.
  for (const face of faces) document.fonts.add(face)
}

async function fetchManifest(url: string): Promise<Record<string, string>> {
  return (await fetchOk(url)).json()
}

async function loadFace(url: string, name: string, weight: string, unicodeRange: string): Promise<FontFace> {
  const bytes = await (await fetchOk(url)).arrayBuffer()
  return new FontFace(name, bytes, { weight, unicodeRange }).load()
}

async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url)
  if (!response.ok)
    throw new Error(`The font file ${url} was answered with ${response.status}; serve node_modules/@fontsource there.`)
  return response
}

/** The value under `key`, made at the first call; a failure is forgotten, so that a later call tries again. */
function once<T>(cache: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = cache.get(key)
  if (found !== undefined) return found
  const made = make()
  cache.set(key, made)
  made.catch(() => cache.delete(key))
  return made
}

/** Whether a CSS `unicode-range` such as 'U+20-7e,U+2122' holds any of the code points. */
function covers(ranges: string, codePoints: readonly number[]): boolean {
  return ranges.split(',').some((range) => {
    const [first = '', last = first] = range.trim().slice(2).split('-')
    const min = Number.parseInt(first, 16)
    const max = Number.parseInt(last, 16)
    return codePoints.some((c) => c >= min && c <= max)
  })
}
