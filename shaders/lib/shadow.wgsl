// An outline convolved with a Gaussian, by Green's theorem: the integral over y of
//     phi(y) (PHI(right edge) - PHI(left edge)),    phi, PHI: the Gaussian about the pixel and its integral.
// Straight sides have a closed form; an arc is integrated by Gauss-Legendre over the part within 3 sigma of the pixel. Left
// of that part PHI is 0, right of it 1; above and below, phi is 0.
#include "lib/outline.wgsl"

const SHADOW_REACH: f32 = 3.0;

// Of eight Gauss-Legendre points in 0..1 the first half, and their weights.
const POINTS = vec4f(0.0198550718, 0.1016667613, 0.2372337950, 0.4082826788);
const WEIGHTS = vec4f(0.0506142681, 0.1111905172, 0.1568533229, 0.1813418917);

// erf7 of Raph Levien's "Blurred rounded rectangles": error below 2.3e-4.
fn gauss_integral(x: vec4f) -> vec4f {
  let t = x * 0.7978845608;
  let tt = t * t;
  let s = t + (0.24295 + (0.03395 + 0.0104 * tt) * tt) * (t * tt);
  return 0.5 + 0.5 * s / sqrt(1.0 + s * s);
}

// The integrand at four places of the arc; t in 0..1 runs along the chord from its beginning to its end. `center` is
// relative to the pixel.
fn arc_samples(arc: vec4f, center: vec2f, radius: vec2f, sigma: vec2f, t: vec4f) -> vec4f {
  let chord = arc.zw - arc.xy;
  let x = arc.x + chord.x * t;
  let y = arc.y + chord.y * t;
  let shrink = inverseSqrt(x * x + y * y);
  let ux = x * shrink;
  let uy = y * shrink;
  let rate = (chord.y - uy * (ux * chord.x + uy * chord.y)) * shrink * radius.y / sigma.y;
  let dy = (center.y + radius.y * uy) / sigma.y;
  return gauss_integral((center.x + radius.x * ux) / sigma.x) * exp(-0.5 * dy * dy) * rate;
}

// `sigma` on each local axis, the pixel's own variance included.
fn shadow_intensity(outline: Outline, p: vec2f, sigma: vec2f) -> f32 {
  let reach = sigma * SHADOW_REACH;
  if (any(max(abs(p) - reach, vec2f(0.0)) >= outline.half)) {
    return 0.0;
  }
  let crossed = crossed_pieces(outline, p, reach);
  var sum = 0.0;
  var index = 0u;
  loop {
    let piece = outline_piece(outline, p, reach, index);
    let arc = piece.arc;
    let c = piece.center;
    // Up to where the arc's window begins, it lies right of the pixel's reach.
    let at = gauss_integral(vec4f(piece.edge.x, piece.split.y, c.y, c.y + piece.radius.y * arc.y) / sigma.xyyy);
    sum += at.x * (at.z - at.y) + at.w - at.z;
    // Four points on the arc and the four that mirror them, unless there is no arc.
    var t = POINTS;
    while (t.x > 0.0 && arc.w > arc.y) {
      sum += dot(arc_samples(arc, c, piece.radius, sigma, t), WEIGHTS) * 0.3989422804;
      t = select(vec4f(0.0), 1.0 - t, t.x < 0.5);
    }
    // Both sides count; a side beyond reach would be 1 for each y and leaves nothing to take off.
    if ((crossed & 1u) != 0u) {
      let ends = gauss_integral(vec4f(piece.edge.y, piece.split.y, 0.0, 0.0) / sigma.y);
      sum -= 0.5 * (ends.x - ends.y);
    }
    index = next_piece(index, crossed);
    if (index == 0u) {
      break;
    }
  }
  return saturate(sum);
}
