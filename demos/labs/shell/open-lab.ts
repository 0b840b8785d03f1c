import { type Engine, EngineError, type Scene } from '../../../src/index.ts'
import type { Sight } from '../picture/exact.ts'
import { LabClock } from './clock.ts'
import { COMMON, type Common } from './common.ts'
import { Comparison } from './comparison.ts'
import { Dock } from './dock.ts'
import type { Fields } from './fields.ts'
import { Inspection } from './inspection.ts'
import type { Lab } from './lab.ts'
import { LoupePlace } from './loupe-place.ts'
import { make } from './make.ts'
import { showNote } from './note.ts'
import { loadPageFonts } from './page-fonts.ts'
import type { Settings } from './settings.ts'
import { SharedAddress } from './shared-address.ts'
import { BACKENDS, Stage } from './stage.ts'
import { stageBar } from './stage-bar.ts'
import { isDark, onSystemTheme, useTheme } from './theme.ts'
import { toolbar } from './toolbar.ts'
import { listenToView, placeCamera } from './viewpoint.ts'
import { name, say, useLanguage } from './words.ts'

/** Space between the tiles of a comparison, and the most that a tile is large, CSS px. */
const TILE_GAP = 12
const STAGE_BAR = 60
const MAX_TILE_ASPECT = 1.4
const MAX_TILE = { width: 440, height: 360 }

/** Makes the page of a lab, and keeps page, address and engine in step with its settings. */
export function openLab<T extends Common>(lab: Lab<T>): void {
  const address = new SharedAddress({ ...COMMON, ...lab.fields } as unknown as Fields<T>)
  const { settings } = address
  const common = settings as unknown as Settings<Common>
  const dark = () => isDark(settings.values.theme)
  const background = () => lab.background(settings.values, dark())
  const clock = new LabClock()
  const pixelRatio = () => stage.engine?.size.pixelRatio ?? devicePixelRatio

  const view = name(
    make('div', 'stage'),
    ['Stage: arrow keys move the loupe, + − 0 zoom', '舞台：方向键移动放大镜，+ − 0 缩放'],
    false,
  )
  view.tabIndex = 0
  const stage = new Stage(view, () => ({ background: background(), clock: clock.now }), fillStage)
  const dock = new Dock(lab.rival?.words ?? null)
  const comparison = new Comparison(lab.rival?.words ?? null, (x, y) => {
    const { region } = inspection
    place.moveTo(region.x + x, region.y + y)
  })
  const inspection = new Inspection(subject, regionSize, dock, comparison, lab.enliven !== undefined)
  const place = new LoupePlace(
    view,
    pixelRatio,
    (x, y) => inspection.lookAt(x, y),
    () => inspection.lookedAt,
  )
  view.append(place.element)

  function fillStage(engine: Engine): void {
    for (const node of [...engine.scene.root.children]) node.remove()
    lab.fill(engine.scene, settings.values, dark(), clock.now())
    placeCamera(engine, view, settings.values)
  }

  function subject() {
    const { values } = settings
    const isDark = dark()
    const { rival } = lab
    return {
      fill: (scene: Scene, time: number) => lab.fill(scene, values, isDark, time),
      background: background(),
      gain: values.gain,
      rival: rival ? (sight: Sight) => rival.draw(values, isDark, sight) : null,
    }
  }

  function regionSize() {
    const rows = lab.rival ? 2 : 1
    const width = (view.clientWidth - 4 * TILE_GAP) / 3
    const height = (view.clientHeight - STAGE_BAR - (rows + 1) * TILE_GAP) / rows
    return {
      width: Math.floor(Math.min(MAX_TILE.width, width)),
      height: Math.floor(Math.min(MAX_TILE.height, height, width * MAX_TILE_ASPECT)),
    }
  }

  /** What the engine on screen, or the one that is on its way, was asked for. */
  let asked = { backend: settings.values.backend, background: background() }
  let drawn = asked

  async function renew(): Promise<void> {
    const wish = { backend: settings.values.backend, background: background() }
    asked = wish
    try {
      const { backend } = wish
      const engine = await stage.renew(
        lab.survives && backend !== 'auto' ? BACKENDS.slice(BACKENDS.indexOf(backend)) : backend,
      )
      if (!engine) return
      drawn = wish
      attach(engine)
    } catch (error) {
      if (wish !== asked) return
      showNote(
        ['This backend is not to be had here; the picture stays.', '此处无法使用该后端；画面保持不变。'],
        messageOf(error),
      )
      // Without any picture whatever can be had is right.
      if (stage.engine) asked = drawn
      settings.set({ backend: stage.engine ? drawn.backend : 'auto' } as Partial<T>)
      for (const show of backendShows) show()
    }
  }

  /** Gives page and scene their fonts. An engine measures a text once: it must not come before the font. */
  async function dress(): Promise<void> {
    await loadPageFonts(lab.characters)
    if (lab.characters) await renew()
  }

  function attach(engine: Engine): void {
    if (lab.survives) lab.survives(engine)
    else
      engine.on('error', (error) =>
        showNote(['The engine reports an error.', '引擎报告了一个错误。'], messageOf(error)),
      )
    engine.on('backendchange', () => showBackend(engine))
    showBackend(engine)
    inspection.attach(engine)
    // What changed while it was made.
    fillStage(engine)
  }

  function showBackend(engine: Engine): void {
    view.dataset['backend'] = engine.backend ?? ''
    for (const show of backendShows) show()
  }

  const backendShows: (() => void)[] = []
  const backend = {
    get: (): string => stage.engine?.backend ?? '',
    set: (value: string) => settings.set({ backend: value } as Partial<T>),
    watch: (show: () => void) => void backendShows.push(show),
  }

  const rebuilds = lab.rebuilds ?? (Object.keys(lab.fields) as (keyof T)[])
  function show(): void {
    const { theme, view: shown, speed } = settings.values
    useTheme(theme)
    view.classList.toggle('compares', shown === 'compare')
    // What is compared holds still.
    clock.speed = shown === 'compare' ? 0 : Number(speed)
  }
  settings.onChange((values, before) => {
    if (values.lang !== before.lang) {
      useLanguage(values.lang)
      void dress()
    }
    show()
    const { engine } = stage
    if (values.backend !== asked.backend || background() !== asked.background) void renew()
    else if (engine) {
      if (values.theme !== before.theme || rebuilds.some((key) => values[key] !== before[key])) fillStage(engine)
      else placeCamera(engine, view, values)
      if (values.gain !== before.gain) inspection.later()
    }
  })
  onSystemTheme(() => void renew())
  listenToView(view, common, !lab.enliven)
  view.classList.toggle('live', lab.enliven !== undefined)
  lab.enliven?.({
    stage: view,
    settings,
    clock,
    scene: () => stage.engine?.scene ?? null,
    toWorld({ clientX, clientY }) {
      const { left, top } = view.getBoundingClientRect()
      const { zoom, cx, cy } = settings.values
      return {
        x: cx + (clientX - left - view.clientWidth / 2) / zoom,
        y: cy + (clientY - top - view.clientHeight / 2) / zoom,
      }
    },
  })
  new ResizeObserver(() => {
    if (stage.engine) placeCamera(stage.engine, view, settings.values)
    inspection.later()
  }).observe(view)

  const bar = toolbar(lab.id, common, backend, () => void share(address))
  const head = make('header', 'panel-head', say(make('h1'), lab.title), say(make('p'), lab.about))
  const panel = make('aside', 'panel card', head, ...lab.panel(settings, dark))
  name(panel, ['Controls', '控件'], false)
  const stageCard = make('section', 'stage-card card', view, comparison.element, stageBar(common))
  show()
  document.body.append(bar, make('main', 'lab', stageCard, dock.element, panel))
  useLanguage(settings.values.lang)
  document.title = `Glissade · ${lab.title[0]}`
  const { x, y } = lab.spot(settings.values)
  const { zoom, cx, cy } = settings.values
  place.moveTo(
    Math.floor(((x - cx) * zoom + view.clientWidth / 2) * pixelRatio()),
    Math.floor(((y - cy) * zoom + view.clientHeight / 2) * pixelRatio()),
  )
  void dress()
  if (!lab.characters) void renew()
}

async function share<T extends object>(address: SharedAddress<T>): Promise<void> {
  const link = address.write()
  try {
    await navigator.clipboard.writeText(link)
    showNote(['Address copied.', '地址已复制。'], link)
  } catch {
    // Not allowed here: the address bar has it.
    showNote(['Copy the address from here.', '请从这里复制地址。'], link)
  }
}

function messageOf(error: unknown): string {
  if (error instanceof EngineError) return `${error.code}: ${error.message}`
  return error instanceof Error ? error.message : String(error)
}
