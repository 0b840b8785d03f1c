import { documentOf, pngUrl } from './wrong-documents.ts'

/** The example of the design. */
export const EXAMPLE = {
  version: 1,
  width: 1280,
  height: 720,
  background: '#f4f5f7',
  root: {
    id: 'page',
    type: 'group',
    children: [
      {
        id: 'card-1',
        type: 'box',
        props: {
          x: 40,
          y: 40,
          width: 160,
          height: 96,
          cornerRadius: 12,
          fill: '#fff',
          stroke: { color: '#d0d7de', width: 1 },
          shadow: { x: 0, y: 4, blur: 16, spread: 0, color: 'rgb(0 0 0 / .25)' },
        },
        children: [
          { id: 't1', type: 'text', props: { text: '提交 Submit', x: 16, y: 16, fontSize: 14, fill: '#111' } },
        ],
      },
    ],
  },
}

/** Every type and prop, many at the edge of what is allowed. */
export const EVERYTHING = documentOf({
  id: 'page',
  type: 'group',
  props: { name: 'page', clip: { x: -1, width: 10, height: 10, cornerRadius: [1, 2, 3, 4] }, opacity: 0.5 },
  children: [
    {
      id: '盒',
      type: 'box',
      props: {
        ...{ rotation: -720, scaleX: -1, scaleY: 2, originX: 0, originY: 5, visible: false, blendMode: 'screen' },
        ...{ draggable: true, clip: true, crisp: false, cornerRadius: 3, width: 1e7, height: 0 },
        fill: {
          type: 'linear',
          angle: 45,
          stops: [
            [0, 'red'],
            [0.5, '#0f08'],
            [0.5, 'oklch(60% 0.1 20)'],
          ],
        },
        stroke: {
          color: 'hsl(10 20% 30%)',
          width: 0.5,
          scale: 'fixed',
          align: 'inside',
          dash: [1, 2, 3],
          dashOffset: -4,
        },
        shadow: [{ color: '#000' }, { color: '#0008', x: 1, y: 2, blur: 3, spread: -4, inset: true }],
      },
      children: [],
    },
    {
      id: 'e',
      type: 'ellipse',
      props: {
        fill: {
          type: 'radial',
          center: [0, 1],
          radius: [1, 2],
          stops: [
            [0, 'red'],
            [1, 'tan'],
          ],
        },
      },
    },
    {
      id: 'l',
      type: 'line',
      props: {
        points: [
          [0, 0],
          [-1e7, 1e7],
        ],
        stroke: { color: '#000', scale: 'scale', cap: 'round', join: 'bevel' },
      },
    },
    {
      id: 'p',
      type: 'polyline',
      props: {
        points: [
          [0, 0],
          [1, 1],
          [2, 0],
        ],
      },
    },
    {
      id: 'd',
      type: 'path',
      props: {
        d: 'M0 0h10v10z',
        fill: {
          type: 'conic',
          angle: 90,
          stops: [
            [0, 'red'],
            [1, 'tan'],
          ],
        },
      },
    },
    {
      id: 't',
      type: 'text',
      props: {
        text: '<img src=x onerror=alert(1)> <svg/onload=alert(2)> "&amp;" \u202e\ud800 行\n二',
        ...{ fontFamily: 'Inter, "Noto Sans SC"', fontSize: 1000, fontWeight: 1, fontStyle: 'italic' },
        ...{ lineHeight: 1.5, align: 'center', maxLines: 2, width: 40 },
      },
    },
    { id: 'i', type: 'image', props: { src: pngUrl(20, 30), width: 20, height: 30, fit: 'contain', crisp: true } },
    { id: 'r', type: 'image', props: { src: 'images/a picture.png?x=1#y' } },
    { id: 'h', type: 'image', props: { src: 'https://example.com/a.webp' } },
    { id: 'b', type: 'image', props: { src: 'blob:https://example.com/1-2' } },
    { id: 'n', type: 'image', props: { src: '' } },
    { id: 'bare', type: 'box', props: {} },
  ],
})
