import { EngineError, type ErrorCode } from '../base/errors.ts'
import { COLOR_RULE, readColor } from '../math/color.ts'
import type { ClipRect, Fill, GradientStop, Shadow, Stroke } from './paint.ts'

/**
 * Checks of property values at the public edge. Each takes a value and its path and gives the value back, or
 * throws an `EngineError` that names both and what is allowed.
 */
export type Check<T> = (value: unknown, path: string) => T

/** Coordinates and lengths beyond this lose sub-pixel precision on a GPU and are refused. */
export const MAX_LENGTH = 1e7

export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
  if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined)
    return `${value}`
  return Array.isArray(value) ? `an array of ${value.length}` : typeof value
}

export function refuse(value: unknown, path: string, allowed: string, code: ErrorCode = 'wrong-type'): never {
  throw new EngineError(code, `${path} is ${show(value)}; it must be ${allowed}.`, { path, value })
}

/** The last part of `path` is no name of `known`. */
export function refuseName(path: string, known: object): never {
  const names = Object.keys(known).join(', ')
  throw new EngineError('unknown-prop', `${path} is not known here; use one of ${names}.`, { path })
}

export function range(min: number, max: number): Check<number> {
  const allowed = `a number from ${min} to ${max}`
  return (value, path) => {
    if (typeof value !== 'number') refuse(value, path, allowed)
    if (!Number.isFinite(value)) refuse(value, path, allowed, 'not-finite')
    if (value < min || value > max) refuse(value, path, allowed, 'out-of-range')
    return value
  }
}

export const coordinate = range(-MAX_LENGTH, MAX_LENGTH)
export const length = range(0, MAX_LENGTH)
export const unit = range(0, 1)
export const degrees = range(-1e9, 1e9)

export function oneOf<const T extends readonly string[]>(...words: T): Check<T[number]> {
  return (value, path) =>
    words.includes(value as string) ? (value as T[number]) : refuse(value, path, `one of ${words.join(', ')}`)
}

export const boolean: Check<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : refuse(value, path, 'true or false')

export const string: Check<string> = (value, path) =>
  typeof value === 'string' ? value : refuse(value, path, 'a string')

export const color: Check<string> = (value, path) =>
  readColor(string(value, path)) ? (value as string) : refuse(value, path, COLOR_RULE, 'invalid-color')

type Checks = Readonly<Record<string, Check<unknown>>>

export function record<T>(checks: Checks, ...required: readonly string[]): Check<T> {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(value, path, 'an object')
    for (const [key, entry] of Object.entries(value)) {
      const at = `${path}.${key}`
      const check = Object.hasOwn(checks, key) ? (checks[key] as Check<unknown>) : refuseName(at, checks)
      if (entry !== undefined) check(entry, at)
    }
    for (const key of required) {
      if ((value as Record<string, unknown>)[key] !== undefined) continue
      throw new EngineError('missing-prop', `${path}.${key} is missing; give it.`, { path: `${path}.${key}` })
    }
    return value as T
  }
}

export function list<T>(check: Check<T>, min: number, max: number): Check<readonly T[]> {
  const allowed = `an array of ${min === max ? min : `${min} to ${max}`} entries`
  return (value, path) => {
    if (!Array.isArray(value)) refuse(value, path, allowed)
    if (value.length < min || value.length > max) refuse(value, path, allowed, 'out-of-range')
    for (let i = 0; i < value.length; i++) check(value[i], `${path}[${i}]`)
    return value
  }
}

const stop: Check<GradientStop> = (value, path) => {
  if (!Array.isArray(value) || value.length !== 2) refuse(value, path, '[offset, color]')
  unit(value[0], `${path}[0]`)
  color(value[1], `${path}[1]`)
  return value as unknown as GradientStop
}

const anyStops = list(stop, 2, 64)
const stops: Check<readonly GradientStop[]> = (value, path) => {
  const all = anyStops(value, path)
  all.forEach(([offset], i) => {
    const before = all[i - 1]?.[0] ?? 0
    if (offset < before) refuse(offset, `${path}[${i}][0]`, `at least the ${before} before it`, 'out-of-range')
  })
  return all
}

export const point = list(coordinate, 2, 2) as Check<readonly number[]> as Check<readonly [number, number]>
const gradients: Readonly<Record<string, Check<Fill>>> = {
  linear: record({ type: string, angle: degrees, stops }, 'stops'),
  radial: record({ type: string, center: point, radius: list(length, 2, 2), stops }, 'stops'),
  conic: record({ type: string, center: point, angle: degrees, stops }, 'stops'),
}

export const fill: Check<Fill> = (value, path) => {
  if (typeof value === 'string') return color(value, path)
  const type = (value as { type?: unknown } | null)?.type
  const check = typeof type === 'string' && Object.hasOwn(gradients, type) && gradients[type]
  return check ? check(value, path) : refuse(value, path, "a colour, or { type: 'linear' | 'radial' | 'conic', stops }")
}

export const stroke: Check<Stroke> = record(
  {
    color,
    width: length,
    scale: oneOf('scale', 'fixed'),
    align: oneOf('inside', 'center', 'outside'),
    dash: list(length, 0, 64),
    dashOffset: coordinate,
    cap: oneOf('butt', 'round', 'square'),
    join: oneOf('miter', 'round', 'bevel'),
  },
  'color',
)

const oneShadow: Check<Shadow> = record(
  { x: coordinate, y: coordinate, blur: length, spread: coordinate, color, inset: boolean },
  'color',
)
const shadows = list(oneShadow, 0, 16)
export const shadow: Check<Shadow | readonly Shadow[]> = (value, path) =>
  Array.isArray(value) ? shadows(value, path) : oneShadow(value, path)

const radii = list(length, 4, 4)
export const cornerRadius: Check<ClipRect['cornerRadius']> = (value, path) =>
  Array.isArray(value) ? (radii(value, path) as unknown as [number, number, number, number]) : length(value, path)

export const clipRect: Check<ClipRect> = record(
  { x: coordinate, y: coordinate, width: length, height: length, cornerRadius },
  'width',
  'height',
)
