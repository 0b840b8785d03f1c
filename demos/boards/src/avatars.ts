import { pngDataUrl, type Rgba } from './png.ts'

/** A portrait of flat shapes, 40 x 40: background, hair, shoulders, face. */
function avatar(background: Rgba, skin: Rgba, hair: Rgba, shirt: Rgba, hairLength: number): string {
  const size = 40
  const inside = (x: number, y: number, centerX: number, centerY: number, radiusX: number, radiusY: number) =>
    ((x - centerX) / radiusX) ** 2 + ((y - centerY) / radiusY) ** 2 < 1
  const colorAt = (x: number, y: number): Rgba => {
    if (inside(x, y, 20, 18, 6.6, 8) && y > 13.5 + Math.abs(x - 20) * 0.12) return skin
    if (Math.abs(x - 20) < 3 && y > 22 && y < 30) return skin
    if (inside(x, y, 20, 40, 14, 12.5)) return shirt
    if (inside(x, y, 20, 15.5, 9, 9.5) && y < 17) return hair
    if (Math.abs(x - 20) < 9 && y >= 15 && y < 17 + hairLength) return hair
    return background
  }
  return pngDataUrl(size, size, (x, y) => {
    // 4 x 4 samples a pixel keep the edges smooth.
    const sum = [0, 0, 0]
    for (let sub = 0; sub < 16; sub++) {
      const color = colorAt(x + ((sub % 4) + 0.5) / 4, y + (Math.floor(sub / 4) + 0.5) / 4)
      for (let channel = 0; channel < 3; channel++) sum[channel] = (sum[channel] ?? 0) + (color[channel] ?? 0) / 16
    }
    const [red = 0, green = 0, blue = 0] = sum.map(Math.round)
    return [red, green, blue, 255]
  })
}

const rgb = (hex: number): Rgba => [hex >> 16, (hex >> 8) & 255, hex & 255, 255]

export const AVATARS = [
  avatar(rgb(0x8b7bff), rgb(0xf6c7a4), rgb(0x3a2230), rgb(0xffe3d3), 11),
  avatar(rgb(0x2aa7c9), rgb(0xf2c9a6), rgb(0x1b1d26), rgb(0xe9f6fb), 0),
  avatar(rgb(0x2fb37c), rgb(0x8d5a3c), rgb(0x1f1512), rgb(0xffd66e), 4),
  avatar(rgb(0xe6a93a), rgb(0xf7d2b5), rgb(0xa9743a), rgb(0x37415c), 0),
  avatar(rgb(0xe2667d), rgb(0xf5cfae), rgb(0x15161d), rgb(0xfdf0f2), 9),
] as const
