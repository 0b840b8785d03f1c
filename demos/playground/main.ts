/** The playground: picks boards and backends, moves the camera and cards, and shows what frames cost. */
import { type BackendChoice, EngineError } from '../../src/index.ts'
import { BACKENDS, readAddress, writeAddress } from './address.ts'
import { BOARDS, type Board, CARD_COUNTS, loadDocumentFonts } from './boards.ts'
import { pan, type Size, showCenter, showWhole, zoomAt } from './camera-moves.ts'
import { element } from './element.ts'
import { listenToPointers } from './gestures.ts'
import { listenToKeys, ZOOM_STEP } from './keys.ts'
import { listenToFiles } from './open-file.ts'
import { Readout } from './readout.ts'
import { type Choice, fillSegments } from './segments.ts'
import { BACKEND_LABELS, Stage } from './stage.ts'
import { showError, showNote } from './toast.ts'
import { switchLanguage, word, writeWords } from './words.ts'

let { board: boardId, backend } = readAddress()
const stage = new Stage(element('stage'), backend)
const readout = new Readout()
let page: Size = { width: 1280, height: 720 }
/** While the board is fitted, it stays so when the window changes. */
let isFitted = false
/** Grows with every board asked for; one that comes late is not shown. */
let asked = 0
/** Boards and backends change one after the other. */
let jobs: Promise<void> = Promise.resolve()
let waiting = 0

const boards = fillSegments(element('boards'), boardChoices(), (id) => void openBoard(id))
const backends = fillSegments(element('backends'), backendChoices(), (choice) => void useBackend(choice))

function boardChoices(): Choice<string>[] {
  const counts = CARD_COUNTS.map((count) => ({ value: `cards-${count}`, label: count.toLocaleString('en-US') }))
  return [
    { value: 'teller', word: 'teller' },
    { value: 'dashboard', word: 'dashboard' },
    ...counts.map((choice, i): Choice<string> => (i === 0 ? { ...choice, group: 'cards' } : choice)),
  ]
}

function backendChoices(): Choice<BackendChoice>[] {
  return BACKENDS.map((value) => (value === 'auto' ? { value, word: 'auto' } : { value, label: BACKEND_LABELS[value] }))
}

async function openBoard(id: string | null): Promise<void> {
  const board = BOARDS.find((one) => one.id === id) ?? (BOARDS[0] as Board)
  boards.show(board.id)
  const turn = ++asked
  await work(async () => {
    if (turn !== asked) return
    const document = await board.open()
    if (turn !== asked) return
    await stage.open(document)
    setPage(document, board.isPage)
    boardId = board.id
    writeAddress({ board: boardId, backend })
  })
  boards.show(boardId)
}

async function openFile(file: File): Promise<void> {
  asked++
  await work(async () => {
    const json = await file.text()
    await loadDocumentFonts(json)
    // JSON or not, and right or wrong, is for the engine to say.
    await stage.open(json)
    setPage(JSON.parse(json) as Size, true)
    boardId = null
    writeAddress({ board: boardId, backend })
  })
  boards.show(boardId)
}

async function useBackend(choice: BackendChoice): Promise<void> {
  await work(
    async () => {
      await stage.use(choice)
      backend = choice
      writeAddress({ board: boardId, backend })
    },
    () => word('refused', { backend: backendLabel() }),
  )
  backends.show(backend)
}

/** Does a job when those before it are done, and shows that something goes on. */
function work(job: () => Promise<void>, title = () => ''): Promise<void> {
  waiting++
  jobs = jobs.then(() => attempt(job, title))
  return jobs
}

/** What goes wrong becomes a note, and everything stays as it was. */
async function attempt(job: () => Promise<void>, title: () => string): Promise<void> {
  element('busy').hidden = false
  try {
    // Large boards are made on this thread: the bar is painted first.
    await nextPaint()
    await job()
  } catch (error) {
    // Work for an engine that was replaced meanwhile is of no interest.
    if (!(error instanceof EngineError && error.code === 'destroyed')) showError(error, title())
  } finally {
    if (--waiting === 0) element('busy').hidden = true
    readout.write()
  }
}

function nextPaint(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20))
}

function setPage({ width, height }: Size, isPage: boolean): void {
  page = { width, height }
  if (isPage) fitBoard()
  else {
    isFitted = false
    showCenter(stage.engine, stageSize(), page)
  }
}

function stageSize(): Size {
  return { width: stage.element.clientWidth, height: stage.element.clientHeight }
}

function fitBoard(): void {
  isFitted = true
  const free = element('readout').getBoundingClientRect().top - stage.element.getBoundingClientRect().top
  showWhole(stage.engine, { ...stageSize(), height: free }, page)
}

function zoomBy(factor: number): void {
  isFitted = false
  const { width, height } = stageSize()
  zoomAt(stage.engine, width / 2, height / 2, factor)
}

function actualSize(): void {
  zoomBy(1 / stage.engine.camera.zoom)
}

function backendLabel(): string {
  return stage.engine.backend ? BACKEND_LABELS[stage.engine.backend] : '–'
}

stage.onEngine((engine) => {
  readout.attach(engine)
  engine.on('error', (error) => showError(error))
  engine.on('problem', ({ problem, id }) => showNote({ title: problem, place: id, text: '' }))
  engine.on('backendchange', ({ refusals, reason }) => {
    if (refusals.length) showNote({ title: word('fallback', { backend: backendLabel() }), text: reason })
  })
})

listenToPointers(stage, () => {
  isFitted = false
})
listenToKeys({
  pan(dx, dy) {
    isFitted = false
    pan(stage.engine, dx, dy)
  },
  zoom: zoomBy,
  fit: fitBoard,
  actualSize,
})
listenToFiles((file) => void openFile(file))
element('zoom-in').addEventListener('click', () => zoomBy(ZOOM_STEP))
element('zoom-out').addEventListener('click', () => zoomBy(1 / ZOOM_STEP))
element('zoom-actual').addEventListener('click', actualSize)
element('zoom-fit').addEventListener('click', fitBoard)
element('language').addEventListener('click', () => {
  switchLanguage()
  readout.write()
})
new ResizeObserver(() => {
  if (isFitted) fitBoard()
}).observe(stage.element)
window.addEventListener('hashchange', () => {
  const next = readAddress()
  if (next.backend !== backend) void useBackend(next.backend)
  if (next.board !== null && next.board !== boardId) void openBoard(next.board)
})

backends.show(backend)
writeWords()
// A backend that an address asks for may be missing on this machine.
stage.engine.ready.catch((error: unknown) => {
  showError(error)
  backend = 'auto'
  backends.show(backend)
  stage.restart(backend)
  void openBoard(boardId)
})
void openBoard(boardId)
