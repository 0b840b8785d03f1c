import { box, text } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'
import { LATIN } from '../type.ts'

export default scene(
  'words wrap at spaces and hyphens, long words break, line feeds hold',
  [240, 160],
  [
    box({ x: 8, y: 8, width: 104, height: 144, fill: '#f4f5f7' }),
    text({
      text: 'A retained scene graph batches widgets into well-known GPU buffers.',
      x: 8,
      y: 8,
      width: 104,
      fontFamily: LATIN,
      fontSize: 13,
      lineHeight: 1.4,
      fill: '#111',
    }),
    box({ x: 128, y: 8, width: 104, height: 144, fill: '#f4f5f7' }),
    text({
      text: 'Donaudampfschifffahrtsgesellschaft\n\nhttps://example.org/a/long/address',
      x: 128,
      y: 8,
      width: 104,
      fontFamily: LATIN,
      fontSize: 13,
      lineHeight: 1.4,
      fill: '#111',
    }),
  ],
)
