/** The public API of `glissade/interact`: hands that select, drag and change the nodes of an engine. */
export type { Adornments } from './interact/adornments.ts'
export type { Command } from './interact/commands.ts'
export type { Handle } from './interact/handles.ts'
export type { ClientPoint, GestureEvent, Hands, HandsEvents, HandsOptions } from './interact/hands.ts'
export type { Quad } from './interact/own-rect.ts'
export type { GestureKind, Outcome, Place, StateName } from './interact/pointer-machine.ts'
export { type InteractOptions, interact } from './interact/shell/interact.ts'
export type { Guide, SnapOptions } from './interact/snapper.ts'
