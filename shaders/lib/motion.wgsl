// Where a motion is now: src/math/motion.ts, on the springs of src/math/spring.ts. Sines are our own, because those of GPUs may be off by
// 1/2048, half a pixel of a thousand.

const SECONDS_PER_TICK: f32 = 1e-4;

// From one space that a motion moves to the space it moves in.
struct Pose {
  linear: mat2x2f,
  translation: vec2f,
  opacity: f32,
}

// Cosine and sine of turns, within 2e-7.
fn cos_sin(turns: f32) -> vec2f {
  let t = turns - floor(turns + 0.5);
  // both as sines of at most a quarter
  let y = vec2f(0.25 - abs(t), (0.25 - abs(abs(t) - 0.25)) * sign(t));
  let s = y * y;
  return y * (6.28318516 + s * (-41.341655 + s * (81.601004 + s * (-76.5497817 + s * 39.5367013))));
}

fn spring_basis(decay: f32, w: f32, t: f32) -> vec2f {
  let fast_slow = exp(vec2f(w - decay, -w - decay) * t);
  let creep = 0.5 * vec2f(fast_slow.x + fast_slow.y, (fast_slow.x - fast_slow.y) / w);
  let swing = exp(-decay * t) * cos_sin(w * t * 0.159154943) / vec2f(1.0, w);
  return select(swing, creep, w < 0.0);
}

fn pose_of(motion: Motion) -> Pose {
  let start = u32(motion.start.x) * 65536u + u32(motion.start.y);
  let t = max(f32(i32(view.time - start)), 0.0) * SECONDS_PER_TICK;
  let basis = spring_basis(motion.spring.x, motion.spring.y, t);
  let place = motion.place * basis.x + motion.place_rate * basis.y;
  let shape = motion.shape * basis.x + motion.shape_rate * basis.y;
  let k = length(shape.zw);
  let odd = sinh(k) / max(k, 1e-9) * shape.zw;
  let stretch = mat2x2f(cosh(k) + odd.x, odd.y, odd.y, cosh(k) - odd.x);
  let scale = motion.scale + shape.xy;
  let turn = cos_sin(place.z);
  return Pose(
    mat2x2f(turn * scale.x, vec2f(-turn.y, turn.x) * scale.y) * stretch,
    place.xy,
    saturate(motion.opacity + place.w),
  );
}
