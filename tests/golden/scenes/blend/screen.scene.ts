import { blendScene } from './blend-scene.ts'

export default blendScene('screen')
