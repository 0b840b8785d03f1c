import { beforeAll, expect, test, vi } from 'vitest'
import { trailText } from '../../../../src/backends/scene-text.ts'
import { createPipelines } from '../../../../src/backends/webgpu/webgpu-pipelines.ts'

vi.mock('../../../../src/generated/scene.ts', () => ({ scene: '~@@@@', overrides: { HAS_MOTION: 1 } }))
vi.mock('../../../../src/generated/trail.ts', () => ({ trail: ['for trails;'] }))

beforeAll(() => {
  vi.stubGlobal('GPUShaderStage', { VERTEX: 1, FRAGMENT: 2 })
})

/** Makes nothing, and keeps what it was asked for. */
function fakeDevice(refusal?: string) {
  const async_: GPURenderPipelineDescriptor[] = []
  const sync: GPURenderPipelineDescriptor[] = []
  const device = {
    createBindGroupLayout: () => ({}),
    createPipelineLayout: () => ({}),
    createShaderModule: (module: GPUShaderModuleDescriptor) => module,
    createRenderPipelineAsync: async (asked: GPURenderPipelineDescriptor) => {
      if (refusal) throw new Error(refusal)
      async_.push(asked)
      return { of: asked }
    },
    createRenderPipeline: (asked: GPURenderPipelineDescriptor) => {
      sync.push(asked)
      return { of: asked }
    },
  }
  return { device: device as unknown as GPUDevice, beforehand: async_, onTheSpot: sync }
}

test('pipelines without features are made beforehand, one for each blend mode', async () => {
  const { device, beforehand, onTheSpot } = fakeDevice()
  const { pipeline } = await createPipelines(device)
  expect(beforehand.map(({ vertex }) => vertex.constants)).toEqual(Array(4).fill({ HAS_MOTION: 0 }))
  for (const blend of [0, 1, 2, 3] as const) expect(pipeline(blend, 0)).toMatchObject({ of: beforehand[blend] })
  expect(onTheSpot).toHaveLength(0)
})

test('one with features is made when it is first asked for, with their constants in both stages', async () => {
  const { device, beforehand, onTheSpot } = fakeDevice()
  const { pipeline } = await createPipelines(device)
  trailText.get()
  await trailText.pending
  const trail = pipeline(1, 2)
  expect(pipeline(1, 2)).toBe(trail)
  expect(pipeline(0, 2)).not.toBe(trail)
  expect(pipeline(1, 3)).not.toBe(trail)
  expect(onTheSpot.map(({ vertex }) => vertex.constants)).toEqual([
    { HAS_MOTION: 0 },
    { HAS_MOTION: 0 },
    { HAS_MOTION: 1 },
  ])
  const [plain, ...others] = [...beforehand.slice(0, 1), ...onTheSpot].map(({ vertex }) => vertex.module)
  expect(new Set(others).size).toBe(1)
  expect(plain).toMatchObject({ code: expect.not.stringContaining('for trails;') })
  expect(others[0]).toMatchObject({ code: expect.stringContaining('for trails;') })
  for (const { vertex, fragment } of onTheSpot) expect(fragment?.constants).toEqual(vertex.constants)
  expect(onTheSpot[0]?.fragment?.targets).toMatchObject([{ blend: { color: { srcFactor: 'one', dstFactor: 'one' } } }])
})

test('a refused shader says why', async () => {
  await expect(createPipelines(fakeDevice('no such thing').device)).rejects.toMatchObject({
    code: 'shader-failed',
    message: expect.stringContaining('no such thing'),
  })
})
