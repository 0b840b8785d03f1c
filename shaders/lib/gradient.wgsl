// Gradients. The vertex stage turns a PAINT into a map to gradient space, where all three kinds are simple:
// linear: t = x; radial: t = length; conic: t = turns clockwise from up.
#include "lib/record.wgsl"

struct GradientMap {
  linear: vec4<f32>,
  translation: vec2<f32>,
}

// Local space -> gradient space. The box: top left corner in local space, and size.
fn gradient_map(paint: Paint, top_left: vec2<f32>, size: vec2<f32>) -> GradientMap {
  let g = paint.geometry;
  let start = top_left + g.xy * size;
  var linear = vec4<f32>(1.0, 0.0, 0.0, 1.0);
  if (paint.gradient == GRADIENT_LINEAR) {
    let line = (g.zw - g.xy) * size;
    let along = line / max(dot(line, line), 1e-12);
    linear = vec4<f32>(along.x, 0.0, along.y, 0.0);
  } else if (paint.gradient == GRADIENT_RADIAL) {
    linear = vec4<f32>(1.0 / (g.z * size.x), 0.0, 0.0, 1.0 / (g.w * size.y));
  } else {
    let turn = vec2<f32>(cos(g.z * 6.283185307), sin(g.z * 6.283185307));
    linear = vec4<f32>(turn.x, -turn.y, turn.y, turn.x);
  }
  return GradientMap(linear, -map_vector(linear, start));
}

fn gradient_offset(gradient: u32, at: vec2<f32>) -> f32 {
  if (gradient == GRADIENT_LINEAR) {
    return at.x;
  }
  if (gradient == GRADIENT_RADIAL) {
    return length(at);
  }
  return fract(atan2(at.x, -at.y) * 0.15915494309);
}

fn gradient_color(slot: u32, stop_count: u32, t: f32) -> vec4<f32> {
  var color = vec4<f32>(0.0);
  var offset = 0.0;
  var page = slot;
  var place = 0u;
  var index = 0u;
  while (index < stop_count) {
    let stop = record_texel(page, FIRST_STOP_TEXEL + place);
    let next_color = unpack_color(stop.xy);
    let next_offset = bitcast<f32>(stop.z);
    if (t < next_offset && index > 0u) {
      return mix(color, next_color, (t - offset) / (next_offset - offset));
    }
    color = next_color;
    offset = next_offset;
    index = select(index + 1u, stop_count, t < next_offset);
    place += 1u;
    if (place == STOPS_PER_SLOT && index < stop_count) {
      page = read_more(page).next - 1u;
      place = 0u;
    }
  }
  return color;
}
