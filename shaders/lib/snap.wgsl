// Where an outline lies on the device: snapped when it is crisp, else as it falls.
#include "lib/record.wgsl"

// An outline and its stroke about their common centre.
struct Placement {
  center: vec2<f32>,  // device px
  half: vec2<f32>,    // half the sides of the outermost outline, record space
  stroke: vec2<f32>,  // stroke width on each axis, record space
}

// The same two floors as snapToPixel in src/frame/layout.ts.
fn snap_to_pixel(v: vec2<f32>) -> vec2<f32> {
  return floor(floor(v * 256.0 + 0.5) / 256.0 + 0.5);
}

fn is_axis_aligned(m: vec4<f32>) -> bool {
  let largest = max(max(abs(m.x), abs(m.y)), max(abs(m.z), abs(m.w)));
  return max(abs(m.y), abs(m.z)) <= largest * 1e-6;
}

fn place(map: TotalMap, rect: vec4<f32>, outset: f32, stroke_width: f32, crisp: bool) -> Placement {
  let half = (rect.zw - rect.xy) * 0.5 + outset;
  let center = map_vector(map.linear, (rect.xy + rect.zw) * 0.5) + map.translation;
  if (!crisp || !is_axis_aligned(map.linear)) {
    return Placement(center, half, vec2<f32>(stroke_width));
  }
  let scale = abs(map.linear.xw);
  let low = snap_to_pixel(center - half * scale);
  var high = snap_to_pixel(center + half * scale);
  high = select(high, low + 1.0, (high == low) & (half * scale >= vec2<f32>(0.25)));
  let width = stroke_width * scale;
  let snapped_width = select(width, snap_to_pixel(width), width >= vec2<f32>(1.0));
  return Placement((low + high) * 0.5, (high - low) * 0.5 / scale, snapped_width / scale);
}
