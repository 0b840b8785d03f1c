/**
 * The blurred rounded rectangle by this engine and by published methods, as WGSL: `fn intensity(p: vec2f) -> f32` with p relative to
 * the centre, px, and the shape in `shape`. The published ones know one radius; they are written anew from the formulas of their
 * sources.
 */

import { readFileSync } from 'node:fs'
import { compose } from '../shaders/compose.ts'

export interface ShadowMethod {
  readonly name: string
  readonly source: string
  readonly wgsl: string
}

const OURS = `
#include "lib/shadow.wgsl"
fn intensity(p: vec2f) -> f32 {
  return shadow_intensity(outline_of(shape.half, mat2x4f(vec4f(shape.radius), vec4f(shape.radius)), false), p, vec2f(shape.sigma));
}`

/** Abramowitz and Stegun 7.1.27 and the Gaussian, for the sampled methods. */
const ERF = `
fn erf_as(x: vec2f) -> vec2f {
  let a = abs(x);
  let q = 1.0 + (0.278393 + (0.230389 + (0.000972 + 0.078108 * a) * a) * a) * a;
  return sign(x) * (1.0 - 1.0 / (q * q * q * q));
}
fn bell(y: f32) -> f32 {
  return exp(-0.5 * y * y / (shape.sigma * shape.sigma)) * 0.3989422804 / shape.sigma;
}
fn row_at(x: f32, y: f32) -> f32 {
  let corner = min(shape.half.y - shape.radius - abs(y), 0.0);
  let reach = shape.half.x - shape.radius + sqrt(max(0.0, shape.radius * shape.radius - corner * corner));
  let ends = erf_as((vec2f(x) + vec2f(-reach, reach)) * (0.7071067812 / shape.sigma));
  return 0.5 * (ends.y - ends.x);
}`

const sampled = (count: number) => `${ERF}
fn intensity(p: vec2f) -> f32 {
  let begin = clamp(-3.0 * shape.sigma, p.y - shape.half.y, p.y + shape.half.y);
  let end = clamp(3.0 * shape.sigma, p.y - shape.half.y, p.y + shape.half.y);
  let step = (end - begin) / ${count}.0;
  var sum = 0.0;
  for (var i = 0; i < ${count}; i++) {
    let y = begin + (f32(i) + 0.5) * step;
    sum += row_at(p.x, p.y - y) * bell(y) * step;
  }
  return sum;
}`

const GAUSS_ROWS = `${ERF}
fn intensity(p: vec2f) -> f32 {
  let begin = clamp(-3.0 * shape.sigma, p.y - shape.half.y, p.y + shape.half.y);
  let half = 0.5 * (clamp(3.0 * shape.sigma, p.y - shape.half.y, p.y + shape.half.y) - begin);
  let points = vec3f(0.4058451514, 0.7415311856, 0.9491079123);
  let weights = vec3f(0.3818300505, 0.2797053915, 0.1294849662);
  var sum = 0.4179591837 * row_at(p.x, p.y - begin - half) * bell(begin + half);
  for (var i = 0; i < 3; i++) {
    let low = begin + half * (1.0 - points[i]);
    let high = begin + half * (1.0 + points[i]);
    sum += weights[i] * (row_at(p.x, p.y - low) * bell(low) + row_at(p.x, p.y - high) * bell(high));
  }
  return sum * half;
}`

/** With the deviation times sqrt(2), as the formula divides a distance by it and takes erf of that. */
const SQUIRCLE = `
fn erf7(x: f32) -> f32 {
  let t = x * 1.1283791671;
  let tt = t * t;
  let s = t + (0.24295 + (0.03395 + 0.0104 * tt) * tt) * (t * tt);
  return s / sqrt(1.0 + s * s);
}
fn intensity(p: vec2f) -> f32 {
  let sigma = shape.sigma * 1.4142135624;
  let size = 2.0 * shape.half;
  let narrow = min(size.x, size.y);
  let r0 = min(length(vec2f(shape.radius, 1.15 * sigma)), 0.5 * narrow);
  let r1 = min(length(vec2f(shape.radius, 2.0 * sigma)), 0.5 * narrow);
  let power = 2.0 * r1 / r0;
  let bells = exp(-0.25 * size * size / (sigma * sigma));
  let delta = 1.25 * sigma * (bells.x - bells.y);
  let sides = size + vec2f(min(delta, 0.0), -max(delta, 0.0));
  let scale = 0.5 * erf7(0.5 / sigma * (max(sides.x, sides.y) - 0.5 * shape.radius));
  let q = abs(p) - 0.5 * sides + r1;
  let corner = pow(max(q, vec2f(0.0)), vec2f(power));
  let d = pow(corner.x + corner.y, 1.0 / power) + min(max(q.x, q.y), 0.0) - r1;
  return scale * (erf7((narrow + d) / sigma) - erf7(d / sigma));
}`

const WALLACE = 'Evan Wallace, Fast Rounded Rectangle Shadows'

export const FLAT: ShadowMethod = { name: 'nothing', source: '', wgsl: 'fn intensity(p: vec2f) -> f32 { return p.x; }' }
export const SHADOW_METHODS: readonly ShadowMethod[] = [
  { name: 'this engine', source: 'shaders/lib/shadow.wgsl', wgsl: OURS },
  { name: 'closed form in x, 4 rows', source: WALLACE, wgsl: sampled(4) },
  { name: 'closed form in x, 8 rows', source: `${WALLACE}, more samples`, wgsl: sampled(8) },
  { name: 'seven Gauss-Legendre rows', source: 'the same integral by a better rule', wgsl: GAUSS_ROWS },
  { name: 'squircle distance and erf7', source: 'Raph Levien, Blurred rounded rectangles', wgsl: SQUIRCLE },
]

/** A whole shader, with what it includes. */
export function shaderOf({ wgsl }: ShadowMethod): string {
  const root = `
struct Shape { half: vec2f, radius: f32, sigma: f32 }
@group(0) @binding(0) var<uniform> shape: Shape;
@vertex fn vs(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f {
  return vec4f(f32(i & 1u) * 4.0 - 1.0, f32(i >> 1u) * 4.0 - 1.0, 0.0, 1.0);
}
${wgsl}
@fragment fn fs(@builtin(position) at: vec4f) -> @location(0) vec4f {
  return vec4f(intensity(at.xy - 128.0));
}`
  const read = (file: string) => (file === 'root' ? root : readFileSync(`shaders/${file}`, 'utf8'))
  return compose('root', read).code
}
