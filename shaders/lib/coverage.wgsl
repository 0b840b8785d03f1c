// The share of a pixel that an outline fills: its exact area, with arcs as chords of equal area. Half-plane formulas are
// cheaper, but wrong at corners and under two pixels; a software GPU runs both sides of every branch, so one way is best.
#include "lib/affine.wgsl"
#include "lib/outline.wgsl"

// Four edges from a to b at a time: the integral of clamp(x, 0, 1) over y in 0..1 along each. Summed around a polygon
// that is its area in the unit square.
fn edge_integral(a: mat2x4f, b: mat2x4f) -> f32 {
  let from_y = saturate(a[1]);
  let to_y = saturate(b[1]);
  // The small terms only keep 0 / 0 out: a level edge has no height, an upright one no width.
  let slope = (b[0] - a[0]) / (b[1] - a[1] + 1e-20);
  let xa = a[0] + (from_y - a[1]) * slope;
  let xb = a[0] + (to_y - a[1]) * slope;
  let low = min(xa, xb);
  let high = max(xa, xb);
  let low_in = saturate(low);
  let high_in = saturate(high);
  let middle = 0.5 * (low_in + high_in);
  let sum = (high_in - low_in) * middle + max(high - max(low, vec4f(1.0)), vec4f(0.0));
  return dot(to_y - from_y, (sum + 1e-4 * middle) / (high - low + 1e-4));
}

// The middle of the arc between two points of the unit circle; of a point and itself, that point.
fn arc_middle(a: vec2f, b: vec2f) -> vec2f {
  return 0.5 * (a + b) * inverseSqrt(1.0 - 0.25 * dot(b - a, b - a));
}

// A piece is a polygon: middle, vertical side, four chords of the arc, horizontal side. Only the window of the arc that the pixel
// can see is divided, so that four chords do at any radius. The result is signed.
fn piece_area(piece: Piece, linear: mat2x2f) -> f32 {
  let arc = piece.arc;
  let c = piece.center;
  let r = piece.radius;
  // Inner corners are pushed out by 1/9 of the squared angle between them: equal area with both ends fixed.
  let chord = arc.zw - arc.xy;
  let push = r * (1.0 + dot(chord, chord) / 144.0);
  let middle = arc_middle(arc.xy, arc.zw);
  // To device px, the pixel's corner at 0; rows are x and y of every other corner.
  let m = mat2x2f(linear[0] * piece.side.x, linear[1] * piece.side.y);
  let corner = mat2x4f(vec4f(0.5), vec4f(0.5));
  let a = corner + transpose(m * mat4x2f(piece.middle, c + r * arc.xy, c + push * middle, c + r * arc.zw));
  let b = corner + transpose(m * mat4x2f(
    vec2f(piece.edge.x, piece.split.y),
    c + push * arc_middle(arc.xy, middle),
    c + push * arc_middle(middle, arc.zw),
    vec2f(piece.split.x, piece.edge.y),
  ));
  let sum = edge_integral(a, b) + edge_integral(b, mat2x4f(a[0].yzwx, a[1].yzwx));
  return sum * piece.side.x * piece.side.y;
}

// p: the pixel's centre in local space. `linear` maps local space to device px, `inverse` back.
fn coverage(outline: Outline, p: vec2f, linear: mat2x2f, inverse: mat2x2f) -> f32 {
  let half = outline.half;
  let extent = pixel_extent(inverse);
  if (any(max(abs(p) - extent, vec2f(0.0)) >= half)) {
    return 0.0;
  }
  let far = abs(p) + extent;
  let radius = largest_radius(outline.radii);
  let corner = max(far - half + radius, vec2f(0.0)) / max(radius, vec2f(1e-9));
  if (all(far <= half) && dot(corner, corner) <= 1.0) {
    return 1.0;
  }
  let crossed = crossed_pieces(max(radius - half, vec2f(0.0)), p, extent);
  var area = 0.0;
  var index = 0u;
  loop {
    area += piece_area(outline_piece(outline, p, extent, index), linear);
    index = next_piece(index, crossed);
    if (index == 0u) {
      break;
    }
  }
  return saturate(abs(area));
}
