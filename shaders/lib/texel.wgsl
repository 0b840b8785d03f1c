// Texels of the atlas or of the batch's source, weighed by hand so that all GPUs agree. Coordinates in texels, centres at halves.

struct TexelWindow {
  low: vec2<f32>,   // whole texels; transparent outside [low, high)
  high: vec2<f32>,
  page: u32,
  from_source: bool,
}

fn texel_at(window: TexelWindow, place: vec2<f32>) -> vec4<f32> {
  var texel = vec4<f32>(0.0);
  if (all(place >= window.low) && all(place < window.high)) {
    if (window.from_source) {
      texel = textureLoad(source, vec2<i32>(place), 0);
    } else {
      texel = textureLoad(atlas, vec2<i32>(place), window.page, 0);
    }
  }
  return texel;
}

// The texel that holds `at`, or four weighed by their distance.
fn sample_texels(window: TexelWindow, at: vec2<f32>, bilinear: bool) -> vec4<f32> {
  let corner = floor(select(at, at - 0.5, bilinear));
  let weight = select(vec2<f32>(0.0), at - 0.5 - corner, bilinear);
  var sum = vec4<f32>(0.0);
  var tap = 0u;
  while (tap < 4u) {
    let step = vec2<f32>(f32(tap & 1u), f32(tap >> 1u));
    let share = abs(1.0 - step - weight);
    sum += texel_at(window, corner + step) * (share.x * share.y);
    tap = select(4u, tap + 1u, bilinear);
  }
  return sum;
}
