// Linear maps are matrices of two columns: x' = a x + c y, y' = b x + d y is (a, b), (c, d).

fn matrix_of(m: vec4f) -> mat2x2f {
  return mat2x2f(m.xy, m.zw);
}

fn inverse_of(m: mat2x2f) -> mat2x2f {
  return mat2x2f(m[1].y, -m[0].y, -m[1].x, m[0].x) * (1.0 / determinant(m));
}

// Half the sides of the bounding box, in the inverse's target space, of one device pixel.
fn pixel_extent(inverse: mat2x2f) -> vec2f {
  return 0.5 * (abs(inverse[0]) + abs(inverse[1]));
}
