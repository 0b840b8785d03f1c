/**
 * What `mutate.mjs` breaks, one at a time. `find` stands exactly once in `file`; `tests` are arguments of `vitest run`: the
 * smallest part of the tests that should notice.
 */

const unit = (name, filter) => ['--project', 'unit', `tests/unit/${name}.test.ts`, ...(filter ? ['-t', filter] : [])]
const golden = (name, filter) => [
  '--project',
  'browser',
  `tests/golden/${name}.test.ts`,
  ...(filter ? ['-t', filter] : []),
]
const scene = (name) => golden('golden', `golden scenes ${name}$`)
const CLIPS = golden('shapes', 'rounded clips')
const SHAPES = golden('shapes', 'rings')
const EDITS = golden('pictures', 'random edits')
const MEANING = unit('encode/meaning')
const INCREMENTAL = unit('encode/incremental')

const SHADER = 'shaders/scene.wgsl'
const ENCODER = 'src/encode/encoder.ts'

/** @type {readonly { name: string, file: string, find: string, replace: string, tests: string[] }[]} */
export const MUTATIONS = [
  // shaders
  {
    name: 'shader returns zero',
    file: SHADER,
    find: 'return color * (at.clip * bitcast<f32>(in.head.w));',
    replace: 'return color * 0.0;',
    tests: SHAPES,
  },
  {
    name: 'shader drops the shadow',
    file: SHADER,
    find: 'at.outers * (1.0 - at.outer)',
    replace: 'at.outers * 0.0',
    tests: scene('shadow/offset'),
  },
  {
    name: 'shader ignores clips',
    file: SHADER,
    find: 'clip_share *= share;',
    replace: 'clip_share *= 1.0;',
    tests: CLIPS,
  },
  {
    name: 'shader ignores all but the innermost clip',
    file: SHADER,
    find: 'next_clip = clip.clip;',
    replace: 'next_clip = 0u;',
    tests: CLIPS,
  },
  {
    name: 'shader flips y',
    file: SHADER,
    find: 'vec2f(2.0, -2.0) + vec2f(-1.0, 1.0)',
    replace: 'vec2f(2.0, 2.0) + vec2f(-1.0, -1.0)',
    tests: SHAPES,
  },
  {
    name: 'shader multiplies opacity twice',
    file: SHADER,
    find: 'let opacity = record.opacity *',
    replace: 'let opacity = record.opacity * record.opacity *',
    tests: scene('image/translucent'),
  },
  {
    name: 'shader makes the quad half a pixel too small',
    file: SHADER,
    find: 'pixel_extent(inverse) * 1.25',
    replace: 'pixel_extent(inverse) * 0.25',
    tests: golden('shapes', 'lines, 1 px'),
  },
  {
    name: 'shader reads records one too few a row',
    file: 'shaders/lib/record.wgsl',
    find: 'slot / RECORDS_PER_ROW)',
    replace: 'slot / (RECORDS_PER_ROW + 1u))',
    tests: golden('seams', 'on webgl2 100 x 100'),
  },
  {
    name: 'shader samples the next atlas page',
    file: 'shaders/lib/texel.wgsl',
    find: 'window.page, 0)',
    replace: 'window.page + 1u, 0)',
    tests: scene('text/weights'),
  },
  {
    name: 'shader snaps without the step of 1/256',
    file: 'shaders/lib/snap.wgsl',
    find: 'floor(floor(v * 256.0 + 0.5) / 256.0 + 0.5)',
    replace: 'floor(v + 0.5)',
    tests: golden('seams', 'half-way'),
  },
  {
    name: 'shader takes inset shadows for outer ones',
    file: SHADER,
    find: 'is_inset = shadow.inset == SHADOW_INSET;\n    let cast_by',
    replace: 'is_inset = false;\n    let cast_by',
    tests: scene('shadow/inset'),
  },
  {
    name: 'shader draws one shadow of a chain',
    file: SHADER,
    find: 'next = shadow.next;\n    }\n    if ((step',
    replace: 'next = 0u;\n    }\n    if ((step',
    tests: scene('shadow/many'),
  },
  {
    name: 'shader blurs sharp shadows',
    file: 'shaders/lib/shadow.wgsl',
    find: '< 0.04;',
    replace: '< -1.0;',
    tests: golden('shadow', 'webgl2 below'),
  },
  {
    name: 'shader takes an arc for one panel',
    file: 'shaders/lib/shadow.wgsl',
    find: 'const PANEL: f32 = 2.0;',
    replace: 'const PANEL: f32 = 4.0;',
    tests: golden('shadow', 'webgl2 where every sigma'),
  },
  {
    name: 'shader ends shadows at two deviations',
    file: 'shaders/lib/shadow.wgsl',
    find: 'max(9.0 + 1.7',
    replace: 'max(4.0 + 1.7',
    tests: golden('shadow', 'webgl2 where every sigma'),
  },
  {
    name: 'shader grows small radii by the whole spread',
    file: 'shaders/lib/outline.wgsl',
    find: 'spread * (1.0 - lack * lack * lack * (1.0 - part * part * part))',
    replace: 'spread + lack * 0.0 + part * 0.0',
    tests: scene('shadow/spread'),
  },
  {
    name: 'shader takes arcs as plain chords',
    file: 'shaders/lib/coverage.wgsl',
    find: '1.0 + dot(chord, chord) / 144.0',
    replace: '0.9',
    tests: golden('shapes', 'circles, radius 3 to 30'),
  },

  // trails
  {
    name: 'shader lets every chunk of a trail draw',
    file: 'shaders/lib/trail.wgsl',
    find: '(color.w + glow + glow_edge > 0.0) != (order == own)',
    replace: 'order > own',
    tests: golden('trails', 'spiral.*webgpu'),
  },
  {
    name: 'shader takes the largest of two edges that face each other',
    file: 'shaders/lib/trail.wgsl',
    find: 'let is_opposite = turn < 0.0;',
    replace: 'let is_opposite = turn < -2.0;',
    tests: golden('trails', 'zig-zag.*webgpu'),
  },
  {
    name: 'GPU backends draw trails by code that has not come',
    file: 'src/backends/gpu-backend.ts',
    find: 'frame.features - lacking',
    replace: 'frame.features',
    tests: unit('backends/gpu-backend'),
  },
  {
    name: 'code that fails to load is sent for by every frame',
    file: 'src/base/on-demand.ts',
    find: 'performance.now() + PAUSE',
    replace: '0',
    tests: unit('base/on-demand'),
  },
  {
    name: 'Canvas2D draws a trail once for each chunk',
    file: 'src/backends/canvas2d/canvas2d-backend.ts',
    find: 'if (slot > SLOT_MASK) continue',
    replace: 'if (slot < 0) continue',
    tests: golden('trails', 'jump.*canvas2d'),
  },
  {
    name: 'a trail never ends',
    file: 'src/encode/entry.ts',
    find: 'return ((until - time) | 0) <= 0',
    replace: 'return until < 0 && time > 0',
    tests: unit('encode/trail'),
  },
  {
    name: 'all samples of a trail go up with each new one',
    file: 'src/encode/anchor-rows.ts',
    find: '      if (this.floats[at + i] === float) continue\n',
    replace: '',
    tests: unit('encode/trail'),
  },
  {
    name: 'a trail keeps its guesses',
    file: 'src/scene/trail.ts',
    find: 'if (this.#isProvisional) this.samples.pop()',
    replace: 'if (this.#isProvisional) this.samples.begin += 0',
    tests: unit('encode/trail'),
  },

  // GPU backends
  {
    name: 'WebGPU blends screen as normal',
    file: 'src/backends/webgpu/webgpu-pipelines.ts',
    find: '{ color: SCREEN, alpha: OVER }',
    replace: '{ color: OVER, alpha: OVER }',
    tests: scene('blend/screen'),
  },
  {
    name: 'WebGL2 blends multiply as normal',
    file: 'src/backends/webgl2/webgl2-driver.ts',
    find: 'gl.blendFuncSeparate(gl.DST_COLOR, over, gl.ONE, over)',
    replace: 'gl.blendFuncSeparate(gl.ONE, over, gl.ONE, over)',
    tests: scene('blend/multiply'),
  },
  {
    name: 'upload skips the last dirty span',
    file: 'src/frame/upload.ts',
    find: 'for (let i = 0; i < spans.length; ) {',
    replace: 'for (let i = 0; i < Math.max(2, spans.length - 2) && i < spans.length; ) {',
    tests: unit('frame/upload'),
  },
  {
    name: 'upload forgets changed parts of the atlas',
    file: 'src/frame/upload.ts',
    find: 'port.writeTexture(textures[ATLAS] as Texture, data, (y * size + x) * 4, size, x, y, page, width, height)',
    replace: 'port.writeTexture(textures[ATLAS] as Texture, data, (y * size + x) * 4, size, x, y, page, 1, 1)',
    tests: EDITS,
  },
  {
    name: 'upload leaves the draw list as it was',
    file: 'src/frame/upload.ts',
    find: 'const from = full || grows ? 0 : drawListFrom',
    replace: 'const from = full || grows ? 0 : drawCount',
    tests: EDITS,
  },

  // Canvas2D
  {
    name: 'Canvas2D blends add as normal',
    file: 'src/backends/canvas2d/canvas2d-backend.ts',
    find: "['source-over', 'lighter',",
    replace: "['source-over', 'source-over',",
    tests: scene('blend/add'),
  },
  {
    name: 'Canvas2D drops the shadow',
    file: 'src/backends/canvas2d/canvas2d-shapes.ts',
    find: 'const count = readShadows(words, slot, this.#values)',
    replace: 'const count = 0',
    tests: scene('shadow/offset'),
  },
  {
    name: 'Canvas2D ignores clips',
    file: 'src/backends/canvas2d/canvas2d-bake.ts',
    find: 'byte *= clip[i] as number',
    replace: 'byte *= 1',
    tests: scene('clip/box'),
  },
  {
    name: 'Canvas2D ignores the bounds of clips',
    file: 'src/backends/canvas2d/canvas2d-clips.ts',
    find: 'Math.max(chain[axis], Math.floor(low))',
    replace: 'chain[axis]',
    tests: scene('clip/group'),
  },
  {
    name: 'Canvas2D snaps cells down',
    file: 'src/backends/canvas2d/canvas2d-texels.ts',
    find: 'map[4] = snapToPixel(map[4])',
    replace: 'map[4] = Math.floor(map[4])',
    tests: golden('seams', 'baked cells'),
  },
  {
    name: 'Canvas2D ignores the opacity of layers',
    file: 'src/backends/canvas2d/canvas2d-backend.ts',
    find: 'pen.ctx.globalAlpha = opacity',
    replace: 'pen.ctx.globalAlpha = 1',
    tests: scene('layer/opacity'),
  },

  // encode
  {
    name: 'a changed record is not marked dirty',
    file: 'src/encode/slot-store.ts',
    find: 'if (changed) this.#marks.add(slot)',
    replace: 'if (changed && slot % 2) this.#marks.add(slot)',
    tests: EDITS,
  },
  {
    name: 'a moved anchor row is not marked dirty',
    file: 'src/encode/anchor-rows.ts',
    find: '      this.#marks.add(Math.floor((at + i) / ANCHOR_WORDS))\n',
    replace: '',
    tests: EDITS,
  },
  {
    name: 'a moved anchor row is not written',
    file: 'src/encode/anchor-rows.ts',
    find: '    this.put(row * ANCHOR_WORDS, next)\n',
    replace:
      '    if (row > 0 && this.floats[row * ANCHOR_WORDS + 6] === 1) return\n    this.put(row * ANCHOR_WORDS, next)\n',
    tests: MEANING,
  },
  {
    name: 'what covers a cell in part hides what is under it',
    file: 'src/encode/cover.ts',
    find: 'x0: Math.ceil((x0 - originX) * scale + offsetX) + 1,',
    replace: 'x0: Math.ceil((x0 - originX) * scale + offsetX) - 8,',
    tests: golden('pictures', 'under opaque pixels'),
  },
  {
    name: 'where a moved node was is not damaged',
    file: 'src/scene/scene.ts',
    find: '    this.#isUpdated = true\n    this.#damageChanges()\n',
    replace: '    this.#isUpdated = true\n',
    tests: unit('encode/damage'),
  },
  {
    name: 'a removed node is not damaged',
    file: 'src/scene/scene.ts',
    find: '    this.#addDamage(this.shownIn(node))\n',
    replace: '',
    tests: unit('encode/damage'),
  },
  {
    name: 'damage does not reach a pixel beyond a node',
    file: 'src/encode/view.ts',
    find: 'Math.floor((world.x0 - originX) * scale + offsetX) - 1)',
    replace: 'Math.ceil((world.x0 - originX) * scale + offsetX) + 1)',
    tests: unit('encode/damage'),
  },
  {
    name: 'a part of the screen is put down in the wrong place',
    file: 'src/backends/gpu-backend.ts',
    find: 'driver.copy(texture, screen, x, y, width, height)',
    replace: 'driver.copy(texture, screen, x, x, width, height)',
    tests: EDITS,
  },
  {
    name: 'Canvas2D draws beyond the damage',
    file: 'src/backends/canvas2d/canvas2d-backend.ts',
    find: '    ctx.clip()\n',
    replace: '',
    tests: EDITS,
  },
  {
    name: 'the draw list stays after a reorder',
    file: ENCODER,
    find: 'scene.changeBits & ~CHANGE.PAINT ||',
    replace: '',
    tests: unit('encode/damage'),
  },
  {
    name: 'the encoder sets no clip',
    file: ENCODER,
    find: 'clip: link?.clip ?? 0',
    replace: 'clip: 0',
    tests: MEANING,
  },
  {
    name: 'a changed clip leaves the records below as they were',
    file: 'src/encode/entry.ts',
    find: '    a.clip !== b.clip ||\n    a.clipVersion !== b.clipVersion ||\n',
    replace: '',
    tests: INCREMENTAL,
  },
  {
    name: 'opacity counts twice',
    file: ENCODER,
    find: 'isLayer ? 1 : outer.opacity * opacity }',
    replace: 'isLayer ? 1 : outer.opacity * opacity * opacity }',
    tests: MEANING,
  },
  {
    name: 'no node gets a layer',
    file: 'src/encode/layers.ts',
    find: "if (node.opacity === 1 && !isFading && node.blendMode === 'normal') return false",
    replace: 'if (node.opacity <= 1) return false',
    tests: MEANING,
  },
  {
    name: 'all shadows of a list but the first are dropped',
    file: 'src/encode/encode-box.ts',
    find: 'const others = encodeShadows(target, shadows)',
    replace: 'const others = encodeShadows(target, [])',
    tests: MEANING,
  },
  {
    name: 'a chain of shadows skips one',
    file: 'src/encode/encode-shadows.ts',
    find: 'place = slot * SHADOW_PLACES + at',
    replace: 'if (at !== 2) place = slot * SHADOW_PLACES + at',
    tests: MEANING,
  },
  {
    name: 'a full slot of shadows is written over',
    file: 'src/encode/encode-shadows.ts',
    find: 'if (place === 0 || at === SHADOW_PLACES - 1) {',
    replace: 'if (place === 0) {',
    tests: MEANING,
  },
  {
    name: 'inset shadows fall outside',
    file: 'src/encode/record-writer.ts',
    find: 'if (inset) this.words',
    replace: 'if (!this) this.words',
    tests: MEANING,
  },
  {
    name: 'sigma is the blur',
    file: 'src/encode/encode-shadows.ts',
    find: 'blur / 2, spread',
    replace: 'blur, spread',
    tests: MEANING,
  },
  {
    name: 'colours and gradient stops are not premultiplied',
    file: 'src/encode/target.ts',
    find: 'return [r * a, g * a, b * a, a]',
    replace: 'return [r, g, b, a]',
    tests: MEANING,
  },
  {
    name: 'gradients of more than six stops lose the rest',
    file: 'src/encode/encode-gradient.ts',
    find: 'next === undefined ? 0 : next + 1',
    replace: 'next === undefined ? 0 : slot + 1',
    tests: MEANING,
  },
  {
    name: 'the camera is off by one px',
    file: 'src/encode/view.ts',
    find: 'offsetX: Math.round((originX - camera.x) * scale * 256) / 256',
    replace: 'offsetX: Math.round((originX - camera.x) * scale * 256) / 256 + 1',
    tests: MEANING,
  },
  {
    name: 'cells overlap by a texel in the atlas',
    file: 'src/encode/atlas.ts',
    find: 'best.x += width\n',
    replace: 'best.x += width - 1\n',
    tests: INCREMENTAL,
  },
  {
    name: 'the walk culls by stale bounds',
    file: 'src/scene/scene.ts',
    find: 'if (node.dirty & (CHANGE.TRANSFORM | CHANGE.BOUNDS)) this.#growAncestors(node)',
    replace: 'if (node.dirty & CHANGE.ORDER) this.#growAncestors(node)',
    tests: MEANING,
  },

  // text
  {
    name: 'kerning is dropped',
    file: 'src/text/place.ts',
    find: 'if (i > 0) x += piece.kern',
    replace: 'if (i < 0) x += piece.kern',
    tests: unit('text/layout'),
  },
  {
    name: 'the ellipsis sticks out',
    file: 'src/text/ellipsis.ts',
    find: 'if (!fits(left + part.width, part)) continue',
    replace: 'if (!fits(left, part)) continue',
    tests: unit('text/layout'),
  },

  // motion
  {
    name: 'motion: the shader turns the wrong way',
    file: 'shaders/lib/motion.wgsl',
    find: 'vec2f(-turn.y, turn.x)',
    replace: 'vec2f(turn.y, turn.x)',
    tests: golden('motion', 'webgl2 nested'),
  },
  {
    name: 'motion: the shader takes creeping springs for swinging ones',
    file: 'shaders/lib/motion.wgsl',
    find: 'return select(swing, creep, w < 0.0);',
    replace: 'return swing;',
    tests: ['--project', 'browser', 'tests/gpu/motion.test.ts', '-t', 'webgl2: 1,000 places'],
  },
  {
    name: 'motion: the shader snaps what moves',
    file: 'shaders/lib/snap.wgsl',
    find: 'if (crisp && (map.motion & MOTION_MOVES) == 0u && max(',
    replace: 'if (crisp && max(',
    tests: golden('motion', 'webgl2 press'),
  },
  {
    name: 'motion: a layer and what it holds both fade',
    file: 'src/frame/records.ts',
    find: 'if (isFirst && (!(flags & MOTION_FLAG.IS_LAYER) || kindOf(record) === KIND.LAYER)) opacity *= shown',
    replace: 'if (isFirst) opacity *= shown',
    tests: unit('encode/motion'),
  },
  {
    name: 'motion: an interrupted spring starts at rest',
    file: 'src/scene/spring.ts',
    find: 'const rest = rates.map((rate, i) => rate + shape.decay * (values[i] as number))',
    replace: 'const rest = rates.map((_, i) => shape.decay * (values[i] as number))',
    tests: unit('scene/animate'),
  },
  {
    name: 'motion: bounds forget what overshoots',
    file: 'src/math/spring.ts',
    find: 'const half = Math.PI / w',
    replace: 'const half = (2 * Math.PI) / w',
    tests: unit('math/spring'),
  },
  {
    name: 'motion: what moves inside of a motion is placed without it',
    file: 'src/encode/context.ts',
    find: 'anchors.write(row, outer.motion ? local : world, outer.motion ? MOTION_GRID : view, outer.motion)',
    replace: 'anchors.write(row, world, view, 0)',
    tests: unit('encode/motion'),
  },
  {
    name: 'motion: springs that were replaced still end',
    file: 'src/scene/motion.ts',
    find: 'if (node.motion !== this) return',
    replace: 'if (!node.motion) return',
    tests: unit('scene/animate'),
  },

  // oracle
  {
    name: 'the oracle blends screen as normal',
    file: 'tests/oracle/composite.ts',
    find: 'return s + d * (1 - s)',
    replace: 'return s + d * (1 - a)',
    tests: unit('oracle/composite'),
  },
  {
    name: 'the oracle paints shadows under the shape',
    file: 'tests/oracle/box.ts',
    find: '(outside[channel] ?? 0) * (1 - cO)',
    replace: '(outside[channel] ?? 0)',
    tests: unit('oracle/oracle'),
  },
]
