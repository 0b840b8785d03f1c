// Linear maps as (a, b, c, d): x' = a x + c y, y' = b x + d y.

fn map_vector(m: vec4<f32>, v: vec2<f32>) -> vec2<f32> {
  return m.xy * v.x + m.zw * v.y;
}

fn map_product(outer: vec4<f32>, inner: vec4<f32>) -> vec4<f32> {
  return vec4<f32>(map_vector(outer, inner.xy), map_vector(outer, inner.zw));
}

fn map_determinant(m: vec4<f32>) -> f32 {
  return m.x * m.w - m.y * m.z;
}

fn map_inverse(m: vec4<f32>) -> vec4<f32> {
  return vec4<f32>(m.w, -m.y, -m.z, m.x) / map_determinant(m);
}

// Half the sides of the bounding box, in the inverse's target space, of one device pixel.
fn pixel_extent(inverse: vec4<f32>) -> vec2<f32> {
  return 0.5 * (abs(inverse.xy) + abs(inverse.zw));
}
