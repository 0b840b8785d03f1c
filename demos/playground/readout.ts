import { watch } from '../../src/health.ts'
import type { Engine } from '../../src/index.ts'
import { element } from './element.ts'
import { BACKEND_LABELS } from './stage.ts'
import { count, word } from './words.ts'

/** Milliseconds between two updates of the numbers: faster ones can't be read, and cost frames. */
const INTERVAL = 120

/** The numbers in the corner: what draws, and what the last frame cost. Written after frames only, so a still board costs nothing. */
export class Readout {
  private engine: Engine | null = null
  private timer = 0

  attach(engine: Engine): void {
    this.engine = engine
    watch(engine)
    engine.on('frame', () => this.later())
    engine.on('backendchange', () => this.write())
    this.write()
  }

  write(): void {
    const { engine } = this
    if (!engine) return
    const { last, watched } = engine.metrics()
    put('backend', engine.backend ? BACKEND_LABELS[engine.backend] : '–')
    put('adapter', adapterName(engine.backendDescription))
    element('adapter').title = `${engine.backendDescription}\n${engine.backendReason}`
    put('draws', last ? count(last.draws) : '–')
    put('records', last ? count(last.records) : '–')
    put('uploaded', last ? bytes(last.uploadedBytes) : '–')
    put('p50', watched?.cpu ? milliseconds(watched.cpu.p50) : '–')
    put('p99', watched?.cpu ? milliseconds(watched.cpu.p99) : '–')
    put('nodes', count(engine.scene.size))
    put('zoom-actual', `${Math.round(engine.camera.zoom * 100)} %`)
  }

  private later(): void {
    this.timer ||= window.setTimeout(() => {
      this.timer = 0
      this.write()
    }, INTERVAL)
  }
}

/** What stands under the name of the backend; ANGLE, under most WebGL2, wraps the name that people know: `ANGLE (vendor, device (id), driver)`. */
function adapterName(description: string): string {
  if (Object.values(BACKEND_LABELS).includes(description) || description === '') return word('backend')
  const wrapped = /^ANGLE \([^,]*, (.*), [^,]*\)$/.exec(description)?.[1]
  return (wrapped ?? description).replace(/ \(0x[\da-f]+\)/gi, '')
}

function put(id: string, text: string): void {
  const target = element(id)
  if (target.textContent !== text) target.textContent = text
}

function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
}

function bytes(value: number): string {
  if (value < 1000) return `${value} B`
  if (value < 1e6) return `${(value / 1000).toFixed(value < 1e4 ? 1 : 0)} kB`
  return `${(value / 1e6).toFixed(1)} MB`
}
