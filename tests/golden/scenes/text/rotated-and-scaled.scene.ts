import { group, text } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'
import { LATIN, MIXED } from '../type.ts'

export default scene(
  'turned, stretched and zoomed text',
  [240, 160],
  [
    text({
      text: 'Turned 冲正',
      x: 20,
      y: 60,
      rotation: -20,
      originX: 0,
      originY: 0,
      fontFamily: MIXED,
      fontSize: 20,
      fill: '#c2413b',
    }),
    text({
      text: 'wide',
      x: 130,
      y: 16,
      scaleX: 2,
      scaleY: 1,
      originX: 0,
      originY: 0,
      fontFamily: LATIN,
      fontSize: 18,
      fill: '#111',
    }),
    text({
      text: 'tall',
      x: 200,
      y: 60,
      scaleX: 1,
      scaleY: 2.4,
      originX: 0,
      originY: 0,
      fontFamily: LATIN,
      fontSize: 18,
      fill: '#3e63dd',
    }),
    group({ x: 20, y: 90, scaleX: 2.5, scaleY: 2.5 }, [
      text({ text: 'Zoomed 柜', fontFamily: MIXED, fontSize: 14, fill: '#0e5f58' }),
    ]),
    group({ x: 150, y: 130, scaleX: 0.6, scaleY: 0.6 }, [
      text({ text: 'Shrunk to 60 %', fontFamily: LATIN, fontSize: 14, fill: '#111' }),
    ]),
  ],
)
