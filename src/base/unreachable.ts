/** Makes a missing case a type error. */
export function unreachable(value: never): never {
  throw new Error(`A case is missing for ${String(value)}.`)
}
