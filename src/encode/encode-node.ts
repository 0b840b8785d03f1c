import { unreachable } from '../base/unreachable.ts'
import type { Box } from '../scene/box.ts'
import type { Ellipse } from '../scene/ellipse.ts'
import type { Image } from '../scene/image.ts'
import type { Line } from '../scene/line.ts'
import type { Node } from '../scene/node.ts'
import type { Path } from '../scene/path.ts'
import type { Polyline } from '../scene/polyline.ts'
import type { Text } from '../scene/text.ts'
import { encodeBox, encodeEllipse } from './encode-box.ts'
import { encodeImage } from './encode-image.ts'
import { encodeLine } from './encode-line.ts'
import { encodePath, encodePolyline } from './encode-path.ts'
import { encodeText } from './encode-text.ts'
import type { RecordTarget } from './target.ts'

/** One node's own picture -> records. */
export function encodeNode(target: RecordTarget, node: Node): void {
  switch (node.type) {
    case 'group':
      return
    case 'box':
      return encodeBox(target, node as Box)
    case 'ellipse':
      return encodeEllipse(target, node as Ellipse)
    case 'line':
      return encodeLine(target, node as Line)
    case 'polyline':
      return encodePolyline(target, node as Polyline)
    case 'path':
      return encodePath(target, node as Path)
    case 'text':
      return encodeText(target, node as Text)
    case 'image':
      return encodeImage(target, node as Image)
    default:
      unreachable(node.type)
  }
}
