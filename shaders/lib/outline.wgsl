// Rounded boxes and ellipses in local space: record units, the outline's centre at 0.

// Corners are quarters of ellipses; an ellipse has corners as large as half its sides.
struct Outline {
  half: vec2f,     // half the sides
  radii: mat2x4f,  // along x, along y: top left, top right, bottom right, bottom left
}

fn outline_of(half: vec2f, radii: mat2x4f, is_ellipse: bool) -> Outline {
  return Outline(half, mat2x4f(select(radii[0], vec4f(half.x), is_ellipse), select(radii[1], vec4f(half.y), is_ellipse)));
}

// Radii that no longer fit, because the sides were snapped or shrunk, are scaled down together, as in CSS.
fn fitted_radii(half: vec2f, radii: mat2x4f) -> mat2x4f {
  let across = radii[0].xz + radii[0].yw;
  let down = radii[1].xy + radii[1].wz;
  let room = 2.0 * half / max(vec2f(max(across.x, across.y), max(down.x, down.y)), vec2f(1e-9));
  return radii * saturate(min(room.x, room.y));
}

// Grown outwards or shrunk; a sharp corner stays sharp.
fn grown_radii(radii: mat2x4f, growth: mat2x4f) -> mat2x4f {
  return mat2x4f(max(radii[0] + growth[0], vec4f(0.0)) * sign(radii[0]), max(radii[1] + growth[1], vec4f(0.0)) * sign(radii[1]));
}

// Those of a box, half its sides given, spread as a shadow: the outset-adjusted border radius of css-backgrounds-3.
fn spread_radii(radii: vec4f, half: vec2f, spread: f32) -> vec4f {
  let lack = 1.0 - min(radii / max(spread, 1e-9), vec4f(1.0));
  let part = min(radii / max(half.x, half.y), vec4f(1.0));
  return max(radii + spread * (1.0 - lack * lack * lack * (1.0 - part * part * part)), vec4f(0.0));
}

fn largest_radius(radii: mat2x4f) -> vec2f {
  let r = max(vec4f(radii[0].xy, radii[1].xy), vec4f(radii[0].zw, radii[1].zw));
  return max(r.xz, r.yw);
}

// 0, 1, 2, 3 -> (0, 0), (1, 0), (0, 1), (1, 1)
fn unit_corner(index: u32) -> vec2f {
  return vec2f(f32(index & 1u), f32(index >> 1u));
}

// The part of the quarter circle (x, y >= 0, radius 1) inside a box about u: where it begins and ends, counted from the x
// axis. When it misses the box, both are a point that stands for the arc: the corner (1, 1) when the box is inside the
// circle, the centre when it is outside.
fn arc_window(u: vec2f, extent: vec2f) -> vec4f {
  let low = saturate(u - extent);
  let high = saturate(u + extent);
  let at_low = sqrt((1.0 - low) * (1.0 + low));
  let at_high = sqrt((1.0 - high) * (1.0 + high));
  let arc = vec4f(min(high.x, at_low.y), max(at_high.x, low.y), max(low.x, at_high.y), min(at_low.x, high.y));
  let is_inside = min(u.x, u.y) <= 0.0 || dot(u, u) < 1.0;
  return select(vec4f(select(0.0, 1.0, is_inside)), arc, arc.x - arc.z + arc.w - arc.y > 0.0);
}

// An outline falls into four pieces, each with one corner, mirrored here so that the corner lies to the right and below.
struct Piece {
  side: vec2f,    // signs that mirror it
  radius: vec2f,
  middle: vec2f,  // of the outline; all places are relative to p
  center: vec2f,  // of the corner's arc
  edge: vec2f,    // of the right and of the bottom side
  split: vec2f,   // where the piece begins: x on the bottom side, y on the right one
  arc: vec4f,     // the window that a box about p sees
}

// Piece 0 is that of p, 1 lies across x, 2 across y, 3 across both. `extent`: half the sides of a box about p.
fn outline_piece(outline: Outline, p: vec2f, extent: vec2f, index: u32) -> Piece {
  let half = outline.half;
  let side = (2.0 * step(vec2f(0.0), p) - 1.0) * (1.0 - 2.0 * unit_corner(index));
  let q = p * side;
  // Left and right corner of the piece's own horizontal side, and of the opposite one; then own corner first.
  let is_below = side.y > 0.0;
  let is_right = side.x > 0.0;
  let radii = outline.radii;
  let own = select(vec4f(radii[0].xy, radii[1].xy), vec4f(radii[0].wz, radii[1].wz), is_below);
  let opposite = select(radii[1].wz, radii[1].xy, is_below);
  let radius = select(own.xz, own.yw, is_right);
  // A neighbour's arc may reach beyond the middle of their common side.
  let neighbours = vec2f(select(own.y, own.x, is_right), select(opposite.x, opposite.y, is_right));
  let center = half - radius;
  let split = min(center, max(neighbours - half, vec2f(0.0)));
  let per_radius = 1.0 / max(radius, vec2f(1e-6));
  let arc = arc_window((q - center) * per_radius, extent * per_radius);
  return Piece(side, radius, -q, center - q, half - q, split - q, arc);
}

// Which pieces a box about p can touch beside that of p, when each reaches beyond the middle by `beyond`: bit 0 across x, bit 1 across
// y. They are visited in order, as the numbers made of these bits.
fn crossed_pieces(beyond: vec2f, p: vec2f, extent: vec2f) -> u32 {
  let crosses = abs(p) - extent < beyond;
  return u32(crosses.x) + 2u * u32(crosses.y);
}

// 0 ends the walk.
fn next_piece(index: u32, crossed: u32) -> u32 {
  return (index - crossed) & crossed;
}
