import type { Text } from '../scene/text.ts'
import { isBlank } from '../text/layout.ts'
import type { Font, TextPort } from '../text/ports.ts'
import { bakeMap, type Linear } from './bake.ts'
import type { Entry } from './entry.ts'
import { type BakedCell, premultiply, type RecordTarget } from './target.ts'

/** Horizontal places inside a pixel at which a cluster is rasterised. CJK gets one: its advance is whole px at common sizes. */
const PHASES = 4
const CJK = /^[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]/

/** One record a cluster. The clusters of a text hang on its origin, which is snapped to a whole pixel, so that they move as one body. */
export function encodeText(target: RecordTarget, node: Text): void {
  const { text: port } = target.ports
  const { inputs } = target.entry as Entry
  if (!port) return
  const color = premultiply(node.fill)
  if (color[3] === 0 || node.text === '') return
  const baked = bakeMap(inputs)
  if (!baked) return
  const { linear, inverse, isUpright } = baked
  const [a, b, c, d] = linear
  const { font } = node
  for (const line of node.layout().lines) {
    for (const cluster of line.clusters) {
      if (isBlank(cluster)) continue
      const x = line.x + cluster.x
      const deviceX = a * x + c * line.baseline
      const deviceY = b * x + d * line.baseline
      // Upright text stands on whole pixels; turned text has phases on both axes
      const px = isUpright && CJK.test(cluster.text) ? Math.round(deviceX) : phased(deviceX)
      const py = isUpright ? Math.round(deviceY) : phased(deviceY)
      const dx = Math.floor(px)
      const dy = Math.floor(py)
      const cells = bakeCluster(target, port, cluster.text, font, linear, px - dx, py - dy)
      for (const cell of cells) target.cell(cell, dx, dy, inverse, inputs.map[4], inputs.map[5], color)
    }
  }
}

function phased(v: number): number {
  return Math.round(v * PHASES) / PHASES
}

function bakeCluster(
  target: RecordTarget,
  port: TextPort,
  text: string,
  font: Font,
  linear: Linear,
  phaseX: number,
  phaseY: number,
): readonly BakedCell[] {
  const key = `text ${port.version()} ${font.style} ${font.weight} ${font.size} ${font.family} ${linear} ${phaseX} ${phaseY} ${text}`
  return target.baked(key, () => {
    // the phase in node space, where the raster port places the baseline
    const [a, b, c, d] = linear
    const det = a * d - b * c
    const cell = port.raster(text, font, (d * phaseX - c * phaseY) / det, (a * phaseY - b * phaseX) / det, linear)
    return cell ? [cell] : []
  })
}
