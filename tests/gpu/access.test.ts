import type { Page } from 'puppeteer'
import { expect, test } from 'vitest'
import type { BackendName } from '../../src/engine/choose-backend.ts'
import type { Node } from '../../src/index.ts'
import { openPage } from '../support/browser.ts'
import type { BrowserKind } from '../support/launch.ts'

async function open(
  kind: BrowserKind,
  backend: BackendName | readonly BackendName[],
  path = '/pages/access',
): Promise<Page> {
  const page = await openPage(kind, path)
  await page.evaluate((backend) => window.access.start(backend), backend)
  return page
}

const takeLog = (page: Page) => page.evaluate(() => window.access.takeLog())
const focused = (page: Page) => page.evaluate(() => window.access.mirror.focused?.id ?? null)
const takeChanges = (page: Page) => page.evaluate(() => window.access.takeChanges())

/** What assistive technology is told: roles and names, as the tree has them. */
async function toldTree(page: Page): Promise<string> {
  const client = await page.createCDPSession()
  const { nodes } = await client.send('Accessibility.getFullAXTree')
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const inWords = (id: string): string[] => {
    const node = byId.get(id)
    if (!node) return []
    const below = (node.childIds ?? []).flatMap(inWords)
    const role = `${node.role?.value}`
    if (node.ignored || ['RootWebArea', 'generic', 'none', 'Canvas', 'InlineTextBox'].includes(role)) return below
    const told = `${role} ${node.name?.value}`
    // Words that name what they stand in are told twice.
    const inside = below.filter((words) => words !== `StaticText ${node.name?.value}`)
    return [inside.length ? `${told} [${inside.join(', ')}]` : told]
  }
  return inWords(nodes[0]?.nodeId ?? '').join(', ')
}

test('the tree of the browser is the description of the scene, under the strictest policy', async () => {
  const page = await open('cpu', 'canvas2d', '/strict/access')
  expect(await toldTree(page)).toBe(
    'heading Deposit, image Logo, group Account [slider Amount, button Off, checkbox I agree], ' +
      'button Tilted, button OK, button Cancel',
  )
})

test('axe finds nothing wrong', async () => {
  const page = await open('cpu', 'canvas2d')
  await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' })
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(on: string): Promise<{ violations: { id: string }[] }> } }
    const { violations } = await axe.run('canvas + div')
    return violations.map(({ id }) => id)
  })
  expect(found).toEqual([])
})

test('widgets are found by role and name and clicked in what is drawn, at any zoom', async () => {
  const page = await open('cpu', 'canvas2d')
  for (const zoom of [0.3, 1, 4]) {
    for (const [id, role, name] of [
      ['ok', 'button', 'OK'],
      ['tilted', 'button', 'Tilted'],
      ['agree', 'checkbox', 'I agree'],
    ] as const) {
      await page.evaluate((id, zoom) => window.access.look(id, zoom), id, zoom)
      await page.evaluate(() => window.access.mirror.flush())
      const element = await page.$(`::-p-aria([name="${name}"][role="${role}"])`)
      const box = await element?.boundingBox()
      const drawn = await page.evaluate((id) => window.access.drawnAt(id), id)
      const middle = box && { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      expect(Math.hypot((middle?.x ?? NaN) - drawn.x, (middle?.y ?? NaN) - drawn.y), `${id} at ${zoom}`).toBeLessThan(1)
      // Who asks the page what lies there is told the element; who clicks, by whatever means, hits the picture.
      expect(await page.evaluate((id) => window.access.found(id), id)).toBe(role)
      await takeLog(page)
      await element?.click()
      expect(await takeLog(page)).toEqual([`pointerdown ${id}`, `click ${id}`])
      expect(await focused(page)).toBe(id)
      await page.touchscreen.tap(drawn.x, drawn.y)
      expect(await takeLog(page)).toEqual([`pointerdown ${id}`, `click ${id}`])
      // As assistive technology does it.
      await element?.evaluate((e) => (e as HTMLElement).click())
      expect(await takeLog(page)).toEqual([id === 'ok' ? 'activate ok' : `click ${id}`])
    }
  }
})

test('Tab goes through what is seen, in the order in which it is read, and beyond; keys activate', async () => {
  const page = await open('cpu', 'canvas2d')
  const visited: (string | null)[] = []
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('Tab')
    visited.push(await focused(page))
  }
  expect(visited).toEqual(['amount', 'agree', 'tilted', 'ok', 'cancel', 'far'])
  // What was out of view is in it, by the camera and not by the page.
  const { at, scrolled } = await page.evaluate(() => ({
    at: window.access.drawnAt('far'),
    scrolled: [...document.querySelectorAll('*')].filter(({ scrollTop, scrollLeft }) => scrollTop || scrollLeft).length,
  }))
  expect(at.y).toBeGreaterThan(0)
  expect(at.y).toBeLessThan(300)
  expect(scrolled).toBe(0)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Space')
  expect(await takeLog(page)).toEqual(['activate far', 'activate far'])
  await page.keyboard.down('Shift')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('cancel')
})

test('a ring is drawn around what has the keyboard, in the colours of a forced palette where there is one', async () => {
  const page = await open('cpu', 'canvas2d')
  const ring = async () => {
    await page.evaluate((id) => void window.access.mirror.focus(window.access.engine.get(id) as Node), 'amount')
    await page.evaluate(() => window.access.engine.settled())
    // Left of the slider, whose left side is at 30.
    return page.evaluate(() => Promise.all([25, 27, 29].map((x) => window.access.pixel(x, 85))))
  }
  await page.keyboard.press('Tab')
  const [outside, around, line] = await ring()
  expect([outside, around, line]).toEqual([
    [255, 255, 255],
    [255, 255, 255],
    [26, 95, 208],
  ])
  const client = await page.createCDPSession()
  await client.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] })
  await page.keyboard.press('Tab')
  const [, forcedAround, forcedLine] = await ring()
  const palette = await page.evaluate(() => {
    const probe = document.createElement('div')
    probe.style.color = 'CanvasText'
    probe.style.backgroundColor = 'Canvas'
    document.body.append(probe)
    const { color, backgroundColor } = getComputedStyle(probe)
    return [color, backgroundColor].map((text) => (text.match(/\d+/g) ?? []).slice(0, 3).map(Number))
  })
  expect([forcedLine, forcedAround]).toEqual(palette)
  expect(forcedLine).not.toEqual(line)
  // A pointer needs no ring.
  await page.mouse.click(300, 215)
  await page.evaluate(() => window.access.engine.settled())
  expect(await page.evaluate(() => window.access.engine.scene.overlay === null)).toBe(true)
})

test('focus stays through a loss and a change of backend, on the same element', async () => {
  const page = await open('gpu', ['webgpu', 'webgl2', 'canvas2d'])
  await page.evaluate(() => window.access.mirror.focus(window.access.engine.get('ok') as Node))
  const element = await page.evaluateHandle(() => document.activeElement)
  const isSame = () => page.evaluate((element) => document.activeElement === element, element)
  for (const refuses of [false, true]) {
    await page.evaluate(async (refuses) => {
      const { faults, engine } = window.access
      const drawn = new Promise<void>((resolve) => {
        const stop = engine.on('backendchange', () => {
          stop()
          resolve()
        })
      })
      const drawing = faults[engine.backend as BackendName]
      if (refuses) drawing.refuse()
      drawing.lose()
      await drawn
    }, refuses)
    expect(await isSame()).toBe(true)
    expect(await focused(page)).toBe('ok')
    expect(await page.evaluate(() => window.access.found('ok'))).toBe('button')
  }
  await page.keyboard.press('Enter')
  expect(await takeLog(page)).toEqual(['activate ok'])
})

test('focus follows what moves through the scene; of what is removed, the next one gets it', async () => {
  const page = await open('cpu', 'canvas2d')
  const change = (what: 'move' | 'remove' | 'clear') =>
    page.evaluate((what) => {
      const { engine, mirror } = window.access
      const node = mirror.focused
      if (what === 'move')
        engine
          .get('left')
          ?.add(node as Node)
          .set({ x: 60, y: 0 })
      else if (what === 'remove') node?.remove()
      else for (const child of [...engine.scene.root.children]) child.remove()
      mirror.flush()
    }, what)
  await page.evaluate(() => window.access.mirror.focus(window.access.engine.get('ok') as Node))
  const element = await page.evaluateHandle(() => document.activeElement)
  await change('move')
  expect(await page.evaluate((element) => document.activeElement === element, element)).toBe(true)
  expect(await toldTree(page)).toContain('group Account [button OK, slider Amount')
  await change('remove')
  expect(await focused(page)).toBe('amount')
  await change('clear')
  // Nobody is left; the keyboard stays where it was all the same.
  expect(await focused(page)).toBeNull()
  expect(await page.evaluate(() => document.activeElement?.contains(document.querySelector('[aria-live]')))).toBe(true)
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('DIV')
})

test('what is not mirrored costs no write, a pan one, and what moved one when it has come to rest', async () => {
  const page = await open('cpu', 'canvas2d')
  const frames = 5
  const each = (what: 'nothing' | 'unseen' | 'pan' | 'move') =>
    page.evaluate(
      async (what, frames) => {
        const { engine, mirror, told } = window.access
        const unseen = engine.get('right')?.children[0]?.children[0]
        for (let i = 1; i <= frames; i++) {
          if (what === 'unseen') unseen?.set({ x: 10 + i })
          if (what === 'pan') engine.camera.x += 3
          if (what === 'move') engine.get('logo')?.set({ x: 420 + i })
          await window.access.frames()
        }
        mirror.flush()
        return told.size
      },
      what,
      frames,
    )
  await takeChanges(page)
  const writes: Record<string, number> = {}
  for (const what of ['nothing', 'unseen', 'pan', 'move'] as const) {
    await each(what)
    writes[what] = await takeChanges(page)
  }
  // A pan moves the layer alone, whose attribute it is.
  expect(writes).toEqual({ nothing: 0, unseen: 0, pan: 0, move: 1 })
  expect(await page.evaluate(() => window.access.panned)).toBe(frames)
})

test('the last of what is said at once is heard, and what is urgent is not talked over', async () => {
  const page = await open('cpu', 'canvas2d')
  const heard = (said: [string, 'polite' | 'assertive'][]) =>
    page.evaluate(async (said) => {
      for (const [text, politeness] of said) window.access.mirror.say(text, politeness)
      await new Promise((resolve) => setTimeout(resolve, 400))
      return [...document.querySelectorAll('[aria-live]')].map(({ textContent }) => textContent)
    }, said)
  const polite = (text: string): [string, 'polite'] => [text, 'polite']
  expect(await heard([polite('at 1, 1'), polite('at 2, 2')])).toEqual(['at 2, 2', ''])
  // The same again is a change of the page.
  expect(await heard([polite('at 2, 2')])).toEqual(['at 2, 2\u00a0', ''])
  expect(await heard([['Lost', 'assertive'], polite('at 3, 3')])).toEqual(['at 2, 2\u00a0', 'Lost'])
})

test('a mirror is refused where there can be none, and ends with its engine', async () => {
  const page = await open('cpu', 'canvas2d')
  expect(await page.evaluate(() => window.access.refusals())).toEqual([
    'already-mirrored',
    'unknown-prop options.discribe',
    'wrong-type options.describe',
    'wrong-type engine.element',
    'destroyed',
  ])
  const left = await page.evaluate(async () => {
    window.access.engine.destroy()
    await new Promise((resolve) => setTimeout(resolve, 400))
    window.access.mirror.flush()
    window.access.mirror.refresh()
    window.access.mirror.destroy()
    return document.querySelectorAll('[role]').length
  })
  expect(left).toBe(0)
})
