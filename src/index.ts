/** The public API: names and nothing else. */
export { EngineError, type ErrorCode } from './base/errors.ts'
export type { DocumentNode, GlissadeDocument } from './document/document.ts'
export type { Limits } from './document/limits.ts'
export type { EngineCamera } from './engine/camera.ts'
export type { BackendChoice, BackendName } from './engine/choose-backend.ts'
export { Engine } from './engine/engine.ts'
export type { EngineOptions } from './engine/engine-options.ts'
export type { EngineEvents } from './engine/events.ts'
export { followPointer } from './engine/follow-pointer.ts'
export type { LoadOptions } from './engine/load-document.ts'
export type { FrameStats, Metrics } from './engine/metrics.ts'
export { toDocument } from './engine/to-document.ts'
export { Box, type BoxProps } from './scene/box.ts'
export { Ellipse, type EllipseProps } from './scene/ellipse.ts'
export { Group, type GroupProps } from './scene/group.ts'
export { Image, type ImageProps, type ImageSource } from './scene/image.ts'
export { Line, type LineProps } from './scene/line.ts'
export { Node, type NodeProps } from './scene/node.ts'
export type { Clip, ClipRect, CornerRadius, Fill, Gradient, Shadow, Stroke } from './scene/paint.ts'
export { Path, type PathProps } from './scene/path.ts'
export { Polyline } from './scene/polyline.ts'
export { Scene } from './scene/scene.ts'
export {
  type Animation,
  type AnimationTarget,
  bouncy,
  gentle,
  jelly,
  type Spring,
  type SpringOptions,
  snappy,
  spring,
} from './scene/spring.ts'
export { Text, type TextProps } from './scene/text.ts'
export { Trail, type TrailColor, type TrailGlow, type TrailProps, type TrailPush } from './scene/trail.ts'
