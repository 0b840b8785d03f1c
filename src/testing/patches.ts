/** A method as a function of `this` and its arguments. */
type Call = (self: unknown, args: unknown[]) => unknown

/** Methods of the browser that are replaced for a while. */
export class Patches {
  readonly #undo: (() => void)[] = []

  /** Puts what `wrap` makes of `owner[name]` in its place; nothing where there is no such method. */
  wrap(owner: object | undefined, name: string, wrap: (original: Call) => Call): void {
    const original: unknown = owner && Reflect.get(owner, name)
    if (!owner || typeof original !== 'function') return
    const before = Object.getOwnPropertyDescriptor(owner, name)
    const wrapped = wrap((self, args) => Reflect.apply(original, self, args))
    Object.defineProperty(owner, name, {
      configurable: true,
      writable: true,
      value(this: unknown, ...args: unknown[]) {
        return wrapped(this, args)
      },
    })
    this.#undo.push(() => {
      if (before) Object.defineProperty(owner, name, before)
      else Reflect.deleteProperty(owner, name)
    })
  }

  undo(): void {
    for (const undo of this.#undo.splice(0).reverse()) undo()
  }
}
