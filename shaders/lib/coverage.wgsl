// The share of a pixel that an outline fills: its exact area, with arcs as chords of equal area. Half-plane formulas are
// cheaper, but wrong at corners and under two pixels; a software GPU runs both sides of every branch, so one way is best.
#include "lib/affine.wgsl"
#include "lib/outline.wgsl"

// Four edges at a time: the integral of clamp(x, 0, 1) over y in 0..1 along each (c: y clamped). Summed around a
// polygon that is its area in the unit square.
fn edge_integral(x0: vec4<f32>, y0: vec4<f32>, c0: vec4<f32>, x1: vec4<f32>, y1: vec4<f32>, c1: vec4<f32>) -> f32 {
  let zero = vec4<f32>(0.0);
  let one = vec4<f32>(1.0);
  // The small terms only keep 0 / 0 out: a level edge has c1 - c0 = 0, an upright one has width 0.
  let slope = (x1 - x0) / (y1 - y0 + 1e-20);
  let xa = x0 + (c0 - y0) * slope;
  let xb = x0 + (c1 - y0) * slope;
  let low = min(xa, xb);
  let high = max(xa, xb);
  let low_in = clamp(low, zero, one);
  let high_in = clamp(high, zero, one);
  let middle = 0.5 * (low_in + high_in);
  let sum = (high_in - low_in) * middle + max(high - max(low, one), zero);
  return dot(c1 - c0, (sum + 1e-4 * middle) / (high - low + 1e-4));
}

// A piece is a polygon: middle, vertical side, four chords of the arc, horizontal side. Only the window of the arc that the pixel
// can see is divided, so that four chords do at any radius. The result is signed.
fn piece_area(piece: Piece, half: vec2<f32>, p: vec2<f32>, linear: vec4<f32>, extent: vec2<f32>) -> f32 {
  let q = p * piece.side;
  let per_radius = 1.0 / max(piece.radius, vec2<f32>(1e-6));
  let arc = arc_window((q - piece.center) * per_radius, extent * per_radius);
  // Inner corners are pushed out by 1/9 of the squared angle between them: equal area with both ends fixed.
  let chord = arc.last - arc.first;
  let push = select(0.0, 1.0 + dot(chord, chord) / 144.0, arc.touches);
  let middle = normalize(arc.first + arc.last);
  let p0 = arc.first;
  let p1 = select(p0, normalize(p0 + middle) * push, arc.touches);
  let p2 = select(p0, middle * push, arc.touches);
  let p3 = select(p0, normalize(middle + arc.last) * push, arc.touches);
  let p4 = arc.last;

  let c = piece.center - q;
  let r = piece.radius;
  let ax = vec4<f32>(-q.x, half.x - q.x, c.x + r.x * p0.x, c.x + r.x * p1.x);
  let ay = vec4<f32>(-q.y, piece.split.y - q.y, c.y + r.y * p0.y, c.y + r.y * p1.y);
  let bx = vec4<f32>(c.x + r.x * p2.x, c.x + r.x * p3.x, c.x + r.x * p4.x, piece.split.x - q.x);
  let by = vec4<f32>(c.y + r.y * p2.y, c.y + r.y * p3.y, c.y + r.y * p4.y, half.y - q.y);
  // To device px, the pixel's corner at 0.
  let m = linear * piece.side.xxyy;
  let axd = m.x * ax + m.z * ay + 0.5;
  let ayd = m.y * ax + m.w * ay + 0.5;
  let bxd = m.x * bx + m.z * by + 0.5;
  let byd = m.y * bx + m.w * by + 0.5;
  let ac = clamp(ayd, vec4<f32>(0.0), vec4<f32>(1.0));
  let bc = clamp(byd, vec4<f32>(0.0), vec4<f32>(1.0));
  let sum = edge_integral(axd, ayd, ac, vec4<f32>(axd.yzw, bxd.x), vec4<f32>(ayd.yzw, byd.x), vec4<f32>(ac.yzw, bc.x))
    + edge_integral(bxd, byd, bc, vec4<f32>(bxd.yzw, axd.x), vec4<f32>(byd.yzw, ayd.x), vec4<f32>(bc.yzw, ac.x));
  return sum * piece.side.x * piece.side.y;
}

// p: the pixel's centre in local space. `linear` maps local space to device px, `inverse` back.
fn coverage(outline: Outline, p: vec2<f32>, linear: vec4<f32>, inverse: vec4<f32>) -> f32 {
  let half = outline.half;
  let extent = pixel_extent(inverse);
  let far = abs(p) + extent;
  if (min(half.x, half.y) <= 0.0 || any(far - 2.0 * extent >= half)) {
    return 0.0;
  }
  let radius = select(vec2<f32>(largest(outline.radii)), half, outline.is_ellipse);
  let corner = max(far - half + radius, vec2<f32>(0.0)) / max(radius, vec2<f32>(1e-9));
  if (all(far <= half) && dot(corner, corner) <= 1.0) {
    return 1.0;
  }
  let walk = piece_walk(outline, p, extent);
  var area = 0.0;
  var step = 0u;
  while (step < 4u) {
    area += piece_area(walked_piece(walk, outline, step), half, p, linear, extent);
    step = next_step(walk, step);
  }
  return clamp(abs(area), 0.0, 1.0);
}
