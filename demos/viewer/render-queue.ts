/** Jobs that run one at a time, the latest asked for first: what the reader looks at now is drawn before what was scrolled past. */
export class RenderQueue {
  private readonly waiting: { readonly key: object; readonly job: () => Promise<void> }[] = []
  private isRunning = false

  add(key: object, job: () => Promise<void>): void {
    this.drop(key)
    this.waiting.push({ key, job })
    if (!this.isRunning) void this.run()
  }

  /** Takes back a job that has not begun. */
  drop(key: object): void {
    const at = this.waiting.findIndex((one) => one.key === key)
    if (at >= 0) this.waiting.splice(at, 1)
  }

  private async run(): Promise<void> {
    this.isRunning = true
    for (let next = this.waiting.pop(); next; next = this.waiting.pop()) await next.job()
    this.isRunning = false
  }
}
