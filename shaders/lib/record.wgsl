// Fetches from the data textures. The readers themselves are made from src/frame/layout.ts.
#include "layout.wgsl"
#include "lib/affine.wgsl"
#include "lib/motion.wgsl"

// Record space -> device px, the opacity of the anchor row, and the flags of the motion that it lies in, or 0.
struct TotalMap {
  linear: mat2x2f,
  translation: vec2f,
  opacity: f32,
  motion: u32,
}

override HAS_MOTION: bool = false;

fn record_texel(slot: u32, texel: u32) -> vec4u {
  return textureLoad(records, vec2u(slot % RECORDS_PER_ROW * RECORD_TEXELS + texel, slot / RECORDS_PER_ROW), 0);
}

fn anchor_texel(row: u32, texel: u32) -> vec4f {
  return textureLoad(anchors, vec2u(row % ANCHORS_PER_ROW * ANCHOR_TEXELS + texel, row / ANCHORS_PER_ROW), 0);
}

fn total_map(row: u32, linear: vec4f, translation: vec2f) -> TotalMap {
  var map = in_row(row, TotalMap(matrix_of(linear), translation, 1.0, 0u));
  if (HAS_MOTION) {
    let first = motion_of(row);
    var slot = first;
    while (slot != 0u) {
      let motion = read_motion(slot - 1u);
      let pose = pose_of(motion);
      // Motions further out have layers of their own for opacity.
      if (slot == first) {
        map.opacity = pose.opacity;
        map.motion = u32(motion.flags);
      }
      map.translation = pose.linear * map.translation + pose.translation;
      map.linear = pose.linear * map.linear;
      map = in_row(slot - 1u, map);
      slot = motion_of(slot - 1u);
    }
  }
  map.translation += view.offset;
  return map;
}

// From an anchor's space to the one around it: device px but for the offset, or a space that a motion moves.
fn in_row(row: u32, map: TotalMap) -> TotalMap {
  let rest = anchor_texel(row, 1u);
  let scale = select(view.scale, 1.0, rest.w != 0.0);
  let anchor = matrix_of(anchor_texel(row, 0u)) * scale;
  return TotalMap(anchor * map.linear, anchor * map.translation + rest.xy * scale, map.opacity * rest.z, map.motion);
}

// First row + 1 of the motion that an anchor lies in, or 0.
fn motion_of(row: u32) -> u32 {
  return u32(anchor_texel(row, 1u).w);
}

// 4 x unorm16 in two words -> premultiplied sRGB.
fn unpack_color(words: vec2u) -> vec4f {
  return vec4f(unpack2x16unorm(words.x), unpack2x16unorm(words.y));
}
