// Draws the draw list as src/frame/shading.md defines it: one instance a record, four vertices an instance (triangle
// strip), any kind after any other. The result is premultiplied; the blend state is the pipeline's.
//
// Bindings (group 0 is set once a pass, group 1 once a batch):
//   0,0 view     the uniform block below, 32 bytes
//   0,1 records  rgba32uint, RECORD_TEXTURE_WIDTH wide
//   0,2 anchors  rgba32float, ANCHOR_TEXTURE_WIDTH wide
//   0,3 atlas    rgba8unorm array, a layer a page
//   1,0 source   rgba8unorm: the batch's image or layer, or any 1 x 1 texture
// Vertex buffer 0: one u32 an instance, location 0, the record's slot.
// No samplers and no storage buffers; textureLoad only.

struct View {
  size: vec2<f32>,    // of the target, px
  origin: vec2<f32>,  // of the target, device px
  scale: f32,         // device px = camera space * scale + offset
  offset_x: f32,
  offset_y: f32,
  spare: f32,
}

@group(0) @binding(0) var<uniform> view: View;
@group(0) @binding(1) var records: texture_2d<u32>;
@group(0) @binding(2) var anchors: texture_2d<f32>;
@group(0) @binding(3) var atlas: texture_2d_array<f32>;
@group(1) @binding(0) var source: texture_2d<f32>;

#include "lib/record.wgsl"
#include "lib/snap.wgsl"
#include "lib/coverage.wgsl"
#include "lib/shadow.wgsl"
#include "lib/gradient.wgsl"
#include "lib/texel.wgsl"

struct Varyings {
  @builtin(position) position: vec4<f32>,
  @location(0) @interpolate(flat, either) head: vec4<u32>,          // head, clip, paint or page, opacity (f32 bits)
  @location(1) @interpolate(flat, either) linear: vec4<f32>,        // record space -> device px
  @location(2) @interpolate(flat, either) place: vec4<f32>,         // center (device px), half sides (record units)
  @location(3) @interpolate(flat, either) outer_radii: vec4<f32>,
  @location(4) @interpolate(flat, either) inner_radii: vec4<f32>,
  @location(5) @interpolate(flat, either) face_radii: vec4<f32>,
  @location(6) @interpolate(flat, either) shadow_radii: vec4<f32>,
  @location(7) @interpolate(flat, either) insets: vec4<f32>,        // of inner and face on each axis (record units)
  @location(8) @interpolate(flat, either) colors: vec4<u32>,        // fill, stroke: 4 x unorm16 each
  @location(9) @interpolate(flat, either) shadow: vec4<f32>,        // x, y, sigma, spread; or uv
  @location(10) @interpolate(flat, either) shadow_color: vec2<u32>,
  @location(11) @interpolate(flat, either) gradient_linear: vec4<f32>,
  @location(12) @interpolate(flat, either) gradient: vec4<f32>,     // translation, kind, number of stops
}

// Below this, in device px, a blur shows less than treating it as one would.
const SHARP_SIGMA: f32 = 0.08;

// Cells while at rest: the map is the identity and the origin a whole pixel.
fn is_at_rest(linear: vec4<f32>) -> bool {
  return all(abs(linear - vec4<f32>(1.0, 0.0, 0.0, 1.0)) <= vec4<f32>(1.0 / 1024.0));
}

// Sigma on each local axis with the pixel's own variance of 1/12 px^2.
fn shadow_sigma(sigma: f32, inverse: vec4<f32>) -> vec2<f32> {
  let pixel = vec2<f32>(dot(inverse.xz, inverse.xz), dot(inverse.yw, inverse.yw));
  return sqrt(sigma * sigma + pixel / 12.0);
}

@vertex
fn vs_main(@location(0) slot: u32, @builtin(vertex_index) vertex: u32) -> Varyings {
  let record = read_record(slot);
  let kind = record.head & 0xffu;
  let is_shape = kind <= KIND_ELLIPSE;
  let anchor = read_anchor(record.anchor);
  var map = total_map(anchor, record.linear, record.translation);
  var opacity = record.opacity * anchor.opacity;
  var clip = record.clip;
  if (kind == KIND_LAYER) {
    map = TotalMap(vec4<f32>(1.0, 0.0, 0.0, 1.0), vec2<f32>(0.0));
    opacity = record.opacity;
    clip = 0u;
  }
  let at_rest = kind == KIND_CELL && is_at_rest(map.linear);
  if (at_rest) {
    map = TotalMap(vec4<f32>(1.0, 0.0, 0.0, 1.0), snap_to_pixel(map.translation));
  }
  let width = select(0.0, record.stroke_width, is_shape);
  let outset = select(0.0, record.stroke_outset, width > 0.0);
  let can_snap = kind == KIND_BOX || kind == KIND_IMAGE;
  let placement = place(map, record.rect, outset, width, can_snap && (record.head & FLAG_CRISP) != 0u);
  let inverse = map_inverse(map.linear);

  // The quad: the pixels that the outline, its shadow or its texels can touch, a box in local space.
  var margin = pixel_extent(inverse) * 1.25;
  if (at_rest || kind == KIND_LAYER) {
    margin = vec2<f32>(0.0);
  } else if (kind == KIND_CELL) {
    margin += 0.5;
  }
  var low = -placement.half - margin;
  var high = placement.half + margin;
  let has_shadow = is_shape && (record.shadow_color.y >> 16u) != 0u;
  if (has_shadow) {
    let reach = max(shadow_sigma(record.shadow.z, inverse) * SHADOW_REACH, margin) + record.shadow.w + placement.half;
    low = min(low, record.shadow.xy - reach);
    high = max(high, record.shadow.xy + reach);
  }
  let corner = vec2<f32>(f32(vertex & 1u), f32(vertex >> 1u));
  let device = placement.center + map_vector(map.linear, mix(low, high, corner)) - view.origin;
  // The only flip: device px point down, clip space up.
  var position = device / view.size * vec2<f32>(2.0, -2.0) + vec2<f32>(-1.0, 1.0);
  let size = largest(abs(map.linear));
  if (opacity <= 0.0 || abs(map_determinant(map.linear)) <= size * size * 1e-9) {
    position = vec2<f32>(-2.0);
  }

  var out: Varyings;
  out.position = vec4<f32>(position, 0.0, 1.0);
  out.head = vec4<u32>(record.head, clip, record.paint, bitcast<u32>(opacity));
  out.linear = map.linear;
  out.place = vec4<f32>(placement.center, placement.half);
  let half = placement.half;
  let face_inset = placement.stroke * select(0.0, outset / width, width > 0.0);
  let outer_radii = grown_radii(record.radii, outset);
  out.outer_radii = fitted_radii(half, outer_radii);
  out.inner_radii = fitted_radii(half - placement.stroke, grown_radii(record.radii, outset - width));
  out.face_radii = fitted_radii(half - face_inset, record.radii);
  out.shadow_radii = fitted_radii(half + record.shadow.w, spread_radii(outer_radii, record.shadow.w));
  out.insets = vec4<f32>(placement.stroke, face_inset);
  out.colors = vec4<u32>(record.fill, record.stroke);
  out.shadow = select(record.uv, record.shadow, is_shape);
  out.shadow_color = select(vec2<u32>(0u), record.shadow_color, has_shadow);
  if (is_shape && record.paint != 0u) {
    let paint = read_paint(record.paint - 1u);
    let top_left = map_vector(inverse, map_vector(map.linear, record.rect.xy) + map.translation - placement.center);
    let to_gradient = gradient_map(paint, top_left, record.rect.zw - record.rect.xy);
    out.gradient_linear = to_gradient.linear;
    out.gradient = vec4<f32>(to_gradient.translation, f32(paint.gradient), f32(paint.stop_count));
  }
  return out;
}

// What is measured, in this order; each step needs one coverage.
const OUTER: u32 = 0u;
const INNER: u32 = 1u;
const FACE: u32 = 2u;
const SHARP_SHADOW: u32 = 3u;
const CLIP: u32 = 4u;
const DONE: u32 = 5u;

// Coverages of a record's outlines (O, I and F of shading.md), of a shadow without blur, and of all clips together.
struct Shares {
  outer: f32,
  inner: f32,
  face: f32,
  sharp_shadow: f32,
  clip: f32,
}

// One loop with one call of `coverage`: inlined at each use it would be most of the shader.
fn measure(in: Varyings, pixel: vec2<f32>, p: vec2<f32>, inverse: vec4<f32>, is_sharp_shadow: bool) -> Shares {
  let kind = in.head.x & 0xffu;
  // A stroke hides the face below it when it is opaque, and has none below it when it is wholly outside.
  let has_stroke = in.insets.x > 0.0;
  let has_face = in.insets.z < in.insets.x && (in.colors.w >> 16u) != 0xffffu;
  var shares = Shares(0.0, 0.0, 0.0, 0.0, 1.0);
  var clip_slot = in.head.y;
  var clip_count = 0u;
  var next = select(CLIP, OUTER, kind <= KIND_ELLIPSE || kind == KIND_IMAGE);
  if (next == CLIP && clip_slot == 0u) {
    return shares;
  }
  while (next < DONE) {
    let current = next;
    var local = p;
    var linear = in.linear;
    var back = inverse;
    var half = in.place.zw;
    var radii = in.outer_radii;
    if (current == INNER) {
      half -= in.insets.xy;
      radii = in.inner_radii;
    } else if (current == FACE) {
      half -= in.insets.zw;
      radii = in.face_radii;
    } else if (current == SHARP_SHADOW) {
      half += in.shadow.w;
      radii = in.shadow_radii;
      local -= in.shadow.xy;
    } else if (current == CLIP) {
      let clip = read_clip(clip_slot - 1u);
      let map = total_map(read_anchor(clip.anchor), clip.linear, clip.translation);
      let placement = place(map, clip.rect, 0.0, 0.0, (clip.head & FLAG_CRISP) != 0u);
      linear = map.linear;
      back = map_inverse(linear);
      local = map_vector(back, pixel - placement.center);
      half = placement.half;
      radii = fitted_radii(half, clip.radii);
      clip_slot = clip.clip;
      clip_count += 1u;
    }
    let share = coverage(Outline(half, radii, kind == KIND_ELLIPSE && current != CLIP), local, linear, back);
    next = min(current + 1u, CLIP);
    if (current == OUTER) {
      shares.outer = share;
      shares.inner = share;
      shares.face = share;
      if (!has_stroke || share <= 0.0) {
        next = SHARP_SHADOW;
      }
    } else if (current == INNER) {
      shares.inner = share;
      shares.face = share;
      if (!has_face) {
        next = SHARP_SHADOW;
      }
    } else if (current == FACE) {
      shares.face = share;
    } else if (current == SHARP_SHADOW) {
      shares.sharp_shadow = share;
    } else {
      shares.clip *= share;
    }
    if (next == SHARP_SHADOW && (!is_sharp_shadow || shares.outer >= 1.0)) {
      next = CLIP;
    }
    if (next == CLIP && (clip_slot == 0u || clip_count == MAX_CLIPS || shares.clip <= 0.0)) {
      next = DONE;
    }
  }
  return shares;
}

fn shape_color(in: Varyings, p: vec2<f32>, inverse: vec4<f32>, shares: Shares, is_sharp_shadow: bool) -> vec4<f32> {
  let stroke = unpack_color(in.colors.zw);
  var fill = unpack_color(in.colors.xy);
  let fill_share = shares.inner + (shares.face - shares.inner) * (1.0 - stroke.w);
  if (in.head.z != 0u && fill_share > 0.0) {
    let at = map_vector(in.gradient_linear, p) + in.gradient.xy;
    fill = gradient_color(in.head.z - 1u, u32(in.gradient.w), gradient_offset(u32(in.gradient.z), at));
  }
  var intensity = shares.sharp_shadow;
  let shadow = unpack_color(in.shadow_color);
  if (shadow.w > 0.0 && !is_sharp_shadow && shares.outer < 1.0) {
    let is_ellipse = (in.head.x & 0xffu) == KIND_ELLIPSE;
    let outline = Outline(in.place.zw + in.shadow.w, in.shadow_radii, is_ellipse);
    intensity = shadow_intensity(outline, p - in.shadow.xy, shadow_sigma(in.shadow.z, inverse));
  }
  return fill * fill_share + stroke * (shares.outer - shares.inner) + shadow * ((1.0 - shares.outer) * intensity);
}

fn picture_color(in: Varyings, p: vec2<f32>, kind: u32, share: f32) -> vec4<f32> {
  let uv = in.shadow;
  let at = uv.xy + (p / in.place.zw * 0.5 + 0.5) * (uv.zw - uv.xy);
  if (kind == KIND_IMAGE) {
    let low = floor(min(uv.xy, uv.zw));
    let high = ceil(max(uv.xy, uv.zw));
    let window = TexelWindow(low, high, in.head.z, (in.head.x & FLAG_FROM_SOURCE) != 0u);
    return sample_texels(window, clamp(at, low + 0.5, high - 0.5), true) * share;
  }
  if (kind == KIND_CELL) {
    let moves = any(in.linear != vec4<f32>(1.0, 0.0, 0.0, 1.0));
    let texel = sample_texels(TexelWindow(uv.xy, uv.zw, in.head.z, false), at, moves);
    let fill = unpack_color(in.colors.xy);
    return texel * select(fill, fill.wwww, (in.head.x & FLAG_OWN_COLOR) != 0u);
  }
  return sample_texels(TexelWindow(vec2<f32>(0.0), in.place.zw * 2.0, 0u, true), p + in.place.zw, false);
}

@fragment
fn fs_main(in: Varyings) -> @location(0) vec4<f32> {
  let kind = in.head.x & 0xffu;
  let pixel = in.position.xy + view.origin;
  let inverse = map_inverse(in.linear);
  let p = map_vector(inverse, pixel - in.place.xy);
  let sigma = in.shadow.z * sqrt(abs(map_determinant(in.linear)));
  let is_sharp_shadow = (in.shadow_color.y >> 16u) != 0u && sigma < SHARP_SIGMA;
  let shares = measure(in, pixel, p, inverse, is_sharp_shadow);
  var color = vec4<f32>(0.0);
  if (shares.clip > 0.0) {
    if (kind <= KIND_ELLIPSE) {
      color = shape_color(in, p, inverse, shares, is_sharp_shadow);
    } else {
      color = picture_color(in, p, kind, shares.outer);
    }
  }
  return color * (shares.clip * bitcast<f32>(in.head.w));
}
