export type Spot = { readonly x: number; readonly y: number }

/** Two thousandths of the picture a press; ten times as far with Shift. */
const share = 0.002

const directions: Readonly<Record<string, Spot>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** How far an arrow key moves a corner; null for any other key. */
export function keyStep(key: string, far: boolean, width: number): Spot | null {
  const direction = directions[key]
  if (!direction) return null
  const step = Math.max(1, width * share) * (far ? 10 : 1)
  return { x: direction.x * step, y: direction.y * step }
}

/** A corner never leaves its picture. */
export function within(
  { x, y }: Spot,
  { width, height }: { readonly width: number; readonly height: number },
): Spot {
  return { x: Math.min(width, Math.max(0, x)), y: Math.min(height, Math.max(0, y)) }
}
