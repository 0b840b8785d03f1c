import type { Fragment } from '../document/edit.ts'
import { word } from '../words/word.ts'
import { box, COLOR, FONT, frame, group, label, path } from './fragments.ts'

/** Controls made of nodes, with the words of the present language. */

export function button(): Fragment {
  return box(
    {
      name: word('widget.button'),
      width: 112,
      height: 40,
      cornerRadius: 10,
      fill: COLOR.accent,
      shadow: { y: 4, blur: 12, color: 'rgb(61 90 254 / .28)' },
      draggable: true,
    },
    label(word('sample.submit'), 0, 20, { width: 112, align: 'center', fontWeight: 600, fill: '#fff' }),
  )
}

export function input(): Fragment {
  return group(
    { name: word('widget.input'), draggable: true },
    label(word('sample.name'), 0, 8, { fontSize: 12, fontWeight: 500, fill: COLOR.soft }),
    frame(220, 40, { y: 22 }, label(word('sample.typeHere'), 12, 20, { fill: '#9aa1ae' })),
  )
}

export function select(): Fragment {
  const stroke = { color: COLOR.soft, width: 1.5, cap: 'round', join: 'round' }
  return frame(
    220,
    40,
    { name: word('widget.select'), draggable: true },
    label(word('sample.choose'), 12, 20),
    path('M0 0 4 4 8 0', { x: 198, y: 18, stroke }),
  )
}

export function checkbox(): Fragment {
  return group(
    { name: word('widget.checkbox'), draggable: true },
    box(
      { width: 20, height: 20, cornerRadius: 6, fill: COLOR.accent },
      path('M0 4 3.5 7.5 10 0', { x: 5, y: 6, stroke: { color: '#fff', width: 2, cap: 'round', join: 'round' } }),
    ),
    label(word('sample.agree'), 30, 10),
  )
}

export function toggle(): Fragment {
  return box(
    { name: word('widget.switch'), width: 44, height: 26, cornerRadius: 13, fill: COLOR.accent, draggable: true },
    {
      type: 'ellipse',
      props: { x: 21, y: 3, width: 20, height: 20, fill: '#fff', shadow: { y: 1, blur: 3, color: 'rgb(0 0 0 / .25)' } },
    },
  )
}

export function slider(): Fragment {
  return group(
    { name: word('widget.slider'), draggable: true },
    box({ y: 8, width: 220, height: 4, cornerRadius: 2, fill: COLOR.line }),
    box({ y: 8, width: 132, height: 4, cornerRadius: 2, fill: COLOR.accent }),
    {
      type: 'ellipse',
      props: {
        x: 122,
        width: 20,
        height: 20,
        fill: '#fff',
        stroke: { color: COLOR.accent, width: 2, align: 'inside' },
        shadow: { y: 1, blur: 4, color: 'rgb(15 23 42 / .22)' },
      },
    },
  )
}

export function progress(): Fragment {
  const stops = [
    [0, COLOR.accent],
    [1, '#8a5cff'],
  ]
  return group(
    { name: word('widget.progress'), draggable: true },
    label(word('sample.progress'), 0, 8, { fontSize: 12, fill: COLOR.soft }),
    label('72 %', 160, 8, { width: 60, align: 'right', fontSize: 12, fontWeight: 600 }),
    box(
      { y: 22, width: 220, height: 8, cornerRadius: 4, fill: COLOR.well, clip: true },
      box({ width: 158, height: 8, cornerRadius: 4, fill: { type: 'linear', angle: 90, stops } }),
    ),
  )
}

export function tabs(): Fragment {
  const names = [word('sample.overview'), word('sample.details'), word('sample.records')]
  return box(
    { name: word('widget.tabs'), width: 288, height: 40, cornerRadius: 10, fill: COLOR.well, draggable: true },
    box({
      x: 3,
      y: 3,
      width: 94,
      height: 34,
      cornerRadius: 8,
      fill: COLOR.paper,
      shadow: { y: 1, blur: 3, color: 'rgb(15 23 42 / .14)' },
    }),
    ...names.map((name, i) =>
      label(name, 3 + 94 * i, 20, {
        width: 94,
        align: 'center',
        fontSize: 13,
        fontWeight: i ? 500 : 600,
        fill: i ? COLOR.soft : COLOR.ink,
      }),
    ),
  )
}

export function card(): Fragment {
  const stops = [
    [0, '#7c93ff'],
    [1, COLOR.accent],
  ]
  return frame(
    264,
    148,
    {
      name: word('widget.card'),
      cornerRadius: 16,
      shadow: { y: 8, blur: 28, color: 'rgb(15 23 42 / .14)' },
      draggable: true,
    },
    box({ x: 20, y: 20, width: 40, height: 40, cornerRadius: 12, fill: { type: 'linear', angle: 160, stops } }),
    label(word('sample.title'), 72, 30, { fontSize: 15, fontWeight: 600 }),
    label(word('sample.subtitle'), 72, 51, { fontSize: 12, fill: COLOR.soft }),
    label(word('sample.paragraph'), 20, 84, { width: 224, fontSize: 13, lineHeight: 1.5, fill: COLOR.soft }),
  )
}

export function table(): Fragment {
  const head = [word('sample.customer'), word('sample.status'), word('sample.amount')]
  const rows = [
    ['Alice', word('sample.paid'), '1,280.00'],
    ['Bob', word('sample.open'), '640.50'],
    ['Chen', word('sample.paid'), '96.20'],
  ]
  const cells = (texts: readonly string[], y: number, props: Fragment['props']) =>
    texts.map((text, i) =>
      label(text, 16 + 112 * i, y, { fontSize: 13, width: 96, align: i === 2 ? 'right' : 'left', ...props }),
    )
  return frame(
    352,
    160,
    { name: word('widget.table'), cornerRadius: 12, clip: true, draggable: true },
    box({ x: 1, y: 1, width: 350, height: 39, cornerRadius: [11, 11, 0, 0], fill: COLOR.well }),
    ...cells(head, 20, { fontSize: 12, fontWeight: 600, fill: COLOR.soft }),
    ...rows.flatMap((row, i) => [
      ...cells(row, 60 + 40 * i, {}),
      {
        type: 'line' as const,
        props: {
          points: [
            [1, 40 + 40 * i],
            [351, 40 + 40 * i],
          ],
          stroke: { color: COLOR.line },
        },
      },
    ]),
  )
}

export function form(): Fragment {
  const at = (fragment: Fragment, x: number, y: number): Fragment => ({
    ...fragment,
    props: { ...fragment.props, x, y, draggable: false },
  })
  return frame(
    268,
    268,
    {
      name: word('widget.form'),
      cornerRadius: 16,
      shadow: { y: 8, blur: 28, color: 'rgb(15 23 42 / .12)' },
      draggable: true,
    },
    label(word('sample.form'), 24, 36, { fontSize: 17, fontWeight: 700, fontFamily: FONT }),
    at(input(), 24, 64),
    at(select(), 24, 140),
    at(checkbox(), 24, 208),
    at(button(), 132, 198),
  )
}
