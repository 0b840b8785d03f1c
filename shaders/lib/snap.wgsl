// Where an outline lies on the device: snapped when it is crisp, else as it falls.
#include "lib/record.wgsl"

// An outline and its stroke about their common centre.
struct Placement {
  center: vec2f,  // device px
  half: vec2f,    // half the sides of the outermost outline, record space
  stroke: vec2f,  // stroke width on each axis, record space
}

// The same two floors as snapToPixel in src/frame/snap.ts.
fn snap_to_pixel(v: vec2f) -> vec2f {
  return floor(floor(v * 256.0 + 0.5) / 256.0 + 0.5);
}

fn place(map: TotalMap, rect: vec4f, outset: vec2f, stroke_width: vec2f, crisp: bool) -> Placement {
  let m = map.linear;
  var half = (rect.zw - rect.xy) * 0.5 + outset;
  var center = m * ((rect.xy + rect.zw) * 0.5) + map.translation;
  var stroke = stroke_width;
  if (crisp && (map.motion & MOTION_MOVES) == 0u && max(abs(m[0].y), abs(m[1].x)) <= 1e-6 * max(abs(m[0].x), abs(m[1].y))) {
    let scale = abs(vec2f(m[0].x, m[1].y));
    let reach = half * scale;
    let low = snap_to_pixel(center - reach);
    // A side of half a pixel or more that vanishes becomes a pixel.
    let high = max(snap_to_pixel(center + reach), low + step(vec2f(0.25), reach));
    let width = stroke * scale;
    center = (low + high) * 0.5;
    half = (high - low) * 0.5 / scale;
    stroke = select(width, snap_to_pixel(width), width >= vec2f(1.0)) / scale;
  }
  return Placement(center, half, stroke);
}
