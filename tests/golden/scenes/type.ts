/** Font lists of the text scenes; the host of a runner loads these families from npm packages. */
export const LATIN = 'Inter'
export const CHINESE = "'Noto Sans SC'"
export const MIXED = "Inter, 'Noto Sans SC', 'Noto Color Emoji'"
