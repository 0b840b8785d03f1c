/** The card that is dragged: names, size in CSS px, and where it is when it is dragged by itself. */
export const CARD_ID = 'card'
export const TRAIL_ID = 'trail'
export const CARD = { width: 150, height: 84 } as const

/** Where the card is at a time of the clock, ms. */
export function pathAt(time: number): { x: number; y: number } {
  return {
    x: 190 * Math.sin(time / 1300) - CARD.width / 2,
    y: 90 * Math.sin(time / 870 + 1) - CARD.height / 2,
  }
}
