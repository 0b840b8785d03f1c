import { expect, test, vi } from 'vitest'
import { trailText } from '../../../../src/backends/scene-text.ts'
import { createPrograms } from '../../../../src/backends/webgl2/webgl2-programs.ts'

vi.mock('../../../../src/generated/scene.ts', () => ({ scene: '~@@@@', overrides: { HAS_MOTION: 1 } }))
vi.mock('../../../../src/generated/trail.ts', () => ({ trail: ['for trails;'] }))

/** Compiles nothing, and keeps the sources of each program. */
function fakeContext(isLinked: boolean) {
  const programs: { sources: string[] }[] = []
  const used: unknown[] = []
  const gl = {
    VERTEX_SHADER: 'vertex',
    FRAGMENT_SHADER: 'fragment',
    LINK_STATUS: 'link',
    createProgram: () => {
      const program = { sources: [] }
      programs.push(program)
      return program
    },
    createShader: () => ({ source: '' }),
    shaderSource: (shader: { source: string }, source: string) => {
      shader.source = source
    },
    attachShader: (program: { sources: string[] }, { source }: { source: string }) => void program.sources.push(source),
    getAttachedShaders: () => [{}],
    getShaderInfoLog: () => 'line 3: no such thing',
    getProgramInfoLog: () => '',
    getProgramParameter: () => isLinked,
    getExtension: () => null,
    isContextLost: () => false,
    useProgram: (program: unknown) => void used.push(program),
    compileShader: () => {},
    linkProgram: () => {},
    deleteShader: () => {},
    getUniformLocation: () => null,
    uniform1i: () => {},
  }
  return { gl: gl as unknown as WebGL2RenderingContext, programs, used }
}

test('the program without features is there beforehand, another is made when it is first asked for', async () => {
  const { gl, programs, used } = fakeContext(true)
  const use = await createPrograms(gl)
  expect(programs).toHaveLength(1)
  use(0)
  expect(programs).toHaveLength(1)
  trailText.get()
  await trailText.pending
  use(3)
  use(3)
  expect(programs).toHaveLength(2)
  expect(used.at(-1)).toBe(programs[1])
  const heads = programs.map(({ sources }) => sources.map((source) => source.split('\n').slice(0, 3).join('\n')))
  const lines = (motion: boolean) =>
    ['out', 'in'].map((direction) =>
      expect.stringMatching(new RegExp(`^#version 300 es\n#define io ${direction}\nconst bool HAS_MOTION=${motion};`)),
    )
  expect(heads).toEqual([lines(false), lines(true)])
  const hasTrails = programs.map(({ sources }) => sources.map((source) => source.includes('for trails;')))
  expect(hasTrails).toEqual([
    [false, false],
    [true, true],
  ])
})

test('a refused shader says where', async () => {
  await expect(createPrograms(fakeContext(false).gl)).rejects.toMatchObject({
    code: 'shader-failed',
    message: expect.stringContaining('line 3: no such thing'),
  })
})
