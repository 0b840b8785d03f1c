/** Where the fields of RECORD in layout.ts lie, in 32-bit words. */
export const head = 0
export const anchor = 1
export const clip = 2
export const paint = 3
export const linear = 4
export const translation = 8
export const strokeWidth = 10
export const strokeOutset = 11
export const rect = 12
export const radii = 16
export const fill = 20
export const stroke = 22
export const shadow = 24
export const uv = 24
export const shadowColor = 28
export const opacity = 30
export const nextShadow = 31
