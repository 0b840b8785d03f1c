// An outline convolved with a Gaussian, by Green's theorem: the integral over y of
//     phi(y) (PHI(right edge) - PHI(left edge)),    phi, PHI: the Gaussian about the pixel and its integral.
// Straight sides have a closed form; an arc is integrated by Gauss-Legendre over the part within 3 sigma of the pixel. Left
// of that part PHI is 0, right of it 1; above and below, phi is 0.
#include "lib/outline.wgsl"

const SHADOW_REACH: f32 = 3.0;

// Gauss-Legendre points in 0..1 and their weights; of eight, the first half.
const POINTS_4 = vec4<f32>(0.0694318442, 0.3300094782, 0.6699905218, 0.9305681558);
const WEIGHTS_4 = vec4<f32>(0.1739274226, 0.3260725774, 0.3260725774, 0.1739274226);
const POINTS_8 = vec4<f32>(0.0198550718, 0.1016667613, 0.2372337950, 0.4082826788);
const WEIGHTS_8 = vec4<f32>(0.0506142681, 0.1111905172, 0.1568533229, 0.1813418917);

// erf7 of Raph Levien's "Blurred rounded rectangles": error below 2.3e-4.
fn gauss_integral(x: vec4<f32>) -> vec4<f32> {
  let t = x * 0.7978845608;
  let tt = t * t;
  let s = t + (0.24295 + (0.03395 + 0.0104 * tt) * tt) * (t * tt);
  return 0.5 + 0.5 * s / sqrt(1.0 + s * s);
}

// The integrand at four places of the arc; t in 0..1 runs along the chord from first to last.
fn arc_samples(piece: Piece, arc: ArcWindow, q: vec2<f32>, sigma: vec2<f32>, t: vec4<f32>) -> vec4<f32> {
  let chord = arc.last - arc.first;
  let x = arc.first.x + chord.x * t;
  let y = arc.first.y + chord.y * t;
  let shrink = inverseSqrt(x * x + y * y);
  let ux = x * shrink;
  let uy = y * shrink;
  let rate = (chord.y - uy * (ux * chord.x + uy * chord.y)) * shrink * piece.radius.y / sigma.y;
  let dx = (piece.center.x + piece.radius.x * ux - q.x) / sigma.x;
  let dy = (piece.center.y + piece.radius.y * uy - q.y) / sigma.y;
  return gauss_integral(dx) * exp(-0.5 * dy * dy) * rate;
}

// `sigma` on each local axis, the pixel's own variance included.
fn shadow_intensity(outline: Outline, p: vec2<f32>, sigma: vec2<f32>) -> f32 {
  let half = outline.half;
  let reach = sigma * SHADOW_REACH;
  if (min(half.x, half.y) <= 0.0 || any(abs(p) - reach >= half)) {
    return 0.0;
  }
  let walk = piece_walk(outline, p, reach);
  var sum = 0.0;
  var step = 0u;
  while (step < 4u) {
    let piece = walked_piece(walk, outline, step);
    step = next_step(walk, step);
    let q = p * piece.side;
    let per_radius = 1.0 / max(piece.radius, vec2<f32>(1e-6));
    let arc = arc_window((q - piece.center) * per_radius, reach * per_radius);
    // Up to `end` the arc lies right of the pixel's reach.
    let end = piece.center.y + select(select(0.0, piece.radius.y, arc.first.x == 1.0), piece.radius.y * arc.first.y, arc.touches);
    let at = gauss_integral(vec4<f32>(half.x, piece.split.y, piece.center.y, end) / sigma.xyyy - q.xyyy / sigma.xyyy);
    sum += at.x * (at.z - at.y) + at.w - at.z;
    // Eight points on the arc, two halves of four; four points do for an arc shorter than sigma.
    let span = (arc.last - arc.first) * piece.radius / sigma;
    let is_short = dot(span, span) < 1.0;
    var points = select(POINTS_8, POINTS_4, is_short);
    var half_index = select(2u, select(0u, 1u, is_short), arc.touches);
    while (half_index < 2u) {
      sum += dot(arc_samples(piece, arc, q, sigma, points), select(WEIGHTS_8, WEIGHTS_4, is_short)) * 0.3989422804;
      points = 1.0 - points;
      half_index += 1u;
    }
    // Both sides count; a side beyond reach would be 1 for each y and leaves nothing to take off.
    if (walk.crosses_x) {
      let ends = gauss_integral((vec4<f32>(half.y, piece.split.y, 0.0, 0.0) - q.y) / sigma.y);
      sum -= 0.5 * (ends.x - ends.y);
    }
  }
  return clamp(sum, 0.0, 1.0);
}
