/** Chains of clips: the product of their coverages. */
import { EngineError } from '../../src/base/errors.ts'
import type { Frame } from '../../src/frame/frame.ts'
import { KIND, MAX_CLIPS } from '../../src/frame/layout.ts'
import { coverageIn } from './area.ts'
import { flatten, type Polygon } from './outline.ts'
import { readPlaced } from './read.ts'
import { intersect, type Region, regionOf } from './region.ts'
import { shapesOf } from './shapes.ts'

export interface ClipCoverage {
  /** Nothing is seen outside it. */
  readonly region: Region
  readonly coverageIn: (region: Region) => Float64Array
}

/** `first` is slot + 1; null when there is no clip. */
export function clipCoverage(frame: Frame, first: number, bounds: Region): ClipCoverage | null {
  if (first === 0) return null
  const outlines: Polygon[] = []
  let region = bounds
  for (let next = first; next !== 0 && outlines.length < MAX_CLIPS; ) {
    const clip = readPlaced(frame, next - 1)
    if (clip.kind !== KIND.CLIP) {
      throw new EngineError(
        'invalid-frame',
        `clip chain reaches slot ${next - 1} of kind ${clip.kind}; chain CLIP slots only`,
        { path: `records[${next - 1}]`, value: clip.kind },
      )
    }
    const { map, own } = shapesOf(clip)
    outlines.push(own ? flatten(own, map) : [])
    region = own ? intersect(region, regionOf(map, own.x0, own.y0, own.x1, own.y1)) : { ...region, width: 0 }
    next = clip.clip
  }
  return {
    region,
    coverageIn: (part) => {
      const product = new Float64Array(part.width * part.height).fill(1)
      for (const outline of outlines) {
        const coverage = coverageIn(outline, part)
        for (let i = 0; i < product.length; i++) product[i] = (product[i] ?? 0) * (coverage[i] ?? 0)
      }
      return product
    },
  }
}
