import { EngineError } from '../../base/errors.ts'
import { destroyed } from '../../engine/destroyed.ts'
import type { Engine } from '../../engine/engine.ts'
import { Hands, type HandsOptions } from '../hands.ts'
import type { HandsInputs } from '../ports.ts'
import { listen } from './listen.ts'

export interface InteractOptions extends HandsOptions {
  /** The element that the engine is in. */
  readonly host: HTMLElement
  /** What inputs go through on their way to the hands: `through` of a recorder. */
  readonly through?: (inputs: HandsInputs) => HandsInputs
}

/**
 * Gives an engine hands: they listen on its element from now on, until `destroy` or the engine's end. Throws `destroyed` for an
 * engine that is destroyed, `wrong-type` for an element that the engine is not in.
 */
export function interact(engine: Engine, { host, through = (inputs) => inputs, ...options }: InteractOptions): Hands {
  if (engine.isDestroyed) throw destroyed()
  const { element } = engine
  if (!element || element.parentElement !== host) {
    const message = 'options.host is not the element that the engine was made with; hands need that one, to listen on.'
    throw new EngineError('wrong-type', message, { path: 'options.host', value: host })
  }
  return new Hands(engine, options, (inputs) => listen(host, element, through(inputs), options.pageScroll === true))
}
