import { unreachable } from '../base/unreachable.ts'
import { Box } from '../scene/box.ts'
import { Ellipse } from '../scene/ellipse.ts'
import { Group } from '../scene/group.ts'
import { Image } from '../scene/image.ts'
import { Line } from '../scene/line.ts'
import type { Node } from '../scene/node.ts'
import { Path } from '../scene/path.ts'
import { Polyline } from '../scene/polyline.ts'
import { Text } from '../scene/text.ts'
import { Trail } from '../scene/trail.ts'
import type { DocumentNode } from './document.ts'

/** A validated node without its children, not yet in a scene. */
export function createNode({ id, type, props }: Omit<DocumentNode, 'children'>): Node {
  const all = { id, ...props } as { id: string }
  switch (type) {
    case 'group':
      return new Group(all)
    case 'box':
      return new Box(all)
    case 'ellipse':
      return new Ellipse(all)
    case 'line':
      return new Line(all)
    case 'polyline':
      return new Polyline(all)
    case 'path':
      return new Path(all)
    case 'text':
      return new Text(all)
    case 'image':
      return new Image(all)
    case 'trail':
      return new Trail(all)
    default:
      return unreachable(type)
  }
}
