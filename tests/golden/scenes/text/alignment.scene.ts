import { box, text } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'
import { MIXED } from '../type.ts'

export default scene(
  'left, centre and right within a width; several lines',
  [240, 160],
  [
    ...(['left', 'center', 'right'] as const).map((align, i) =>
      box({ x: 8 + i * 76, y: 10, width: 72, height: 140, stroke: { color: '#d0d7de', width: 1, align: 'inside' } }, [
        text({
          text: 'Quiet seas 风平浪静 and long tides',
          x: 4,
          y: 4,
          width: 64,
          align,
          fontFamily: MIXED,
          fontSize: 12,
          lineHeight: 1.5,
          fill: '#111',
        }),
        text({
          text: 'one\ntwo two\n三',
          x: 4,
          y: 90,
          width: 64,
          align,
          fontFamily: MIXED,
          fontSize: 11,
          lineHeight: 1.3,
          fill: '#3e63dd',
        }),
      ]),
    ),
  ],
)
