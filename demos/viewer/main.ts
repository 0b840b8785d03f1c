/** The viewer: every golden scene on the three backends and the oracle, with their differences; drawn when it scrolls into view. */
import { RenderQueue } from './render-queue.ts'
import { SceneCard, type Settings } from './scene-card.ts'
import { SCENES } from './scene-list.ts'
import type { Pairs } from './verdict.ts'

const byId = <T extends HTMLElement>(id: string) => document.getElementById(id) as T
const filter = byId<HTMLInputElement>('filter')
const gain = byId<HTMLInputElement>('gain')
const queue = new RenderQueue()
const visible = new Set<SceneCard>()
const cards = SCENES.map((entry) => new SceneCard(entry, byId('magnifier')))
const byElement = new Map<Element, SceneCard>(cards.map((card) => [card.element, card]))

function settings(): Settings {
  return { scale: Number(chosen('scale')), gain: 2 ** Number(gain.value), pairs: chosen('pairs') as Pairs }
}

function chosen(name: string): string {
  return document.querySelector<HTMLInputElement>(`input[name=${name}]:checked`)?.value ?? ''
}

function drawVisible(): void {
  // The queue takes the last first: from the bottom up, so that the top one is drawn first.
  for (const card of [...cards].reverse()) if (visible.has(card)) drawLater(card)
}

function drawLater(card: SceneCard): void {
  queue.add(card, async () => {
    await card.draw(settings())
    showTally()
  })
}

function showTally(): void {
  const results = cards.map((card) => card.passes())
  const count = (value: boolean | null) => results.filter((result) => result === value).length
  byId('tally').textContent = `${count(true)} within, ${count(false)} beyond, ${count(null)} not drawn`
}

function showFiltered(): void {
  const wanted = filter.value.trim().toLowerCase()
  for (const { element, entry } of cards) element.hidden = !entry.name.includes(wanted)
}

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      const card = byElement.get(target)
      if (!card) continue
      if (isIntersecting) visible.add(card)
      else {
        visible.delete(card)
        queue.drop(card)
      }
    }
    drawVisible()
  },
  { rootMargin: '200px' },
)

byId('scenes').append(...cards.map(({ element }) => element))
for (const { element } of cards) observer.observe(element)

byId('scale').addEventListener('change', drawVisible)
byId('pairs').addEventListener('change', () => {
  for (const card of cards) card.compare(settings())
})
gain.addEventListener('input', () => {
  byId('gain-value').textContent = `${2 ** Number(gain.value)}×`
  for (const card of visible) card.compare(settings())
})
filter.addEventListener('input', () => {
  showFiltered()
  history.replaceState(null, '', filter.value ? `#${encodeURIComponent(filter.value)}` : location.pathname)
})

filter.value = decodeURIComponent(location.hash.slice(1))
showFiltered()
showTally()
