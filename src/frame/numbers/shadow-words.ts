/** Where the fields of SHADOW in layout.ts lie, in 32-bit words. */
export const shape = 0
export const color = 4
export const inset = 6
export const next = 7
