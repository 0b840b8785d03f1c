// Fetches from the data textures. The readers themselves are made from src/frame/layout.ts.
#include "layout.wgsl"
#include "lib/affine.wgsl"

// Record space -> device px, and the opacity of the anchor row.
struct TotalMap {
  linear: mat2x2f,
  translation: vec2f,
  opacity: f32,
}

fn record_texel(slot: u32, texel: u32) -> vec4u {
  return textureLoad(records, vec2u(slot % RECORDS_PER_ROW * RECORD_TEXELS + texel, slot / RECORDS_PER_ROW), 0);
}

fn anchor_texel(row: u32, texel: u32) -> vec4f {
  return textureLoad(anchors, vec2u(row % ANCHORS_PER_ROW * ANCHOR_TEXELS + texel, row / ANCHORS_PER_ROW), 0);
}

fn total_map(row: u32, linear: vec4f, translation: vec2f) -> TotalMap {
  let anchor = matrix_of(anchor_texel(row, 0u)) * view.scale;
  let rest = anchor_texel(row, 1u);
  return TotalMap(
    anchor * matrix_of(linear),
    anchor * translation + rest.xy * view.scale + view.offset,
    rest.z,
  );
}

// 4 x unorm16 in two words -> premultiplied sRGB.
fn unpack_color(words: vec2u) -> vec4f {
  return vec4f(unpack2x16unorm(words.x), unpack2x16unorm(words.y));
}
