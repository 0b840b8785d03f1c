import type { Preset } from '../controls/presets.ts'
import { alphaOf } from '../controls/swatch.ts'
import { make } from '../shell/make.ts'
import type { TrailSettings } from './trail-settings.ts'

export const TRAIL_PRESETS: readonly Preset<TrailSettings>[] = [
  {
    words: ['Ribbon', '丝带'],
    values: { fresh: '#3d5afe', old: '#e0529c', width: 30, by: 'speed', taper: 0.6, life: 2.6, glow: 0, paper: '' },
  },
  {
    words: ['Ink', '墨水'],
    values: {
      fresh: '#1b2340',
      old: '#1b2340',
      width: 18,
      by: 'speed',
      taper: 0.25,
      life: 3,
      glow: 0,
      paper: '#faf7f0',
    },
  },
  {
    words: ['Highlighter', '荧光笔'],
    values: {
      fresh: '#ffd90080',
      old: '#ffd90080',
      width: 38,
      by: 'constant',
      taper: 0,
      life: 4,
      glow: 0,
      paper: '#ffffff',
    },
  },
  {
    words: ['Comet', '彗星'],
    values: {
      fresh: '#ffffff',
      old: '#5b8cff',
      width: 20,
      by: 'constant',
      taper: 1,
      life: 1.4,
      glow: 36,
      glowColor: '#5b8cffcc',
      paper: '#070b18',
    },
  },
  {
    words: ['Glow', '辉光'],
    values: {
      fresh: '#fff1fb',
      old: '#ff4fd8',
      width: 8,
      by: 'constant',
      taper: 0.2,
      life: 2.4,
      glow: 28,
      glowColor: '#ff4fd8e6',
      paper: '#14081a',
    },
  },
  {
    words: ['Brush', '毛笔'],
    values: {
      fresh: '#c0392b',
      old: '#c0392b',
      width: 44,
      by: 'pressure',
      taper: 0.4,
      life: 2.2,
      glow: 0,
      paper: '#f6efe2',
    },
  },
]

const SVG = 'http://www.w3.org/2000/svg'
const DOTS = 120

/** A stroke of the look along an S: opaque dots, the newest on top, which go over into the paper as they get older. */
export function trailThumb({
  fresh = '',
  old = '',
  width = 1,
  taper = 0,
  glow = 0,
  glowColor = '',
  paper = '',
}: Partial<TrailSettings>): HTMLElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 96 60')
  svg.setAttribute('class', 'thumb-trail')
  for (let i = 0; i < DOTS; i++) {
    const along = i / (DOTS - 1)
    const age = 1 - along
    const shown = (along * alphaOf(fresh) + age * alphaOf(old)) * along * along * (3 - 2 * along)
    const dot = document.createElementNS(SVG, 'circle')
    dot.setAttribute('cx', String(16 + 64 * along))
    dot.setAttribute('cy', String(30 - 13 * Math.sin(along * Math.PI * 2)))
    dot.setAttribute('r', String((width / 5) * (1 - taper * age)))
    const color = `color-mix(in srgb, ${old.slice(0, 7)} ${age * 100}%, ${fresh.slice(0, 7)})`
    dot.style.fill = `color-mix(in srgb, ${color} ${shown * 100}%, var(--paper))`
    svg.append(dot)
  }
  if (glow > 0) svg.style.filter = `drop-shadow(0 0 ${glow / 6}px ${glowColor})`
  const ground = make('span', 'thumb-paper', svg)
  ground.style.setProperty('--paper', paper || 'var(--thumb)')
  ground.style.background = 'var(--paper)'
  return ground
}
