import { EngineError } from '../base/errors.ts'
import type { GlissadeDocument } from '../document/document.ts'
import { encodeOnDemand } from '../encode/encode-on-demand.ts'
import { Encoder } from '../encode/encoder.ts'
import { type EncodePorts, premultiply } from '../encode/target.ts'
import { buildScene } from '../engine/build-scene.ts'
import type { HostSize } from '../engine/host.ts'
import type { Frame } from '../frame/frame.ts'
import { Scene } from '../scene/scene.ts'

/** The one frame of a document that no engine shows, made anew by each call; what it cannot show as asked is thrown as EngineError. */
export function documentFrames(
  { root, background }: GlissadeDocument,
  size: HostSize,
  { text, images }: Pick<EncodePorts, 'text' | 'images'>,
): () => Frame {
  const scene = new Scene()
  scene.text = text
  scene.replaceRoot(buildScene(root))
  const report = (problem: string, id: string) => {
    throw new EngineError('invalid-frame', `${problem}: '${id}'`, { path: id })
  }
  const onDemand = { code: encodeOnDemand, get: () => encodeOnDemand }
  const encoder = new Encoder(scene, { text, images, onDemand, maxAtlasPages: 256, report })
  const surface = { ...size, camera: { x: 0, y: 0, zoom: 1 }, background: premultiply(background), time: 0 }
  return () => encoder.encode(surface, true)
}
