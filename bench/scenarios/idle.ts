import { steps } from '../scenario.ts'

export const idle = steps('idle', 'Nothing changes: no frame may be drawn.', () => () => {})
