import { EngineError } from '../base/errors.ts'
import { parseColor } from '../math/color.ts'
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

function refuse(
  code: 'wrong-type' | 'out-of-range' | 'not-finite',
  value: unknown,
  path: string,
  allowed: string,
): never {
  throw new EngineError(code, `${path} is ${show(value)}; it must be ${allowed}.`, { path, value })
}

export function range(min: number, max: number, allowed: string): Check<number> {
  return (value, path) => {
    if (typeof value !== 'number') refuse('wrong-type', value, path, allowed)
    if (!Number.isFinite(value)) refuse('not-finite', value, path, allowed)
    if (value < min || value > max) refuse('out-of-range', value, path, allowed)
    return value
  }
}

export const coordinate = range(-MAX_LENGTH, MAX_LENGTH, `a number from -${MAX_LENGTH} to ${MAX_LENGTH}`)
export const length = range(0, MAX_LENGTH, `a number from 0 to ${MAX_LENGTH}`)
export const unit = range(0, 1, 'a number from 0 to 1')
const angle = range(-1e9, 1e9, 'a finite number of degrees')
export const degrees = angle

export function oneOf<const T extends readonly string[]>(...words: T): Check<T[number]> {
  return (value, path) => {
    if (typeof value !== 'string' || !words.includes(value))
      refuse('wrong-type', value, path, `one of ${words.join(', ')}`)
    return value as T[number]
  }
}

export const boolean: Check<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : refuse('wrong-type', value, path, 'true or false')

export const string: Check<string> = (value, path) =>
  typeof value === 'string' ? value : refuse('wrong-type', value, path, 'a string')

export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value, path) => (value === undefined ? undefined : check(value, path))
}

export const color: Check<string> = (value, path) => {
  const text = string(value, path)
  try {
    parseColor(text)
  } catch (cause) {
    throw new EngineError('invalid-color', `${path}: ${(cause as Error).message}`, { path, value, cause })
  }
  return text
}

function record(
  value: unknown,
  path: string,
  checks: Record<string, Check<unknown>>,
  required: readonly string[],
): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    refuse('wrong-type', value, path, 'an object')
  for (const key of Object.keys(value)) {
    const check = checks[key]
    if (!check) {
      throw new EngineError(
        'unknown-prop',
        `${path}.${key} is not known; known are ${Object.keys(checks).join(', ')}.`,
        {
          path: `${path}.${key}`,
        },
      )
    }
    const entry = (value as Record<string, unknown>)[key]
    if (entry !== undefined) check(entry, `${path}.${key}`)
  }
  for (const key of required) {
    if ((value as Record<string, unknown>)[key] === undefined) {
      throw new EngineError('missing-prop', `${path}.${key} is missing.`, { path: `${path}.${key}` })
    }
  }
  return value
}

export function list<T>(check: Check<T>, min: number, max: number): Check<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) refuse('wrong-type', value, path, 'an array')
    if (value.length < min || value.length > max)
      refuse('out-of-range', value, path, `an array of ${min} to ${max} entries`)
    for (let i = 0; i < value.length; i++) check(value[i], `${path}[${i}]`)
    return value
  }
}

const stop: Check<GradientStop> = (value, path) => {
  if (!Array.isArray(value) || value.length !== 2) refuse('wrong-type', value, path, '[offset, color]')
  unit(value[0], `${path}[0]`)
  color(value[1], `${path}[1]`)
  return value as unknown as GradientStop
}

const stops: Check<readonly GradientStop[]> = (value, path) => {
  const all = list(stop, 2, 64)(value, path)
  all.forEach(([offset], i) => {
    const before = all[i - 1]
    if (before && offset < before[0])
      refuse('out-of-range', offset, `${path}[${i}][0]`, `at least ${before[0]}, the offset before it`)
  })
  return all
}

const pair = list(coordinate, 2, 2)
const GRADIENTS: Record<string, Record<string, Check<unknown>>> = {
  linear: { type: string, angle, stops },
  radial: { type: string, center: pair, radius: list(length, 2, 2), stops },
  conic: { type: string, center: pair, angle, stops },
}

export const fill: Check<Fill> = (value, path) => {
  if (typeof value === 'string') return color(value, path)
  const type = (value as { type?: unknown } | null)?.type
  const checks = typeof type === 'string' && Object.hasOwn(GRADIENTS, type) ? GRADIENTS[type] : undefined
  if (!checks) refuse('wrong-type', value, path, "a colour, or { type: 'linear' | 'radial' | 'conic', stops }")
  return record(value, path, checks, ['stops']) as Fill
}

const strokeChecks = {
  color,
  width: length,
  align: oneOf('inside', 'center', 'outside'),
  dash: list(length, 0, 64),
  dashOffset: coordinate,
  cap: oneOf('butt', 'round', 'square'),
  join: oneOf('miter', 'round', 'bevel'),
}
export const stroke: Check<Stroke> = (value, path) => record(value, path, strokeChecks, ['color']) as Stroke

const shadowChecks = { x: coordinate, y: coordinate, blur: length, spread: coordinate, color }
const oneShadow: Check<Shadow> = (value, path) => record(value, path, shadowChecks, ['color']) as Shadow
export const shadow: Check<Shadow | readonly Shadow[]> = (value, path) =>
  Array.isArray(value) ? list(oneShadow, 0, 16)(value, path) : oneShadow(value, path)

export const cornerRadius: Check<ClipRect['cornerRadius']> = (value, path) =>
  Array.isArray(value)
    ? (list(length, 4, 4)(value, path) as unknown as [number, number, number, number])
    : length(value, path)

const clipChecks = { x: coordinate, y: coordinate, width: length, height: length, cornerRadius }
export const clipRect: Check<ClipRect> = (value, path) =>
  record(value, path, clipChecks, ['width', 'height']) as ClipRect

export function points(min: number, max: number): Check<readonly (readonly [number, number])[]> {
  return list(pair as unknown as Check<readonly [number, number]>, min, max)
}
