/** What WGSL and GLSL declare each in its own way about the common text: bindings, overrides, entry points. */
import type { ShaderHeads } from '../../src/backends/shader-heads.ts'
import { aliases, definitions, typeWord } from './dialect.ts'
import { IO, type Stages } from './stages.ts'
import type { Binding, Program, Struct } from './tree.ts'
import { isVector } from './types.ts'

/** `text`: all of the dialect's. */
export function wgslHeads(program: Program, stages: Stages, text: string): ShaderHeads {
  const { bindings, overrides } = program
  const { position, varyings, vertex, fragment } = stages
  const blocks = bindings.filter(isUniform).map((binding) => {
    const { name, members } = structOf(program, binding)
    return `struct ${name}{${members.map(({ name, type }) => `${name}:${type}`).join(',')}}`
  })
  const bound = bindings.map(({ attributes, space, name, type }) => {
    return `${attributes}var${space && `<${space}>`} ${name}:${type};`
  })
  const options = [...overrides.values()].map(({ name, type, value }) => {
    if (type !== 'bool' || value.text !== 'false') throw new Error(`shader: override ${name} must be a bool, false`)
    return `override ${name}:bool=false;`
  })
  // toWgsl puts their locations, which count up, and how they are interpolated, which is always the same, where the marks are.
  const between = varyings.map(({ name, type }) => `%${name}:${type}`)
  const list = (fields: Stages['varyings']) =>
    fields.map(({ attributes, name, type }) => `${attributes}${name}:${type}`).join(',')
  return [
    `${aliases(text)}${[...blocks, ...bound, ...options].join('')}struct IO{${list([position])},${between.join(',')}}`,
    `@vertex fn vs(${list(vertex.parameters)})->IO{var ${IO}:IO;`,
    `return ${IO};}`,
    `@fragment fn fs(${IO}:IO)->${fragment.result}{`,
    '}',
  ]
}

/** What is `io.member` in the dialect. */
const variable = (member: string): string => `${IO}_${member}`

/** In the head the word `io` stands for `out` or `in`. */
export function glslHeads(program: Program, stages: Stages, text: string): ShaderHeads {
  const { position, varyings, vertex, unset } = stages
  const bound = program.bindings.map((binding) => {
    if (!isUniform(binding)) return `uniform highp ${samplerOf(binding)} ${binding.name};`
    const { name, members } = structOf(program, binding)
    return `layout(std140)uniform ${name}{${members.map(({ name, type }) => `${typeWord(type)} ${name};`).join('')}}${binding.name};`
  })
  const between = [...new Set(varyings.map(({ type }) => type))].map((type) => {
    const names = varyings.filter((field) => field.type === type).map(({ name }) => variable(name))
    return `flat ${IO} ${typeWord(type)} ${names.join(',')};`
  })
  const inputs = vertex.parameters.map(({ attributes, name, type }) => {
    if (attributes === '@builtin(vertex_index)') return { input: '', local: `uint ${name}=uint(gl_VertexID);` }
    if (attributes === '@builtin(instance_index)')
      return { input: 'uniform uint first;', local: `uint ${name}=uint(gl_InstanceID)+first;` }
    const location = /^@location\((\d+)\)$/.exec(attributes)?.[1]
    if (location === undefined) throw new Error(`shader: the vertex stage cannot have ${attributes}${name}`)
    return { input: `layout(location=${location})in ${typeWord(type)} ${name};`, local: '' }
  })
  return [
    `precision highp float;precision highp int;\n${definitions(text)}${[...bound, ...between].join('')}`,
    [
      ...inputs.map(({ input }) => input),
      `void main(){vec4 ${variable(position.name)};`,
      ...inputs.map(({ local }) => local),
      // WGSL starts with zeros, GLSL with anything.
      ...unset.map(({ name, type }) => `${variable(name)}=${typeWord(type)}(0);`),
    ].join(''),
    // Row 0 of a target is its first one in memory, at the top of WGSL's clip space; depth goes from -1 to 1, and is exact in halves.
    `gl_Position=${variable(position.name)}*vec4(1,-1,2,1)-vec4(0,0,1,0);}`,
    `out vec4 color;vec4 fs(){vec4 ${variable(position.name)}=gl_FragCoord;`,
    '}void main(){color=fs();}',
  ]
}

const isUniform = ({ space }: Binding): boolean => space === 'uniform'

/** Of scalars and vectors, which lie alike in both languages. */
function structOf({ structs }: Program, { name, type }: Binding): Struct {
  const struct = [...structs.values()].find((struct) => struct.name === type)
  if (struct === undefined || !struct.members.every(({ type }) => isVector(type) || /^[fui]32$/.test(type)))
    throw new Error(`shader: the uniform ${name} must be a struct of scalars and vectors`)
  return struct
}

function samplerOf({ name, type }: Binding): string {
  const [, array, kind] = /^texture_2d(_array)?<([fui])32>$/.exec(type) ?? []
  if (kind === undefined) throw new Error(`shader: the texture ${name} has a type that is not known here: ${type}`)
  return `${kind === 'f' ? '' : kind}sampler2D${array ? 'Array' : ''}`
}
