// Gradients. The vertex stage turns a PAINT into a map to gradient space, where all three kinds are simple:
// linear: t = x; radial: t = length; conic: t = turns clockwise from up.
#include "lib/record.wgsl"

struct GradientMap {
  linear: mat2x2f,
  translation: vec2f,
}

// Local space -> gradient space. The box: top left corner in local space, and size.
fn gradient_map(paint: Paint, top_left: vec2f, size: vec2f) -> GradientMap {
  let g = paint.geometry;
  let angle = g.z * 6.283185307;
  var linear = mat2x2f(cos(angle), -sin(angle), sin(angle), cos(angle));
  if (paint.gradient == GRADIENT_LINEAR) {
    let line = (g.zw - g.xy) * size;
    let along = line / max(dot(line, line), 1e-12);
    linear = mat2x2f(along.x, 0.0, along.y, 0.0);
  }
  if (paint.gradient == GRADIENT_RADIAL) {
    linear = mat2x2f(1.0 / (g.z * size.x), 0.0, 0.0, 1.0 / (g.w * size.y));
  }
  return GradientMap(linear, linear * -(top_left + g.xy * size));
}

fn gradient_offset(gradient: u32, at: vec2f) -> f32 {
  let turns = fract(atan2(at.x, -at.y) * 0.15915494309);
  return select(select(turns, length(at), gradient == GRADIENT_RADIAL), at.x, gradient == GRADIENT_LINEAR);
}

fn gradient_color(first_slot: u32, stop_count: u32, t: f32) -> vec4f {
  var color = vec4f(0.0);
  var offset = t;
  var slot = first_slot;
  var index = 0u;
  while (index < stop_count && t >= offset) {
    let place = index % STOPS_PER_SLOT;
    if (place == 0u && index > 0u) {
      slot = read_more(slot).next - 1u;
    }
    let stop = record_texel(slot, FIRST_STOP_TEXEL + place);
    let next_offset = bitcast<f32>(stop.z);
    // How far t still is from this stop; two stops in one place make a hard edge, at which the later one counts.
    let share = saturate((next_offset - t) / max(next_offset - offset, 1e-9));
    color = mix(unpack_color(stop.xy), color, select(0.0, share, index > 0u));
    offset = next_offset;
    index += 1u;
  }
  return color;
}
