import type { DocumentBus, GlissadeDocument, Operation } from '../../../src/document.ts'

/** Steps that a bus keeps, unless told otherwise. */
const FULL = 1000

interface Step {
  readonly label: string
  readonly operations: Operation[]
}

/** How a document came to be: the one that was loaded, and the steps since then, undone ones included. With it another bus gets the same history. */
export class Past {
  private base: GlissadeDocument
  private steps: Step[] = []
  /** How many of the steps are done. */
  private done = 0
  /** How many steps the bus could take back, when last seen. */
  private known = 0

  constructor(bus: DocumentBus) {
    this.base = bus.toJSON()
    bus.on('load', ({ document }) => {
      this.base = document
      this.steps = []
      this.done = this.known = 0
    })
    bus.on('transaction', ({ kind, operations }) => {
      const labels = bus.steps('undo')
      if (kind === 'apply') this.add(labels, operations)
      else this.done += kind === 'undo' ? -1 : 1
      this.known = labels.length
    })
  }

  async repeat(bus: DocumentBus): Promise<void> {
    await bus.load(this.base)
    for (const { label, operations } of this.steps) {
      // One by one: an operation may name what the one before it inserted, whatever transaction they came in.
      const perform = () => {
        for (const operation of operations) bus.apply([operation])
      }
      bus.transact(perform, { label })
    }
    for (let left = this.steps.length - this.done; left > 0; left--) bus.undo()
  }

  /** A transaction that made no new step has joined the last one; a full history drops a step for each new one. */
  private add(labels: readonly string[], operations: readonly Operation[]): void {
    const last = this.steps[this.done - 1]
    if (last && labels.length === this.known && labels.length < FULL) last.operations.push(...operations)
    else {
      this.steps.splice(this.done, Infinity, { label: labels[0] ?? '', operations: [...operations] })
      this.done++
    }
  }
}
