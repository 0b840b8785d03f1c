/** Where the fields of PAINT in layout.ts lie, in 32-bit words. */
export const head = 0
export const gradient = 1
export const stopCount = 2
export const next = 3
export const geometry = 4
export const stops = 8
