/**
 * Snaps a device coordinate to a whole pixel. It is rounded to 1/256 px first, so that float32 and float64 agree at
 * ties (pixel ratio 1.5 makes many). The same two floors stand in shaders/lib/snap.wgsl.
 */
export function snapToPixel(v: number): number {
  return Math.floor(Math.floor(v * 256 + 0.5) / 256 + 0.5)
}
