import type { BackendName } from '../../../src/index.ts'
import type { Faults } from '../../../src/testing.ts'
import type { Words } from '../shell/words.ts'

/** A way to kill what draws. */
export interface Strike {
  readonly id: string
  readonly words: Words
  /** On a 16 x 16 grid. */
  readonly icon: string
  readonly on: readonly BackendName[]
  /** Is the backend not to be had until it is healed? */
  readonly isLasting?: boolean
  strike(device: Faults[BackendName]): void
}

const GPU = ['webgpu', 'webgl2'] as const

export const STRIKES: readonly Strike[] = [
  {
    id: 'lose',
    words: ['Lose it', '丢失'],
    icon: 'M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z',
    on: [...GPU, 'canvas2d'],
    strike: (device) => device.lose(),
  },
  {
    id: 'fail',
    words: ['Throw at each call', '每次调用都抛错'],
    icon: 'M4 4l8 8M12 4l-8 8',
    on: GPU,
    strike: (device) => device.fail(),
  },
  {
    id: 'error',
    words: ['Error, no event', '静默错误'],
    icon: 'M8 3.5v6M8 12v.5',
    on: GPU,
    strike: (device) => device.error('validation'),
  },
  {
    id: 'memory',
    words: ['Out of memory', '显存不足'],
    icon: 'M4 4.5h8v7H4zM6 2v2.5M10 2v2.5M6 11.5V14M10 11.5V14',
    on: ['webgpu'],
    strike: (device) => device.error('out-of-memory'),
  },
  {
    id: 'refuse',
    words: ['Lose and refuse', '丢失并拒绝'],
    icon: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M4.2 4.2l7.6 7.6',
    on: GPU,
    isLasting: true,
    strike: (device) => {
      device.refuse()
      device.lose()
    },
  },
  {
    id: 'hang',
    words: ['Lose and hang', '丢失并挂起'],
    icon: 'M4.5 2.5h7M4.5 13.5h7M5 2.5c0 4 6 7 6 11M11 2.5c0 4-6 7-6 11',
    on: ['webgpu'],
    isLasting: true,
    strike: (device) => {
      device.refuse('hang')
      device.lose()
    },
  },
  {
    id: 'pipelines',
    words: ['Lose, compile nothing', '丢失且无法编译'],
    icon: 'M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5',
    on: GPU,
    isLasting: true,
    strike: (device) => {
      device.rejectPipelines()
      device.lose()
    },
  },
]
