// Fetches from the data textures. The readers themselves are made from src/frame/layout.ts.
#include "layout.wgsl"
#include "lib/affine.wgsl"

struct Anchor {
  linear: vec4<f32>,      // anchor space -> camera space
  translation: vec2<f32>,
  opacity: f32,
}

// Record space -> device px.
struct TotalMap {
  linear: vec4<f32>,
  translation: vec2<f32>,
}

fn record_texel(slot: u32, texel: u32) -> vec4<u32> {
  let place = vec2<u32>(slot % RECORDS_PER_ROW * RECORD_TEXELS + texel, slot / RECORDS_PER_ROW);
  return textureLoad(records, place, 0);
}

fn read_anchor(row: u32) -> Anchor {
  let place = vec2<u32>(row % ANCHORS_PER_ROW * ANCHOR_TEXELS, row / ANCHORS_PER_ROW);
  let rest = textureLoad(anchors, place + vec2<u32>(1u, 0u), 0);
  return Anchor(textureLoad(anchors, place, 0), rest.xy, rest.z);
}

fn total_map(anchor: Anchor, linear: vec4<f32>, translation: vec2<f32>) -> TotalMap {
  return TotalMap(
    map_product(anchor.linear, linear) * view.scale,
    (map_vector(anchor.linear, translation) + anchor.translation) * view.scale + vec2<f32>(view.offset_x, view.offset_y),
  );
}

// 4 x unorm16 in two words -> premultiplied sRGB.
fn unpack_color(words: vec2<u32>) -> vec4<f32> {
  return vec4<f32>(unpack2x16unorm(words.x), unpack2x16unorm(words.y));
}
