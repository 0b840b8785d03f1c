import type { DrawnPicture } from '../../src/cli/pages/draw-document.ts'
import type { RenderBackend } from '../../src/cli/pages/render-contract.ts'
import type { GoldenScene } from '../../tests/golden/scenes/scene.ts'
import {
  CANVAS2D_FAR,
  CANVAS2D_FAR_SHARE,
  CANVAS2D_MEAN,
  GPU_PAIR_MAX,
  ORACLE_MEAN,
  ORACLE_NEAR,
  ORACLE_NEAR_SHARE,
} from '../../tests/golden/tolerance.ts'
import { type Comparison, compare } from '../../tests/support/compare.ts'

/** The columns, in the order in which they are drawn: the oracle is slow and comes last, but stands first. */
export const COLUMNS: readonly RenderBackend[] = ['oracle', 'webgpu', 'webgl2', 'canvas2d']
export const LABELS: Readonly<Record<RenderBackend, string>> = {
  oracle: 'Oracle',
  webgpu: 'WebGPU',
  webgl2: 'WebGL2',
  canvas2d: 'Canvas2D',
}

/** `tested`: the pairs that the golden tests judge. `oracle`: everything with the truth. */
export type Pairs = 'tested' | 'oracle'

export function referenceOf(backend: RenderBackend, pairs: Pairs): RenderBackend | null {
  if (backend === 'oracle') return null
  return pairs === 'oracle' || backend === 'webgpu' ? 'oracle' : 'webgpu'
}

export interface Verdict {
  readonly comparison: Comparison
  /** Null where the tests have no opinion. */
  readonly passes: boolean | null
  /** Pixels over this count as far, 1/255. */
  readonly far: number
}

/** Compares two pictures as the golden tests do. */
export function judge(
  backend: RenderBackend,
  actual: DrawnPicture,
  reference: RenderBackend,
  expected: DrawnPicture,
  { tolerance = {} }: GoldenScene,
): Verdict {
  const [r = 0, g = 0, b = 0, a = 0] = expected.pixels
  const comparison = compare(actual.pixels, expected.pixels, { width: expected.width, background: [r, g, b, a] })
  const { max, mean, share } = comparison
  if (backend === 'webgpu') {
    const { mean: most = ORACLE_MEAN, within: far = ORACLE_NEAR, share: part = ORACLE_NEAR_SHARE } = tolerance
    return { comparison, far, passes: mean <= most && share(far) <= part }
  }
  const isTested = reference === 'webgpu'
  if (backend === 'webgl2') return { comparison, far: GPU_PAIR_MAX, passes: isTested ? max <= GPU_PAIR_MAX : null }
  const passes = mean <= CANVAS2D_MEAN && share(CANVAS2D_FAR) <= CANVAS2D_FAR_SHARE
  return { comparison, far: CANVAS2D_FAR, passes: isTested ? passes : null }
}
