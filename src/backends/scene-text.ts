/** The text of the scene shader, from which each GPU backend makes its own language. */
import { OnDemand } from '../base/on-demand.ts'
import { FEATURE } from '../frame/frame.ts'
import { scene } from '../generated/scene.ts'
import { withParts } from './shader-parts.ts'

/** Its parts for trails; frames with them are drawn without them until it is there. */
export const trailText = new OnDemand('trails', async () => (await import('../generated/trail.ts')).trail)

export function sceneText(features: number): string {
  return withParts(scene, (features & FEATURE.TRAIL && trailText.code) || [])
}
