import { expect, test } from 'vitest'
import { parse } from '../../../../shaders/tree/parse.ts'
import { printProgram } from '../../../../shaders/tree/print.ts'
import { rename } from '../../../../shaders/tree/rename.ts'
import { settle } from '../../../../shaders/tree/settle.ts'

function renamed(code: string, keep: readonly string[] = []): string {
  const program = parse(code)
  settle(program)
  rename(program, new Set(keep))
  return printProgram(program)
}

test('own names become short, the kept and the foreign stay', () => {
  const code =
    '@group(0)@binding(0)var<uniform> size:vec2f;fn scale(value:f32)->f32{let factor=2.0;return max(value*factor,size.x);}'
  expect(renamed(code, ['size'])).toBe('e:float(c:float){d:float=2.;return max1(c*d,size.x);}')
})

test('a swizzle is no member, even where a variable has its name', () => {
  expect(renamed('fn f(v:vec2<f32>)->f32{let x=v.x;let xy=v.xy;return x+xy.y;}')).toMatch(
    /\w:float=\w\.x;\w:vec2=\w\.xy;return \w\+\w\.y;/,
  )
})

test('a member that reads like a swizzle is refused', () => {
  expect(() => renamed('struct V{xy:f32,}')).toThrow('struct V: a member called "xy"')
})

test('members differ from those beside them; one word is one name in all structs', () => {
  const code =
    'struct A{one:f32,two:f32,}struct B{two:f32,three:f32,}fn f(a:A,b:B)->f32{return a.one+a.two+b.two+b.three;}'
  const [, one, two, twoAgain, three] = /return \w\.(\w)\+\w\.(\w)\+\w\.(\w)\+\w\.(\w);/.exec(renamed(code)) ?? []
  expect(two).toBe(twoAgain)
  expect(new Set([one, two]).size).toBe(2)
  expect(new Set([two, three]).size).toBe(2)
})

test('different names in a function stay different', () => {
  const names = Array.from({ length: 200 }, (_, i) => `name_${i}`)
  const short = renamed(`fn f()->f32{${names.map((name) => `let ${name}=1.0;`).join('')}return 1.0;}`)
  expect(new Set([...short.matchAll(/[:$;]?(\w+)(?::float)?=/g)].map(([, name]) => name)).size).toBe(200)
})

test('blocks beside each other use the same names, a block inside another has its own', () => {
  const code =
    'fn f(c:bool)->f32{let outer=1.0;if c{let first=outer;}else{let second=outer;}let last=outer;return last;}'
  expect(renamed(code)).toBe('f:float(c:bool){d:float=1.;if(c){e:float=d;}else{e:float=d;}e:float=d;return e;}')
})

test('no local has the name of a global that it stands beside', () => {
  const code = 'fn one(value:f32)->f32{return value;}fn two(value:f32)->f32{let other=one(value);return one(other);}'
  const short = renamed(code)
  const [, one, two] = /^(\w):.*?\}(\w):/.exec(short) ?? []
  expect(short).not.toMatch(new RegExp(`[({;](?:${one}|${two}):`))
})
