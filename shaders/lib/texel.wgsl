// Texels of the atlas or of the batch's source, weighed by hand so that all GPUs agree. Coordinates in texels, centres at halves.

struct TexelWindow {
  low: vec2f,   // whole texels; transparent outside [low, high)
  high: vec2f,
  page: u32,
  from_source: bool,
}

fn texel_at(window: TexelWindow, place: vec2f) -> vec4f {
  var texel = vec4f(0.0);
  if (all(place >= window.low) && all(place < window.high)) {
    if (window.from_source) {
      texel = textureLoad(source, vec2i(place), 0);
    } else {
      texel = textureLoad(atlas, vec2i(place), window.page, 0);
    }
  }
  return texel;
}

// The texel that holds `at`, or four weighed by their distance.
fn sample_texels(window: TexelWindow, at: vec2f, bilinear: bool) -> vec4f {
  let base = select(floor(at), at - 0.5, bilinear);
  var sum = vec4f(0.0);
  var tap = 0u;
  loop {
    let corner = unit_corner(tap);
    let share = abs(1.0 - corner - fract(base));
    sum += texel_at(window, floor(base) + corner) * (share.x * share.y);
    tap += 1u;
    if (tap >= select(1u, 4u, bilinear)) {
      break;
    }
  }
  return sum;
}
