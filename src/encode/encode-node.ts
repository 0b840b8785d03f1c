import type { Box } from '../scene/box.ts'
import type { Ellipse } from '../scene/ellipse.ts'
import type { Image } from '../scene/image.ts'
import type { Line } from '../scene/line.ts'
import type { Node } from '../scene/node.ts'
import type { Text } from '../scene/text.ts'
import { encodeBox, encodeEllipse } from './encode-box.ts'
import { encodeImage } from './encode-image.ts'
import { encodeLine } from './encode-line.ts'
import { encodeText } from './encode-text.ts'
import type { RecordTarget } from './target.ts'

/** One node's own picture -> records. */
export function encodeNode(target: RecordTarget, node: Node): void {
  switch (node.type) {
    case 'group':
      return
    case 'box':
      encodeBox(target, node as Box)
      return
    case 'ellipse':
      encodeEllipse(target, node as Ellipse)
      return
    case 'line':
      encodeLine(target, node as Line)
      return
    case 'text':
      encodeText(target, node as Text)
      return
    case 'image':
      encodeImage(target, node as Image)
      return
    default:
      node.type satisfies 'polyline' | 'path' | 'trail'
      target.onDemand(node)
  }
}
