import { Engine } from '../../../src/index.ts'
import { surface } from '../canvas/stage.ts'
import { showNote } from '../shell/notes.ts'
import { work } from '../shell/work.ts'
import { word } from '../words/word.ts'
import { open } from './open.ts'
import { LONGEST_ADDRESS, pack } from './share.ts'

/** The document as a JSON file. */
export function saveFile(): void {
  const json = JSON.stringify(surface.peek().bus.toJSON(), null, 1)
  hand(new Blob([json], { type: 'application/json' }), `${fileName()}.json`)
}

/** The whole page as a PNG file, `scale` device px to one of its px, drawn by an engine of its own. */
export function savePicture(scale: number): Promise<void> {
  return work(async () => {
    const document = surface.peek().bus.toJSON()
    const { width, height } = document
    const engine = new Engine({ width, height, pixelRatio: scale }, { backend: ['canvas2d'] })
    try {
      await engine.load(document)
      await engine.settled()
      hand(await engine.capture(), `${fileName()}@${scale}x.png`)
    } finally {
      engine.destroy()
    }
  })
}

/** Puts an address with the whole document into the clipboard, and into the address bar. */
export function share(): Promise<void> {
  return work(async () => {
    const packed = await pack(JSON.stringify(surface.peek().bus.toJSON()))
    if (packed.length > LONGEST_ADDRESS) {
      const kilobytes = Math.round(packed.length / 1000)
      showNote({ title: word('shareTooLong'), text: word('shareTooLongText', { kilobytes }) })
      return
    }
    const url = new URL(location.href)
    url.hash = `doc=${packed}`
    // The clipboard may be forbidden; the address bar has it then.
    history.replaceState(null, '', url)
    await navigator.clipboard.writeText(url.href).catch(() => {})
    showNote({ title: word('shared'), text: word('sharedText') })
  })
}

function fileName(): string {
  return open.peek().board ?? 'glissade'
}

function hand(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
