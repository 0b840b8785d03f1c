// Draws the draw list as src/frame/shading.md defines it: one instance a record, four vertices an instance, or ten (triangle
// strip), any kind after any other. The result is premultiplied; the blend state is the pipeline's.
//
// Bindings (group 0 is set once a pass, group 1 once a batch):
//   0,0 view     the uniform block below, 32 bytes
//   0,1 records  rgba32uint, RECORDS_PER_ROW records a row
//   0,2 anchors  rgba32float, ANCHORS_PER_ROW rows a row of it
//   0,3 atlas    rgba8unorm array, a layer a page
//   1,0 source   rgba8unorm: the batch's image or layer, or any 1 x 1 texture
// Depth: the later in the draw list the nearer. With HAS_SOLID it draws nothing but what is sure to be covered by opaque fills.
// Vertex buffer 0: one u32 an instance, location 0: the record's slot, and the chunk of a trail above SLOT_BITS.
// No samplers and no storage buffers; textureLoad only.

struct View {
  size: vec2f,    // of the target, px
  origin: vec2f,  // of the target, device px
  offset: vec2f,  // device px = camera space * scale + offset
  scale: f32,
  time: u32,      // ticks
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
#include "lib/trail.wgsl"

struct Varyings {
  @builtin(position) position: vec4f,
  @location(0) @interpolate(flat, either) head: vec4u,           // head, clip, paint or page, opacity (f32 bits)
  @location(1) @interpolate(flat, either) linear: vec4f,         // record space -> device px
  @location(2) @interpolate(flat, either) place: vec4f,          // center (device px), half sides (record units)
  @location(3) @interpolate(flat, either) outer_radii: vec4f,     // along x
  @location(4) @interpolate(flat, either) inner_radii: vec4f,
  @location(5) @interpolate(flat, either) face_radii: vec4f,      // along both axes
  @location(6) @interpolate(flat, either) insets: vec4f,         // of inner and face on each axis (record units)
  @location(7) @interpolate(flat, either) fill: vec4f,           // premultiplied; what texels are multiplied by
  @location(8) @interpolate(flat, either) stroke: vec4f,
  @location(9) @interpolate(flat, either) uv: vec4f,             // of a shape: inner radii along y
  @location(10) @interpolate(flat, either) bounds: vec4f,        // half sides of a box wholly inside
  @location(11) @interpolate(flat, either) shadows: vec2u,       // place of the first, is one of them inset
  @location(12) @interpolate(flat, either) gradient_linear: vec4f,
  @location(13) @interpolate(flat, either) gradient: vec4f,      // translation, kind, number of stops
  @location(14) @interpolate(flat, either) outer_tall: vec4f,    // radii along y
}

// Is anything of the frame a trail?
override HAS_TRAIL: bool = false;
// Are only solids drawn?
override HAS_SOLID: bool = false;

const IDENTITY = vec4f(1.0, 0.0, 0.0, 1.0);
// Places of the draw list that a depth of 32 bits tells apart.
const DEPTHS = 16777216.0;
// Vertices from this one on are a ring of ten, outside and inside in turns: the quad without its solid.
const RING = 4u;
const ALTERNATING = vec4f(1.0, -1.0, 1.0, -1.0);

@vertex
fn vs_main(@location(0) slot: u32, @builtin(vertex_index) vertex: u32, @builtin(instance_index) instance: u32) -> Varyings {
  let record = read_record(slot & ((1u << SLOT_BITS) - 1u));
  let kind = record.head & 15u;
  let is_shape = kind <= KIND_ELLIPSE;
  let is_layer = kind == KIND_LAYER;
  let map = total_map(record.anchor, record.linear, record.translation);
  var linear = map.linear;
  var translation = map.translation;
  let opacity = record.opacity * select(map.opacity, 1.0, !is_layer && (map.motion & MOTION_IS_LAYER) != 0u);
  // Texels that are copied one to one: a layer, and a cell whose map is the identity and whose origin becomes a whole pixel.
  let distance = abs(vec4f(linear[0], linear[1]) - IDENTITY);
  let is_exact = is_layer || (kind == KIND_CELL && all(distance <= vec4f(1.0 / 1024.0)) && (map.motion & MOTION_MOVES) == 0u);
  if (is_exact) {
    linear = matrix_of(IDENTITY);
    translation = select(snap_to_pixel(translation), vec2f(0.0), is_layer);
  }
  // A line brings only its direction: its other axis lies across, in device px.
  if ((record.head & FLAG_LINE) != 0u) {
    let along = linear[0];
    linear = mat2x2f(along, vec2f(-along.y, along.x) / max(length(along), 1e-15));
  }
  let inverse = inverse_of(linear);
  // Gradients of x and y where the stroke's width is measured: in record space, or in device px.
  var gradients = matrix_of(IDENTITY);
  if ((record.head & FLAG_FIXED) != 0u) {
    gradients = transpose(inverse);
  }
  let per_width = vec2f(length(gradients[0]), length(gradients[1]));
  // Under shear, corners next to each other grow by more and by less.
  let lean = dot(gradients[0], gradients[1]) / per_width.yx;
  let growth = mat2x4f(per_width.x - lean.x * ALTERNATING, per_width.y - lean.y * ALTERNATING);
  let width = record.stroke_width;
  let share = record.stroke_outset / max(width, 1e-9);
  let placement = place(
    TotalMap(linear, translation, opacity, map.motion),
    record.rect,
    per_width * (width * share),
    per_width * width,
    (record.head & FLAG_CRISP) != 0u,
  );
  let half = placement.half;

  // The quad: the pixels that the outline, its shadow or its texels can touch, a box in local space.
  var margin = pixel_extent(inverse) * 1.25;
  if (kind == KIND_CELL) {
    margin += 0.5;
  }
  if (is_exact) {
    margin = vec2f(0.0);
  }
  var low = -half - margin;
  var high = half + margin;
  var out: Varyings;
  if (is_shape) {
    // A record's own shadow, when it has one, stands in the last place of its slot.
    let own = slot * SHADOW_PLACES + SHADOW_PLACES - 1u;
    out.shadows.x = select(record.next_shadow, own, unpack_color(record.shadow_color).w > 0.0);
    var next = out.shadows.x;
    while (next != 0u) {
      let shadow = read_shadow(next);
      if (shadow.inset == SHADOW_INSET) {
        out.shadows.y = 1u;
      } else {
        let reach = max(blur_of(shadow.shape.z, inverse) * shadow_reach(unpack_color(shadow.color).w), margin) + shadow.shape.w + half;
        low = min(low, shadow.shape.xy - reach);
        high = max(high, shadow.shape.xy + reach);
      }
      next = shadow.next;
    }
  }
  let flags = select(0u, FLAG_FROM_SOURCE, is_layer);
  out.head = vec4u(record.head | flags, record.clip, record.paint, bitcast<u32>(opacity));
  out.linear = vec4f(linear[0], linear[1]);
  out.place = vec4f(placement.center, half);
  let inner_inset = placement.stroke;
  let face_inset = inner_inset * share;
  let sides = (record.rect.zw - record.rect.xy) * 0.5;
  let radii = outline_of(sides, mat2x4f(record.radii, record.radii), kind == KIND_ELLIPSE).radii;
  let outer_radii = fitted_radii(half, grown_radii(radii, growth * (width * share)));
  let inner_radii = fitted_radii(half - inner_inset, grown_radii(radii, growth * (width * (share - 1.0))));
  out.outer_radii = outer_radii[0];
  out.outer_tall = outer_radii[1];
  out.inner_radii = inner_radii[0];
  out.uv = select(select(record.uv, vec4f(0.0, 0.0, record.rect.zw - record.rect.xy), is_layer), inner_radii[1], is_shape);
  out.face_radii = fitted_radii(half - face_inset, radii)[0];
  out.insets = vec4f(inner_inset, face_inset);
  let fill = unpack_color(record.fill);
  out.fill = select(select(fill, fill.wwww, (record.head & FLAG_OWN_COLOR) != 0u), vec4f(1.0), kind == KIND_IMAGE || is_layer);
  out.stroke = unpack_color(record.stroke);
  // A corner of an arc's box lies 1 - sqrt(1/2) of the radius outside the arc; cells and layers have no outline.
  let inside = half - inner_inset - largest_radius(inner_radii) * 0.2929;
  out.bounds = vec4f(select(vec2f(1e9), inside, is_shape || kind == KIND_IMAGE), 0.0, 0.0);
  if (is_shape && record.paint != 0u) {
    let paint = read_paint(record.paint - 1u);
    let top_left = inverse * (linear * record.rect.xy + translation - placement.center);
    let to_gradient = gradient_map(paint, top_left, record.rect.zw - record.rect.xy);
    out.gradient_linear = vec4f(to_gradient.linear[0], to_gradient.linear[1]);
    out.gradient = vec4f(to_gradient.translation, f32(paint.gradient), f32(paint.stop_count));
  }
  var center = placement.center;
  // Without this code trails are pictures of no texels: the y of their uv, the shadow's offset and spread, are 0.
  if (HAS_TRAIL && kind == KIND_TRAIL) {
    let glow = unpack_color(record.shadow_color);
    let sigma = select(0.0, sqrt(record.shadow.z * record.shadow.z + pixel_variance(inverse)), glow.w > 0.0);
    let reach = max(sigma * GLOW_REACH, length(inverse[0]) + length(inverse[1]));
    let chunk = place_chunk(record.rect, slot >> SLOT_BITS, reach);
    center = translation;
    low = chunk.box.xy - margin;
    high = chunk.box.zw + margin;
    out.head.z = chunk.near;
    out.place = vec4f(translation, 1.0, 1.0);
    out.outer_radii = record.rect;
    out.inner_radii = vec4f(f32(slot >> SLOT_BITS), f32(chunk.head), reach, sigma);
    out.gradient_linear = glow;
  }
  // Around a ring: 0, 1, 3, 2, 0.
  let turn = ((vertex - RING) >> 1u) & 3u;
  let corner = select(vertex, turn ^ (turn >> 1u), vertex >= RING);
  var device = center + linear * mix(low, high, unit_corner(corner));
  // Pixels that are inside in whole, of what keeps its axes; less than the fragment stage would find, so that rounding does not matter.
  let reach = inside * abs(vec2f(linear[0].x, linear[1].y)) - 1.0 / 64.0;
  let is_solid = is_shape && (record.clip | record.paint | out.shadows.y) == 0u && fill.w * opacity >= 1.0
    && linear[0].y == 0.0 && linear[1].x == 0.0 && all(reach >= vec2f(1.0));
  if (HAS_SOLID || (vertex >= RING && (vertex & 1u) == 1u)) {
    // The hole of a ring around nothing is a point.
    device = select(center, mix(ceil(center - reach), floor(center + reach), unit_corner(corner)), is_solid);
  }
  // The only flip: device px point down, clip space up.
  out.position = vec4f((device - view.origin) / view.size * vec2f(2.0, -2.0) + vec2f(-1.0, 1.0), 1.0 - f32(instance + 1u) / DEPTHS, 1.0);
  let size = dot(linear[0], linear[0]) + dot(linear[1], linear[1]);
  if (opacity <= 0.0 || abs(determinant(linear)) <= size * 1e-9) {
    out.position = vec4f(vec2f(-2.0), 0.0, 1.0);
  }
  return out;
}

// What is measured, in this order; each step needs one coverage, and each clip is one more.
const OUTER: u32 = 0u;
const INNER: u32 = 1u;
const FACE: u32 = 2u;
const CLIP: u32 = 3u;

// Coverages of a record's outlines (O, I and F of shading.md) and of all clips together; its outer and inset shadows, laid on each other.
struct Measured {
  outer: f32,
  inner: f32,
  face: f32,
  clip: f32,
  outers: vec4f,
  insets: vec4f,
}

// The outline of which a shadow is the blurred picture.
fn cast_outline(in: Varyings, shadow: Shadow) -> Outline {
  let is_inset = shadow.inset == SHADOW_INSET;
  let half = in.place.zw - select(vec2f(0.0), in.insets.xy, is_inset);
  let spread = select(shadow.shape.w, -shadow.shape.w, is_inset);
  let radii = mat2x4f(
    spread_radii(select(in.outer_radii, in.inner_radii, is_inset), half, spread),
    spread_radii(select(in.outer_tall, in.uv, is_inset), half, spread),
  );
  let sides = max(half + spread, vec2f(0.0));
  return outline_of(sides, fitted_radii(sides, radii), (in.head.x & 15u) == KIND_ELLIPSE);
}

// One loop with one call of `coverage` and one of `shadow_intensity`, since a software GPU runs all of it in every round, whatever
// branches say; so a round measures one outline and blurs one shadow. It also goes on to the end in the round that breaks: the
// choice of what comes next, which may be nothing, stands there.
fn measure(in: Varyings, pixel: vec2f, p: vec2f, linear: mat2x2f, inverse: mat2x2f) -> Measured {
  let is_ellipse = (in.head.x & 15u) == KIND_ELLIPSE;
  // A stroke hides the face below it when it is opaque, and has none below it when it is wholly outside.
  let has_stroke = in.insets.x > 0.0;
  let has_face = in.insets.z < in.insets.x && in.stroke.w < 1.0;
  let is_inside = all(abs(p) + pixel_extent(inverse) <= in.bounds.xy);
  var shares = vec3f(1.0);
  var clip_share = 1.0;
  var clip_slot = in.head.y;
  var outers = vec4f(0.0);
  var insets = vec4f(0.0);
  var next = in.shadows.x;
  var step = OUTER;
  loop {
    let shadow = read_shadow(next);
    let is_inset = shadow.inset == SHADOW_INSET;
    let cast_by = cast_outline(in, shadow);
    let from_shadow = p - shadow.shape.xy;
    // A shadow without blur needs the coverage of a round, but not of the first one.
    let needs_coverage = next != 0u && is_sharp(shadow.shape.z, linear);
    let has_coverage = needs_coverage && step != OUTER;
    var local = p;
    var to_device = linear;
    var back = inverse;
    var half = in.place.zw;
    var radii = mat2x4f(in.outer_radii, in.outer_tall);
    var next_clip = 0u;
    if (has_coverage) {
      local = from_shadow;
      half = cast_by.half;
      radii = cast_by.radii;
      // A pixel as much wider as a Gaussian well below a pixel makes its variance.
      let width = sqrt(1.0 + 12.0 * shadow.shape.z * shadow.shape.z * abs(determinant(linear)));
      to_device *= 1.0 / width;
      back *= width;
    } else if (step == INNER) {
      half -= in.insets.xy;
      radii = mat2x4f(in.inner_radii, in.uv);
    } else if (step == FACE) {
      half -= in.insets.zw;
      radii = mat2x4f(in.face_radii, in.face_radii);
    } else if (step >= CLIP && clip_slot != 0u) {
      let clip = read_clip(clip_slot - 1u);
      let map = total_map(clip.anchor, clip.linear, clip.translation);
      let placement = place(map, clip.rect, vec2f(0.0), vec2f(0.0), (clip.head & FLAG_CRISP) != 0u);
      to_device = map.linear;
      back = inverse_of(to_device);
      local = back * (pixel - placement.center);
      half = placement.half;
      radii = fitted_radii(half, mat2x4f(clip.radii, clip.radii));
      next_clip = clip.clip;
    }
    let share = coverage(outline_of(half, radii, is_ellipse && step == FACE), local, to_device, back);
    if (!has_coverage) {
      if (step < CLIP) {
        // What lies further in is as much, until it is measured itself.
        shares = select(shares, vec3f(select(share, 1.0, is_inside)), vec3u(OUTER, INNER, FACE) >= vec3u(step));
      } else if (clip_slot != 0u) {
        clip_share *= share;
        clip_slot = next_clip;
      }
      step += 1u;
    }
    if (shares.x >= 1.0 && in.shadows.y == 0u) {
      next = 0u;
    }
    if (next != 0u && has_coverage == needs_coverage) {
      let intensity = select(shadow_intensity(cast_by, from_shadow, blur_of(shadow.shape.z, inverse)), share, has_coverage);
      // From the top down: what is left of what lies below is 1 - alpha.
      let color = unpack_color(shadow.color);
      outers += color * (select(intensity, 0.0, is_inset) * (1.0 - outers.w));
      insets += color * (select(0.0, 1.0 - intensity, is_inset) * (1.0 - insets.w));
      next = shadow.next;
    }
    if ((step == INNER && (!has_stroke || is_inside || shares.x <= 0.0)) || (step == FACE && !has_face)) {
      step = CLIP;
    }
    if (clip_share <= 0.0 || (next == 0u && step >= CLIP && (clip_slot == 0u || step == CLIP + MAX_CLIPS))) {
      break;
    }
  }
  return Measured(shares.x, shares.y, shares.z, clip_share, outers, insets);
}

fn shape_color(in: Varyings, p: vec2f, at: Measured) -> vec4f {
  var fill = in.fill;
  let fill_share = at.inner * (1.0 - at.insets.w) + (at.face - at.inner) * (1.0 - in.stroke.w);
  if (in.head.z != 0u && fill_share > 0.0) {
    let place = matrix_of(in.gradient_linear) * p + in.gradient.xy;
    fill = gradient_color(in.head.z - 1u, u32(in.gradient.w), gradient_offset(u32(in.gradient.z), place));
  }
  return fill * fill_share + at.insets * at.inner + in.stroke * (at.outer - at.inner) + at.outers * (1.0 - at.outer);
}

fn picture_color(in: Varyings, p: vec2f, share: f32) -> vec4f {
  let uv = in.uv;
  let low = floor(min(uv.xy, uv.zw));
  let high = ceil(max(uv.xy, uv.zw));
  let window = TexelWindow(low, high, in.head.z, (in.head.x & FLAG_FROM_SOURCE) != 0u);
  var at = uv.xy + (p / in.place.zw * 0.5 + 0.5) * (uv.zw - uv.xy);
  let is_image = (in.head.x & 15u) == KIND_IMAGE;
  if (is_image) {
    at = clamp(at, low + 0.5, high - 0.5);
  }
  return sample_texels(window, at, is_image || any(in.linear != IDENTITY)) * in.fill * share;
}

@fragment
fn fs_main(in: Varyings) -> @location(0) vec4f {
  if (HAS_SOLID) {
    return in.fill;
  }
  let pixel = in.position.xy + view.origin;
  let linear = matrix_of(in.linear);
  let inverse = inverse_of(linear);
  let p = inverse * (pixel - in.place.xy);
  let at = measure(in, pixel, p, linear, inverse);
  var color = vec4f(0.0);
  if (at.clip > 0.0) {
    if ((in.head.x & 15u) <= KIND_ELLIPSE) {
      color = shape_color(in, p, at);
    } else if (HAS_TRAIL && (in.head.x & 15u) == KIND_TRAIL) {
      color = trail_color(in, p, linear, inverse);
    } else {
      color = picture_color(in, p, at.outer);
    }
  }
  return color * (at.clip * bitcast<f32>(in.head.w));
}
