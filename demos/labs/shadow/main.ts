/** The shadow lab: shadows of a card, beside the exact picture and the browser's own. */
import { openLab } from '../shell/open-lab.ts'
import { browserPicture } from './browser-picture.ts'
import { shadowPanel } from './shadow-panel.ts'
import { fillShadowScene } from './shadow-scene.ts'
import { SHADOW_FIELDS, type ShadowSettings, themePaper } from './shadow-settings.ts'

openLab<ShadowSettings>({
  id: 'shadow',
  title: ['Shadow lab', '阴影实验室'],
  about: [
    'True Gaussian shadows, drawn in the same call as their card: no texture, no extra pass.',
    '真正的高斯阴影，与卡片在同一次绘制中完成：无纹理，无额外通道。',
  ],
  fields: SHADOW_FIELDS,
  panel: shadowPanel,
  background: ({ paper }, dark) => paper || themePaper(dark),
  fill: fillShadowScene,
  // The edge under the card: ink, edge and shadow in one look.
  spot: ({ height }) => ({ x: 0, y: height / 2 }),
  rival: { words: ['Browser', '浏览器'], draw: browserPicture },
})
