import { expect, test } from 'vitest'
import { parse } from '../../../../shaders/tree/parse.ts'
import { printProgram } from '../../../../shaders/tree/print.ts'
import { unsplat } from '../../../../shaders/tree/types.ts'

function without(expression: string): string {
  const head = 'struct S { vec2 m; float n; };uniform highp sampler2D t;vec2 g(float x){return vec2(x);}'
  const program = parse(
    `${head}void main(){o = ${expression};}vec4 f(vec2 v,vec4 w,S s,float n,mat2x2 m){return ${expression};}`,
    'glsl',
  )
  unsplat(program)
  return /vec4 f\(.*\{return ?(.*);\}/.exec(printProgram(program))?.[1] ?? ''
}

test.each([
  ['v + vec2(0.5)', 'v+.5'],
  ['vec2(1.0) - v * v', '1.-v*v'],
  ['w / vec4(s.n)', 'w/s.n'],
  ['vec4(n) * max(w.xyxy, vec4(0.0))', 'n*max(w.xyxy,0.)'],
  ['g(n) + vec2(n * 2.0)', 'g(n)+n*2.'],
  ['m * v - vec2(n)', 'm*v-n'],
  ['m[0] + vec2(1.0)', 'm[0]+1.'],
  ['s.m + vec2(dot(v, v))', 's.m+dot(v,v)'],
  ['clamp(w, vec4(0.0), vec4(1.0))', 'clamp(w,0.,1.)'],
  ['texelFetch(t, ivec2(v), 0) * vec4(n)', 'texelFetch(t,ivec2(v),0)*n'],
])('a repeated number beside a vector is a number: %s', (before, after) => {
  expect(without(before)).toBe(after)
})

test.each([
  ['n + vec2(0.5)', 'n+vec2(.5)'],
  ['vec2(1.0) - vec2(n)', 'vec2(1)-n'],
  ['v + vec2(v)', 'v+vec2(v)'],
  ['max(vec2(0.0), v)', 'max(vec2(0),v)'],
  ['clamp(w, vec4(0.0), w)', 'clamp(w,vec4(0),w)'],
  ['step(vec2(0.25), v)', 'step(vec2(.25),v)'],
  ['m * vec2(n)', 'm*vec2(n)'],
])('where the type would change it stays: %s', (before, after) => {
  expect(without(before)).toBe(after)
})
