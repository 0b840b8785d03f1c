// Rounded boxes and ellipses in local space: record units, the outline's centre at 0.

struct Outline {
  half: vec2<f32>,     // half the sides
  radii: vec4<f32>,    // top left, top right, bottom right, bottom left
  is_ellipse: bool,    // inscribed in the sides; radii mean nothing
}

// Radii that no longer fit, because the sides were snapped or shrunk, are scaled down together, as in CSS.
fn fitted_radii(half: vec2<f32>, radii: vec4<f32>) -> vec4<f32> {
  let horizontal = max(radii.x + radii.y, radii.z + radii.w);
  let vertical = max(radii.x + radii.w, radii.y + radii.z);
  let room = 2.0 * half / max(vec2<f32>(horizontal, vertical), vec2<f32>(1e-9));
  return radii * clamp(min(room.x, room.y), 0.0, 1.0);
}

// Grown outwards or shrunk; a sharp corner stays sharp.
fn grown_radii(radii: vec4<f32>, growth: f32) -> vec4<f32> {
  return select(vec4<f32>(0.0), max(radii + growth, vec4<f32>(0.0)), radii > vec4<f32>(0.0));
}

// Grown by a shadow's spread: a radius below the spread follows the cubic of css-backgrounds-3.
fn spread_radii(radii: vec4<f32>, spread: f32) -> vec4<f32> {
  let lack = min(radii / max(spread, 1e-9), vec4<f32>(1.0)) - 1.0;
  return select(grown_radii(radii, spread), radii + spread * (1.0 + lack * lack * lack), spread > 0.0);
}

fn largest(v: vec4<f32>) -> f32 {
  return max(max(v.x, v.y), max(v.z, v.w));
}

// An outline falls into four pieces, each with one corner, mirrored here so that the corner lies to the right and below.
struct Piece {
  side: vec2<f32>,    // signs that mirror it
  radius: vec2<f32>,
  center: vec2<f32>,  // of the corner's arc
  split: vec2<f32>,   // where the piece begins: x on the horizontal side, y on the vertical one
}

fn outline_piece(outline: Outline, right: bool, bottom: bool) -> Piece {
  let half = outline.half;
  let side = select(vec2<f32>(-1.0), vec2<f32>(1.0), vec2<bool>(right, bottom));
  if (outline.is_ellipse) {
    return Piece(side, half, vec2<f32>(0.0), vec2<f32>(0.0));
  }
  // Left and right radius of the piece's own horizontal side, and of the opposite one.
  let own = select(outline.radii.xy, outline.radii.wz, bottom);
  let opposite = select(outline.radii.wz, outline.radii.xy, bottom);
  let radius = select(own.x, own.y, right);
  // A neighbour's arc may reach beyond the middle of their common side.
  let neighbours = vec2<f32>(select(own.y, own.x, right), select(opposite.x, opposite.y, right));
  let center = half - radius;
  return Piece(side, vec2<f32>(radius), center, min(center, max(neighbours - half, vec2<f32>(0.0))));
}

// The pieces that a box about p can touch are visited in the order 0: that of p, 1: across x, 2: across y, 3: across both.
struct PieceWalk {
  right: bool,
  bottom: bool,
  crosses_x: bool,
  crosses_y: bool,
}

fn piece_walk(outline: Outline, p: vec2<f32>, extent: vec2<f32>) -> PieceWalk {
  let beyond = max(largest(outline.radii) - outline.half, vec2<f32>(0.0));
  let crosses = abs(p) - extent < select(beyond, vec2<f32>(0.0), outline.is_ellipse);
  return PieceWalk(p.x >= 0.0, p.y >= 0.0, crosses.x, crosses.y);
}

fn walked_piece(walk: PieceWalk, outline: Outline, step: u32) -> Piece {
  return outline_piece(outline, walk.right != ((step & 1u) != 0u), walk.bottom != ((step & 2u) != 0u));
}

// 4 ends the walk.
fn next_step(walk: PieceWalk, step: u32) -> u32 {
  let next = select(2u, 1u, step == 0u && walk.crosses_x);
  let last = select(4u, 3u, step == 2u && walk.crosses_x);
  return select(select(4u, next, walk.crosses_y || next == 1u), last, step >= 2u);
}

// The part of the quarter circle (x, y >= 0, radius 1) inside a box about u: `first` to `last`, counted from the x axis.
// When it misses the box, `touches` is false and both are a point that stands for the arc: the corner (1, 1) when
// the box is inside the circle, a point below the arc when it is outside.
struct ArcWindow {
  touches: bool,
  first: vec2<f32>,
  last: vec2<f32>,
}

fn arc_window(u: vec2<f32>, extent: vec2<f32>) -> ArcWindow {
  let low = clamp(u - extent, vec2<f32>(0.0), vec2<f32>(1.0));
  let high = clamp(u + extent, vec2<f32>(0.0), vec2<f32>(1.0));
  let at_low = sqrt((1.0 - low) * (1.0 + low));
  let at_high = sqrt((1.0 - high) * (1.0 + high));
  let first = vec2<f32>(min(high.x, at_low.y), max(at_high.x, low.y));
  let last = vec2<f32>(max(low.x, at_high.y), min(at_low.x, high.y));
  let touches = first.x - last.x + last.y - first.y > 0.0;
  let is_inside = min(u.x, u.y) <= 0.0 || dot(u, u) < 1.0;
  let stand_in = vec2<f32>(select(0.5, 1.0, is_inside));
  return ArcWindow(touches, select(stand_in, first, touches), select(stand_in, last, touches));
}
