import type { Box } from '../scene/box.ts'
import type { Ellipse } from '../scene/ellipse.ts'
import type { Line } from '../scene/line.ts'
import type { Path } from '../scene/path.ts'
import type { Polyline } from '../scene/polyline.ts'
import type { Trail } from '../scene/trail.ts'
import { encodeDashedLine } from './encode-dashed-line.ts'
import { encodeDashedRing, encodePath, encodePolyline } from './encode-path.ts'
import { encodeTrail } from './encode-trail.ts'
import type { EncodeOnDemand } from './target.ts'

/** Nodes that few apps have: outlines (paths, polylines, dashes) and trails. */
export const encodeOnDemand: EncodeOnDemand = (target, node) => {
  if (node.type === 'path') encodePath(target, node as Path)
  else if (node.type === 'polyline') encodePolyline(target, node as Polyline)
  else if (node.type === 'trail') encodeTrail(target, node as Trail)
  else if (node.type === 'line') encodeDashedLine(target, node as Line)
  else encodeDashedRing(target, node as Box | Ellipse)
}
