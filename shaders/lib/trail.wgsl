// Trails, as src/frame/shading.md defines them: discs along a curve through samples, the newest on top. A chunk is TRAIL_SPANS
// spans of the curve and has a quad of its own. A pixel is drawn by the newest chunk that has ink there, which then asks all
// others too: every pixel of a trail is painted once.
#include "lib/record.wgsl"
#include "lib/shadow.wgsl"

// Chords of a span lie within 1/64 px of it: 0.75 * 64 of Wang's bound.
const CHORDS: f32 = 48.0;
const MAX_CHORDS: f32 = 64.0;
// Ink of a glow ends so many sigmas beyond a disc.
const GLOW_REACH: f32 = 3.0;
// Half a pixel's diagonal: what is farther from its centre covers it wholly or not at all.
const PIXEL_REACH: f32 = 0.7072;
// Middles of the four parts of a pixel on an axis.
const PARTS = vec4f(-0.375, -0.125, 0.125, 0.375);

// The variance that a pixel's own extent adds to a Gaussian: 1/12 px^2, here in local units and the mean of both axes.
fn pixel_variance(inverse: mat2x2f) -> f32 {
  return (dot(inverse[0], inverse[0]) + dot(inverse[1], inverse[1])) / 24.0;
}

// A ring of `chunks` chunks, from an anchor row on.
struct Trail {
  row: u32,
  chunks: u32,
  life: f32,   // ticks
  taper: f32,
}

fn trail_of(rect: vec4f) -> Trail {
  return Trail(u32(rect.x), u32(rect.y), rect.z, rect.w);
}

struct Sample {
  at: vec2f,
  radius: f32,
  age: f32,    // 1: faded
  mark: vec2f, // as stored: width (negative: a stroke starts here), time (0: no sample)
}

fn trail_sample(trail: Trail, index: u32) -> Sample {
  let place = index % (trail.chunks * TRAIL_SPANS);
  let texel = anchor_texel(trail.row + place / 2u, place % 2u);
  // Times are ticks modulo 2^24, whole numbers in a float; those to come count as now.
  let ticks = bitcast<i32>((view.time - u32(texel.w)) << 8u) >> 8u;
  let age = max(0.0, f32(ticks)) / trail.life;
  let width = max(texel.z, -1.0 - texel.z);
  return Sample(texel.xy, 0.5 * width * (1.0 - trail.taper * age), age, texel.zw);
}

// Does the curve lead from a to b, whether or not it still shows?
fn is_joined(a: Sample, b: Sample) -> bool {
  return a.mark.y > 0.0 && b.mark.y > 0.0 && b.mark.x >= 0.0 && b.age <= a.age;
}

// Bezier points from one sample to the next.
struct Cubic {
  p0: vec2f,
  p1: vec2f,
  p2: vec2f,
  p3: vec2f,
}

fn knot(step: vec2f) -> f32 {
  return max(1e-3, sqrt(length(step)));
}

// A third of the derivative where two steps meet, for a span whose knots are `span` apart.
fn tangent(step_in: vec2f, step_out: vec2f, knot_in: f32, knot_out: f32, span: f32) -> vec2f {
  return (step_in / knot_in * knot_out + step_out / knot_out * knot_in) * (span / (3.0 * (knot_in + knot_out)));
}

fn span_cubic(before: Sample, a: Sample, b: Sample, after: Sample) -> Cubic {
  let along = b.at - a.at;
  let step_in = select(along, a.at - before.at, is_joined(before, a));
  let step_out = select(along, after.at - b.at, is_joined(b, after));
  let k = knot(along);
  return Cubic(
    a.at,
    a.at + tangent(step_in, along, knot(step_in), k, k),
    b.at - tangent(along, step_out, k, knot(step_out), k),
    b.at,
  );
}

// Holds all that a span inks: low, high.
fn span_box(cubic: Cubic, reach: f32) -> vec4f {
  let low = min(min(cubic.p0, cubic.p1), min(cubic.p2, cubic.p3));
  let high = max(max(cubic.p0, cubic.p1), max(cubic.p2, cubic.p3));
  return vec4f(low - reach, high + reach);
}

struct ChunkBox {
  box: vec4f,    // low, high; low above high when nothing shows
  newest: f32,   // its smallest age
}

fn chunk_box(trail: Trail, chunk: u32, reach: f32) -> ChunkBox {
  var box = vec4f(1e9, 1e9, -1e9, -1e9);
  var newest = 1e9;
  let first = (chunk + trail.chunks) * TRAIL_SPANS;
  var before = trail_sample(trail, first - 1u);
  var a = trail_sample(trail, first);
  var b = trail_sample(trail, first + 1u);
  var i = 2u;
  // A chunk without a first sample is empty.
  while (i < TRAIL_SPANS + 2u && a.mark.y > 0.0) {
    let after = trail_sample(trail, first + i);
    if (is_joined(a, b) && b.age < 1.0) {
      let span = span_box(span_cubic(before, a, b, after), max(a.radius, b.radius) + reach);
      box = vec4f(min(box.xy, span.xy), max(box.zw, span.zw));
      newest = min(newest, b.age);
    }
    before = a;
    a = b;
    b = after;
    i += 1u;
  }
  return ChunkBox(box, newest);
}

// What the vertex stage of a chunk finds out: where its quad lies, which chunk is the newest, and which chunks have ink
// near it (bit: number modulo 32).
struct ChunkPlace {
  box: vec4f,
  head: u32,
  near: u32,
}

fn place_chunk(rect: vec4f, own: u32, reach: f32) -> ChunkPlace {
  let trail = trail_of(rect);
  var box = vec4f(0.0);
  var head = own;
  var newest = 1e9;
  var near = 0u;
  var i = 0u;
  loop {
    let chunk = (own + i) % trail.chunks;
    let other = chunk_box(trail, chunk, reach);
    if (i == 0u) {
      box = other.box;
    }
    if (other.newest < newest) {
      newest = other.newest;
      head = chunk;
    }
    if (all(max(box.xy, other.box.xy) <= min(box.zw, other.box.zw))) {
      near = near | (1u << (chunk % 32u));
    }
    i += 1u;
    if (i >= trail.chunks || box.x > box.z) {
      break;
    }
  }
  return ChunkPlace(box, head, near);
}

// Discs from one point to another, their radius going linearly; the newer end is at `length`.
struct Cone {
  start: vec2f,
  direction: vec2f,
  length: f32,
  radius: f32,   // at the start
  slope: f32,    // of the radius
}

fn cone_of(start: vec2f, end: vec2f, start_radius: f32, end_radius: f32) -> Cone {
  let chord = end - start;
  let size = length(chord);
  let slope = clamp((end_radius - start_radius) / max(size, 1e-6), -0.99, 0.99);
  return Cone(start, select(vec2f(1.0, 0.0), chord / size, size > 1e-6), size, end_radius - slope * size, slope);
}

// How far along lies the disc whose edge is nearest to a point that is `along` and `across` from the start?
fn nearest_disc(cone: Cone, along: vec4f, across: vec4f) -> vec4f {
  return clamp(along + across * (cone.slope * inverseSqrt(1.0 - cone.slope * cone.slope)), vec4f(0.0), vec4f(cone.length));
}

// The newest disc on a point, how far along; the nearest where none is on it.
fn newest_disc(cone: Cone, along: f32, across: f32, nearest: f32) -> f32 {
  let a = 1.0 - cone.slope * cone.slope;
  let b = along + cone.radius * cone.slope;
  let root = b * b - a * (along * along + across * across - cone.radius * cone.radius);
  return select(nearest, clamp((b + sqrt(max(root, 0.0))) / a, 0.0, cone.length), root > 0.0);
}

// Of the cubic that gives the share of a span's length before a parameter: the integral of the quadratic through its speeds at
// both ends and in the middle.
fn length_shares(cubic: Cubic) -> vec3f {
  let speed = vec3f(length(cubic.p1 - cubic.p0), 0.25 * length(cubic.p3 + cubic.p2 - cubic.p1 - cubic.p0), length(cubic.p3 - cubic.p2));
  let parts = vec3f(6.0 * speed.x, dot(speed, vec3f(-9.0, 12.0, -3.0)), dot(speed, vec3f(4.0, -8.0, 4.0)));
  return parts / max(dot(speed, vec3f(1.0, 4.0, 1.0)), 1e-9);
}

fn chord_count(cubic: Cubic, linear: mat2x2f) -> f32 {
  let first = length(linear * (cubic.p0 - 2.0 * cubic.p1 + cubic.p2));
  let second = length(linear * (cubic.p1 - 2.0 * cubic.p2 + cubic.p3));
  return clamp(ceil(sqrt(CHORDS * max(first, second))), 1.0, MAX_CHORDS);
}

// What is covered of four parts of a pixel, given by their places from the start; `sharpness`: parts in a local unit.
fn cone_shares(cone: Cone, part: mat2x4f, sharpness: f32) -> vec4f {
  let along = part * cone.direction;
  let across = abs(part[0] * cone.direction.y - part[1] * cone.direction.x);
  let t = nearest_disc(cone, along, across);
  let distance = sqrt((along - t) * (along - t) + across * across);
  let radius = cone.radius + cone.slope * t;
  return saturate(0.5 + (radius - distance) * sharpness) - saturate(0.5 - (radius + distance) * sharpness);
}

// The vertex stage put in outer_radii: the trail; in inner_radii: this chunk, the newest one, how far ink reaches beyond a
// disc, and the glow's sigma (0: none); in gradient_linear: the glow's colour; in head.z: which chunks are near.
fn trail_color(in: Varyings, p: vec2f, linear: mat2x2f, inverse: mat2x2f) -> vec4f {
  let trail = trail_of(in.outer_radii);
  let head = u32(in.inner_radii.y) + trail.chunks;
  let reach = in.inner_radii.z;
  let sigma = in.inner_radii.w;
  // Coverage of sixteen parts of the pixel, by rows: by edges of one side, and by those that face it.
  var row0 = mat2x4f();
  var row1 = mat2x4f();
  var row2 = mat2x4f();
  var row3 = mat2x4f();
  // The last normal of each side.
  var facing = vec2f(0.0);
  var opposite = vec2f(0.0);
  var covered = 0.0;   // parts in all
  var color = vec4f(0.0);
  var is_full = false;
  var glow = 0.0;
  var glow_edge = 0.0;
  let own = (head - u32(in.inner_radii.x)) % trail.chunks;
  var order = 0u;
  loop {
    let chunk = (head - order) % trail.chunks;
    let first = (chunk + trail.chunks) * TRAIL_SPANS;
    var after = trail_sample(trail, first + TRAIL_SPANS + 1u);
    var b = trail_sample(trail, first + TRAIL_SPANS);
    var a = trail_sample(trail, first + TRAIL_SPANS - 1u);
    var i = select(0u, TRAIL_SPANS, (in.head.z & (1u << (chunk % 32u))) != 0u);
    while (i > 0u && !is_full) {
      i -= 1u;
      let before = trail_sample(trail, first + i - 1u);
      let cubic = span_cubic(before, a, b, after);
      let box = span_box(cubic, max(a.radius, b.radius) + reach);
      let is_hit = is_joined(a, b) && b.age < 1.0 && all(p >= box.xy) && all(p <= box.zw);
      let chords = select(0.0, chord_count(cubic, linear), is_hit);
      let shares = length_shares(cubic);
      var end = b.at;
      var end_share = 1.0;
      var chord = chords;
      while (chord > 0.0 && !is_full) {
        chord -= 1.0;
        let u = chord / chords;
        let v = 1.0 - u;
        let start = v * v * (v * cubic.p0 + 3.0 * u * cubic.p1) + u * u * (3.0 * v * cubic.p2 + u * cubic.p3);
        let start_share = u * (shares.x + u * (shares.y + u * shares.z));
        let cone = cone_of(start, end, mix(a.radius, b.radius, start_share), mix(a.radius, b.radius, end_share));
        let q = p - start;
        let along = dot(q, cone.direction);
        let across = abs(q.x * cone.direction.y - q.y * cone.direction.x);
        let t = nearest_disc(cone, vec4f(along), vec4f(across)).x;
        let offset = q - cone.direction * t;
        let distance = length(offset);
        let radius = cone.radius + cone.slope * t;
        // Local units across the edge for a device px along each axis.
        let normal = select(vec2f(-cone.direction.y, cone.direction.x), offset / distance, distance > 1e-5);
        let steps = normal * inverse;
        let depth = (radius - distance) * inverseSqrt(dot(steps, steps));
        let newest = newest_disc(cone, along, across, t) / max(cone.length, 1e-6);
        let age = mix(a.age, b.age, mix(start_share, end_share, newest));
        is_full = depth >= PIXEL_REACH;
        let is_cut = abs(depth) < PIXEL_REACH;
        // Edges go on from one another, and turn: this one is of the side whose last is nearer.
        let is_opposite = dot(normal, opposite) > dot(normal, facing);
        facing = select(facing, normal, is_cut && !is_opposite);
        opposite = select(opposite, normal, is_cut && is_opposite);
        // None where the sides face each other, all where they are square to each other.
        let overlap = saturate(1.0 + dot(facing, opposite));
        var more = select(0.0, 16.0 - covered, is_full);
        var y = -0.375;
        while (y < 0.5 && is_cut) {
          let part = mat2x4f(q.x + inverse[0].x * PARTS + inverse[1].x * y, q.y + inverse[0].y * PARTS + inverse[1].y * y);
          let edges = cone_shares(cone, part, 4.0 / (abs(steps.x) + abs(steps.y)));
          // Row by row they come round again.
          let row = mat2x4f(
            max(row0[0], select(edges, vec4f(0.0), is_opposite)),
            max(row0[1], select(vec4f(0.0), edges, is_opposite)),
          );
          let before = min(row0[0] + row0[1] * (1.0 - overlap * row0[0]), vec4f(1.0));
          more += dot(max(min(row[0] + row[1] * (1.0 - overlap * row[0]), vec4f(1.0)) - before, vec4f(0.0)), vec4f(1.0));
          row0 = row1;
          row1 = row2;
          row2 = row3;
          row3 = row;
          y += 0.25;
        }
        let rest = saturate(1.0 - age);
        let fade = rest * rest * (3.0 - 2.0 * rest);
        color += mix(in.fill, in.stroke, saturate(age)) * (fade * 0.0625 * more);
        covered += more;
        if (sigma > 0.0) {
          let level = cone.radius + cone.slope * clamp(along, 0.0, cone.length);
          let band = gauss_integral(vec4f(level - across, level + across, cone.length - along, along) / sigma);
          glow += fade * max(band.x + band.y - 1.0, 0.0) * max(band.z + band.w - 1.0, 0.0);
          let edge = gauss_integral(vec4f(radius - distance, radius + distance, 0.0, 0.0) / sigma);
          glow_edge = max(glow_edge, fade * (edge.x + edge.y - 1.0));
        }
        end = start;
        end_share = start_share;
      }
      after = b;
      b = a;
      a = before;
    }
    // The newest chunk with ink here draws this pixel.
    if (order <= own && (color.w + glow + glow_edge > 0.0) != (order == own)) {
      return vec4f(0.0);
    }
    order += 1u;
    if (order >= trail.chunks || is_full) {
      break;
    }
  }
  return color + in.gradient_linear * (clamp(glow, glow_edge, 1.0) * (1.0 - 0.0625 * covered));
}
