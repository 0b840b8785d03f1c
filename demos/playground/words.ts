/** The words of the page in two languages. Elements name theirs: `data-word` is the text, `data-title` the title and the accessible name. */

const ENGLISH = {
  board: 'Board',
  backend: 'Backend',
  teller: 'Bank counter',
  dashboard: 'Dashboard',
  cards: 'Cards',
  auto: 'Auto',
  open: 'Open',
  openHint: 'Open a JSON document, or drop one on the page',
  labs: 'Labs',
  labsHint: 'Shadows, beside the exact picture',
  language: '中文',
  languageHint: '切换到中文',
  stageHint: 'Board: drag cards, or empty space to pan; arrow keys pan, + and − zoom, 0 fits',
  readout: 'What the last frame cost',
  draws: 'draw calls',
  records: 'records',
  uploaded: 'uploaded',
  p50: 'frame p50',
  p99: 'frame p99',
  nodes: 'nodes',
  zoom: 'Zoom',
  zoomIn: 'Zoom in (+)',
  zoomOut: 'Zoom out (−)',
  zoomActual: 'Actual size (1)',
  zoomFit: 'Fit the board (0)',
  drop: 'Drop a JSON document to open it',
  busy: 'Working',
  close: 'Close',
  refused: 'This backend is not to be had here; the picture stays on {backend}.',
  fallback: 'A faster backend was refused; drawing with {backend}.',
}

export type Word = keyof typeof ENGLISH

const CHINESE: Record<Word, string> = {
  board: '画板',
  backend: '渲染后端',
  teller: '银行柜面',
  dashboard: '数据看板',
  cards: '卡片',
  auto: '自动',
  open: '打开',
  openHint: '打开 JSON 文档，或拖放到页面上',
  labs: '实验室',
  labsHint: '阴影，与精确图像对比',
  language: 'EN',
  languageHint: 'Switch to English',
  stageHint: '画板：拖动卡片，拖动空白处平移；方向键平移，+ 和 − 缩放，0 适应窗口',
  readout: '上一帧的开销',
  draws: '绘制调用',
  records: '记录',
  uploaded: '上传',
  p50: '帧耗时 p50',
  p99: '帧耗时 p99',
  nodes: '节点',
  zoom: '缩放',
  zoomIn: '放大 (+)',
  zoomOut: '缩小 (−)',
  zoomActual: '实际大小 (1)',
  zoomFit: '适应窗口 (0)',
  drop: '松开以打开 JSON 文档',
  busy: '处理中',
  close: '关闭',
  refused: '此处无法使用该后端；画面仍由 {backend} 绘制。',
  fallback: '更快的后端不可用；改由 {backend} 绘制。',
}

const KEY = 'glissade-language'

let isChinese = startsChinese()

/** The word in the present language, `{name}` replaced by `values.name`. */
export function word(name: Word, values: Readonly<Record<string, string>> = {}): string {
  const text = (isChinese ? CHINESE : ENGLISH)[name]
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole)
}

/** A whole number as people of the present language write it. */
export function count(value: number): string {
  return value.toLocaleString(isChinese ? 'zh-CN' : 'en-US')
}

/** Writes the words into every element that names one. */
export function writeWords(root: ParentNode = document): void {
  document.documentElement.lang = isChinese ? 'zh-CN' : 'en'
  for (const element of root.querySelectorAll<HTMLElement>('[data-word]')) {
    element.textContent = word(element.dataset['word'] as Word)
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-title]')) {
    const title = word(element.dataset['title'] as Word)
    element.setAttribute('aria-label', title)
    // A tooltip over the whole stage would follow the pointer around.
    if (element.id !== 'stage') element.title = title
  }
}

export function switchLanguage(): void {
  isChinese = !isChinese
  try {
    localStorage.setItem(KEY, isChinese ? 'zh' : 'en')
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  writeWords()
}

function startsChinese(): boolean {
  try {
    const kept = localStorage.getItem(KEY)
    if (kept !== null) return kept === 'zh'
  } catch {
    // As above: nothing was kept.
  }
  return navigator.language.toLowerCase().startsWith('zh')
}
