import type { GpuTimer } from './gpu-timer.ts'

const NANOSECONDS = 1e6
/** ms between two looks at a result. */
const PAUSE = 10

/** Of EXT_disjoint_timer_query_webgl2, which the DOM types lack. */
interface TimerQuery {
  readonly TIME_ELAPSED_EXT: number
  readonly GPU_DISJOINT_EXT: number
}

/** By a query around the frame. The context serves other engines too, but never in the middle of a frame. */
export function createWebGl2Timer(gl: WebGL2RenderingContext, tell: (ms: number) => void): GpuTimer | null {
  const extension = gl.getExtension('EXT_disjoint_timer_query_webgl2') as TimerQuery | null
  if (!extension) return null
  const query = gl.createQuery()
  let state: 'idle' | 'timing' | 'reading' = 'idle'
  let isDestroyed = false

  async function read({ GPU_DISJOINT_EXT }: TimerQuery): Promise<void> {
    const isOver = () => isDestroyed || gl.isContextLost()
    while (!isOver() && !gl.getQueryParameter(query, gl.QUERY_RESULT_AVAILABLE))
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    // After the GPU was used otherwise in between, the time says nothing.
    if (!isOver() && !gl.getParameter(GPU_DISJOINT_EXT))
      tell(gl.getQueryParameter(query, gl.QUERY_RESULT) / NANOSECONDS)
    state = 'idle'
  }

  return {
    start() {
      if (state !== 'idle') return
      state = 'timing'
      gl.beginQuery(extension.TIME_ELAPSED_EXT, query)
    },
    end() {
      if (state !== 'timing') return
      state = 'reading'
      gl.endQuery(extension.TIME_ELAPSED_EXT)
      void read(extension)
    },
    destroy() {
      isDestroyed = true
      gl.deleteQuery(query)
    },
  }
}
