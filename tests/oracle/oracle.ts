/**
 * The oracle: draws a frame slowly and exactly, in double, as `src/frame/shading.md` defines it. It shares no code
 * with the shader or with a backend; only the tables and the one snapping function of `layout.ts`. Runs anywhere.
 */
import { EngineError } from '../../src/base/errors.ts'
import type { Batch, BlendIndex, Frame, FrameImage } from '../../src/frame/frame.ts'
import { FLAG, KIND, RECORD, SLOT_BITS, SLOT_MASK } from '../../src/frame/layout.ts'
import { determinant } from './affine.ts'
import { boxPaint } from './box.ts'
import { clipCoverage } from './clip.ts'
import { createTarget, type Paint, put, type Target, texelsOf, toBytes } from './composite.ts'
import { cellPaint, imagePaint, layerPaint } from './picture.ts'
import { readPlaced, readU32 } from './read.ts'
import { intersect } from './region.ts'
import type { Texels } from './sample.ts'
import { trailPaint } from './trail.ts'

/**
 * The screen: frame.width * frame.height premultiplied RGBA8, top row first. The frame must be `full`, or every
 * image that it draws be among `imagesAdded`.
 */
export function renderFrame(frame: Frame): Uint8Array {
  const targets = new Map<number, Target>()
  const screen = createTarget({ x: frame.x, y: frame.y, width: frame.width, height: frame.height }, frame.background)
  for (const pass of frame.passes) {
    const { x, y, width, height } = pass
    const target = pass.target === 0 ? screen : createTarget({ x, y, width, height }, [0, 0, 0, 0])
    targets.set(pass.target, target)
    for (const batch of pass.batches) {
      const source = sourceOf(frame, batch, targets)
      for (let i = batch.start; i < batch.start + batch.count; i++) {
        const entry = frame.drawList[i] ?? 0
        // A trail is drawn whole with its first chunk.
        if (entry >>> SLOT_BITS === 0) drawSlot(frame, entry & SLOT_MASK, batch.blend, source, target)
      }
    }
  }
  return toBytes(screen.data)
}

function sourceOf(frame: Frame, { source }: Batch, targets: ReadonlyMap<number, Target>): Texels | null {
  if (source.type === 'none') return null
  if (source.type === 'image') {
    const image = frame.imagesAdded.find(({ id }) => id === source.id)
    if (!image) {
      throw new EngineError(
        'invalid-frame',
        `image ${source.id} is drawn but not among imagesAdded; hand the oracle a full frame`,
        { path: 'imagesAdded', value: source.id },
      )
    }
    return texelsOfImage(image)
  }
  const target = targets.get(source.target)
  if (!target) {
    throw new EngineError(
      'invalid-frame',
      `target ${source.target} is sampled but no earlier pass wrote it; put its pass first`,
      { path: 'passes', value: source.target },
    )
  }
  return texelsOf(target)
}

function texelsOfImage({ width, height, bytes }: FrameImage): Texels {
  return { width, height, data: bytes, unit: 1 / 255 }
}

/** Word 3 of a cell or of an image without FROM_SOURCE: its page. */
function pageOf(frame: Frame, slot: number): Texels {
  const page = readU32(frame.records, slot, RECORD.paint)
  const bytes = frame.atlas.pages[page]
  if (!bytes) {
    throw new EngineError(
      'invalid-frame',
      `slot ${slot} names atlas page ${page} of ${frame.atlas.pages.length}; name one that exists`,
      { path: `records[${slot}]`, value: page },
    )
  }
  return { width: frame.atlas.size, height: frame.atlas.size, data: bytes, unit: 1 / 255 }
}

function drawSlot(frame: Frame, slot: number, blend: BlendIndex, source: Texels | null, target: Target): void {
  const kind = readU32(frame.records, slot, RECORD.head) & 15
  if (kind === KIND.LAYER) {
    if (!source) throw new EngineError('invalid-frame', `layer in slot ${slot} has no source; name the target it shows`)
    lay(target, layerPaint(frame, slot, source, target.region), blend, 1, null)
    return
  }
  const record = readPlaced(frame, slot)
  if (!(Math.abs(determinant(record.map)) > 0) || record.opacity <= 0) return
  const clip = clipCoverage(frame, record.clip, target.region)
  const area = clip ? clip.region : target.region
  if (area.width === 0 || area.height === 0) return
  const paint = ((): Paint => {
    switch (kind) {
      case KIND.BOX:
      case KIND.ELLIPSE:
        return boxPaint(frame.records, record, area)
      case KIND.CELL:
        return cellPaint(frame.records, record, pageOf(frame, slot), area)
      case KIND.IMAGE: {
        const texels = (record.flags & FLAG.FROM_SOURCE) !== 0 ? source : pageOf(frame, slot)
        if (texels) return imagePaint(frame.records, record, texels, area)
        throw new EngineError('invalid-frame', `image in slot ${slot} is FROM_SOURCE but its batch has no source`)
      }
      case KIND.TRAIL:
        return trailPaint(frame, record, area)
      default:
        throw new EngineError(
          'invalid-frame',
          `slot ${slot} of kind ${kind} can't be drawn; draw kinds 0 to 4, and 7`,
          {
            path: `records[${slot}]`,
            value: kind,
          },
        )
    }
  })()
  lay(target, paint, blend, record.opacity, clip ? clip.coverageIn(paint.region) : null)
}

/** `coverage` covers the paint's region. */
function lay(target: Target, paint: Paint, blend: BlendIndex, opacity: number, coverage: Float64Array | null): void {
  const { region, colors } = paint
  const part = intersect(region, target.region)
  for (let y = part.y; y < part.y + part.height; y++) {
    for (let x = part.x; x < part.x + part.width; x++) {
      const from = (y - region.y) * region.width + x - region.x
      const share = opacity * (coverage ? (coverage[from] ?? 0) : 1)
      const r = (colors[from * 4] ?? 0) * share
      const g = (colors[from * 4 + 1] ?? 0) * share
      const b = (colors[from * 4 + 2] ?? 0) * share
      const a = (colors[from * 4 + 3] ?? 0) * share
      if (a === 0 && r === 0 && g === 0 && b === 0) continue
      const base = ((y - target.region.y) * target.region.width + x - target.region.x) * 4
      put(target.data, base, blend, r, g, b, a)
    }
  }
}
