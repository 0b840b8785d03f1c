/** `array` if it holds `length` items, else a copy that does: at least twice as long, so that growing costs little on average. */
export function withRoom<T extends Uint8Array | Uint32Array | Float32Array | Float64Array>(
  array: T,
  length: number,
): T {
  if (length <= array.length) return array
  const grown = new (array.constructor as new (length: number) => T)(Math.max(length, array.length * 2))
  grown.set(array)
  return grown
}
