import { ATLAS, type UploadPort } from '../frame/upload.ts'
import type { Ledger } from './ledger.ts'

/** By use. */
const TEXTURES = ['records', 'anchors', 'atlas', 'images'] as const
const BUFFERS = ['draw list', 'views'] as const

/** The same port, whose objects are counted; what binds a texture is a part of it. */
export function countObjects<Texture extends object, Buffer extends object>(
  port: UploadPort<Texture, Buffer>,
  ledger: Ledger,
): UploadPort<Texture, Buffer> {
  const takeOff = new WeakMap<object, () => void>()

  function count<T extends object>(object: T, kind: string, bytes: number, objects = 1): T {
    ledger.count(kind, objects, bytes)
    takeOff.set(object, () => ledger.count(kind, -objects, -bytes))
    return object
  }

  /** Once: what could not be replaced may be freed again. */
  function forget(object: object): void {
    takeOff.get(object)?.()
    takeOff.delete(object)
  }

  return {
    writeTexture: port.writeTexture,
    writeBuffer: port.writeBuffer,
    copyBuffer: port.copyBuffer,
    createTexture(use, width, height, layers, isTarget) {
      const bytes = width * height * (layers || 1) * (use < ATLAS ? 16 : 4)
      const texture = port.createTexture(use, width, height, layers, isTarget)
      // Targets have a depth, an object of its own.
      return isTarget ? count(texture, 'targets', 2 * bytes, 2) : count(texture, TEXTURES[use], bytes)
    },
    freeTexture(texture) {
      forget(texture)
      port.freeTexture(texture)
    },
    createBuffer: (use, bytes) => count(port.createBuffer(use, bytes), BUFFERS[use], bytes),
    freeBuffer(buffer) {
      forget(buffer)
      port.freeBuffer(buffer)
    },
  }
}
