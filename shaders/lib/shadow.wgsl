// An outline convolved with a Gaussian: the rectangle has a closed form; what each corner lacks of it is, by Green's theorem, an integral over y of
//     phi(y) (PHI(right edge) - PHI(arc)),    phi, PHI: the Gaussian about the pixel and its integral,
// done by Gauss-Legendre in panels over the part of the arc within reach of the pixel. Left of that part PHI is 0, right of it 1;
// above and below, phi is 0. Within 0.8/255 of the exact convolution.
#include "lib/outline.wgsl"

// In deviations, the part of an arc that counts.
const ARC_REACH: f32 = 3.3;
// Along an arc, in deviations.
const PANEL: f32 = 2.0;

// Gauss-Legendre points in 0..1, and their weights times 2 phi(0).
const POINTS = vec4f(0.0694318442, 0.3300094782, 0.6699905218, 0.9305681558);
const WEIGHTS = vec4f(0.1387745087, 0.2601680518, 0.2601680518, 0.1387745087);

// Below 0.2 device px a wider pixel is nearer to the truth than a Gaussian of the pixel's variance; both are within 4/255.
fn is_sharp(sigma: f32, linear: mat2x2f) -> bool {
  return sigma * sigma * abs(determinant(linear)) < 0.04;
}

// On each local axis, with the pixel's own variance of 1/12 px^2.
fn blur_of(sigma: f32, inverse: mat2x2f) -> vec2f {
  return sqrt(sigma * sigma + (inverse[0] * inverse[0] + inverse[1] * inverse[1]) / 12.0);
}

// In deviations, where no more than 0.36/255 of a shadow of this opacity is left: 3 for an opaque one.
fn shadow_reach(alpha: f32) -> f32 {
  return sqrt(max(9.0 + 1.7 * log(alpha), 1.0));
}

// erf7 of Raph Levien's "Blurred rounded rectangles": error below 2.3e-4.
fn gauss_integral(x: vec4f) -> vec4f {
  let t = x * 0.7978845608;
  let tt = t * t;
  let s = t + (0.24295 + (0.03395 + 0.0104 * tt) * tt) * (t * tt);
  return 0.5 + 0.5 * s / sqrt(1.0 + s * s);
}

fn shadow_intensity(outline: Outline, p: vec2f, sigma: vec2f) -> f32 {
  let reach = sigma * ARC_REACH;
  let sides = gauss_integral(vec4f(outline.half - p, -outline.half - p) / sigma.xyxy);
  var sum = (sides.x - sides.z) * (sides.y - sides.w);
  let crossed = crossed_pieces(largest_radius(outline.radii) - outline.half, p, reach);
  var index = 0u;
  loop {
    let piece = outline_piece(outline, p, reach, index);
    let arc = piece.arc;
    let center = piece.center / sigma;
    let radius = piece.radius / sigma;
    let edge = piece.edge / sigma;
    // Below where the arc's window begins, it lies right of the pixel's reach.
    let at = gauss_integral(vec4f(edge, center.y + radius.y * arc.y, 0.0));
    sum -= at.x * (at.y - at.z);
    // The tangent of half the angle runs along the arc: no root, no sine.
    let begin = arc.y / (1.0 + arc.x);
    // Never that many; of a shadow without blur, whose blur is thrown away, there would be no end of them.
    let count = min(ceil(length((arc.zw - arc.xy) * radius) / PANEL), 32.0);
    let panel = (arc.w / (1.0 + arc.z) - begin) / max(count, 1.0);
    var done = 0.0;
    loop {
      if (done < count) {
        let t = begin + panel * (done + POINTS);
        let k = 1.0 / (1.0 + t * t);
        let ux = 2.0 * k - 1.0;
        let y = center.y + radius.y * 2.0 * t * k;
        sum += dot(gauss_integral(center.x + radius.x * ux) * exp(-0.5 * y * y), WEIGHTS * ux * k) * (panel * radius.y);
      }
      done += 1.0;
      if (done >= count) {
        break;
      }
    }
    index = next_piece(index, crossed);
    if (index == 0u) {
      break;
    }
  }
  return saturate(sum);
}
