/**
 * The two entry points. What goes from stage to stage is a struct in WGSL and a list of variables in GLSL, so that both are
 * left with bodies that name its members as `io.member`, and each language puts its own head before them.
 */
import { MAX_VARYINGS } from '../lint.ts'
import {
  type Expression,
  expressionsOf,
  type Field,
  mapBlock,
  type Program,
  type ShaderFunction,
  type Statement,
  type Struct,
} from './tree.ts'

/** The struct in both stages. */
export const IO = 'io'
const VERTEX = 'vs_main'
const FRAGMENT = 'fs_main'
export const ROOTS = [VERTEX, FRAGMENT] as const

export interface Stages {
  /** What goes from stage to stage beside the position, by location. */
  readonly varyings: readonly Field[]
  readonly position: Field
  /** Its body ends behind the last assignment to a varying. */
  readonly vertex: ShaderFunction
  readonly fragment: ShaderFunction
  /** Varyings that the vertex stage may leave at WGSL's zero. */
  readonly unset: readonly Field[]
}

/** What the vertex stage returns. */
export function varyingsOf({ functions, structs }: Program): Struct {
  const struct = structs.get(functions.get(VERTEX)?.result ?? '')
  if (struct === undefined) throw new Error(`shader: there must be a ${VERTEX} that returns a struct`)
  return struct
}

/** Takes the entry points and their struct out of a program. */
export function takeStages(program: Program): Stages {
  const { functions, structs } = program
  const struct = varyingsOf(program)
  const [vertex, fragment] = ROOTS.map((name) => functions.get(name))
  if (vertex === undefined || fragment === undefined) throw new Error(`shader: ${ROOTS.join(' or ')} is missing`)
  const [position, ...varyings] = struct.members
  if (position?.attributes !== '@builtin(position)')
    throw new Error(`shader: ${struct.name} must begin with its position`)
  for (const [i, { name, attributes }] of varyings.entries()) {
    if (attributes !== `@location(${i})@interpolate(flat,either)` || i >= MAX_VARYINGS)
      throw new Error(`shader: ${struct.name}.${name} must be @location(${i}) @interpolate(flat, either)`)
  }
  const [input] = fragment.parameters
  if (input?.type !== struct.name || fragment.parameters.length > 1 || fragment.result !== '@location(0)vec4f')
    throw new Error(`shader: ${FRAGMENT} must take ${struct.name} alone, and return @location(0) vec4f`)
  for (const name of ROOTS) functions.delete(name)
  for (const { name, parameters } of functions.values())
    if (parameters.some(({ type }) => type === struct.name))
      throw new Error(`shader: ${name} cannot take ${struct.name}`)
  structs.delete(struct.name)

  renameVariable(fragment, input.name)
  takeOutput(vertex, struct.name)
  return { varyings, position, vertex, fragment, unset: varyings.filter(({ name }) => !isSurelySet(vertex.body, name)) }
}

/** `var out: Varyings; ... return out;` */
function takeOutput(f: ShaderFunction, type: string): void {
  const at = f.body.findIndex((s) => s.kind === 'declare' && s.type === type && s.value === null)
  const [out] = at < 0 ? [] : f.body.splice(at, 1)
  if (out?.kind !== 'declare') throw new Error(`shader: ${f.name} must declare a variable of type ${type}`)
  const last = f.body.pop()
  if (last?.kind !== 'return' || last.value.text !== out.name)
    throw new Error(`shader: ${f.name} must end in "return ${out.name}"`)
  renameVariable(f, out.name)
  const wholes = [...expressionsOf(f.body)].filter((e) => isIo(e)).length
  const members = [...expressionsOf(f.body)].filter((e) => e.kind === 'member' && isIo(e.args[0])).length
  if (wholes !== members) throw new Error(`shader: ${f.name} may name ${out.name} by its members only`)
}

function renameVariable({ body }: ShaderFunction, variable: string): void {
  mapBlock(body, (e) => (e.kind === 'name' && e.text === variable ? { ...e, text: IO } : e))
}

const isIo = (e: Expression | undefined): boolean => e?.kind === 'name' && e.text === IO

/** Whether the first statement that has to do with a member gives it a value. */
function isSurelySet(body: readonly Statement[], member: string): boolean {
  for (const s of body) {
    const isIt = (e: Expression) => e.kind === 'member' && e.text === member && isIo(e.args[0])
    const count = [...expressionsOf([s])].filter(isIt).length
    if (count > 0) return count === 1 && s.kind === 'assign' && s.operator === '=' && isIt(s.target)
  }
  return false
}
