/** The damped oscillator x'' = stiffness (1 - x) - damping x', from rest at 0: x at `time` seconds. */
export function stepResponse(stiffness: number, damping: number, time: number): number {
  const decay = damping / 2
  const square = stiffness - decay * decay
  const speed = Math.sqrt(Math.abs(square))
  const fall = Math.exp(-decay * time)
  if (speed < 1e-6) return 1 - fall * (1 + decay * time)
  if (square > 0) return 1 - fall * (Math.cos(speed * time) + (decay / speed) * Math.sin(speed * time))
  return 1 - fall * (Math.cosh(speed * time) + (decay / speed) * Math.sinh(speed * time))
}

/** When its envelope has fallen to 1 %, seconds. */
export function settlingTime(stiffness: number, damping: number): number {
  const decay = damping / 2
  const square = decay * decay - stiffness
  return Math.log(100) / (square > 0 ? decay - Math.sqrt(square) : decay)
}
