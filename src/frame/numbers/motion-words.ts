/** Where the fields of MOTION in layout.ts lie, in 32-bit words. */
export const scale = 8
export const opacity = 10
export const flags = 11
export const spring = 12
export const start = 14
export const place = 16
export const shape = 20
export const placeRate = 24
export const shapeRate = 28
