/** The public API of `glissade/document`: operations, transactions, undo, journal. */
export {
  type BusEvents,
  DocumentBus,
  type DocumentHost,
  type LoadEvent,
  type TransactionEvent,
  type TransactionOptions,
} from './document/bus.ts'
export { defaultOf } from './document/defaults.ts'
export type { DocumentNode, GlissadeDocument } from './document/document.ts'
export type { Direction, HistoryLimits, StepOptions } from './document/history.ts'
export {
  Journal,
  type JournalOptions,
  type JournalVerdict,
  type VerifyOptions,
  verifyJournal,
} from './document/journal.ts'
export type {
  DeleteOperation,
  InsertOperation,
  NodePath,
  Operation,
  UpdateOperation,
} from './document/operation.ts'
export type { Entry } from './document/store.ts'
