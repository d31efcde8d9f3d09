/** How fast frames go up: at most six a second, at most two under way, fewer where the network is slow. */
export type Pace = {
  readonly underWay: number
  readonly lastTakenAt: number
  /** Mean time of the last answers, in milliseconds. */
  readonly roundTrip: number
}

const leastSpacing = 1000 / 6
const mostUnderWay = 2
const slowRoundTrip = 1500

export const newPace: Pace = { underWay: 0, lastTakenAt: Number.NEGATIVE_INFINITY, roundTrip: 0 }

/** May a frame be taken now? */
export function mayTake({ underWay, lastTakenAt, roundTrip }: Pace, now: number): boolean {
  const most = isSlow({ roundTrip }) ? 1 : mostUnderWay
  return underWay < most && now - lastTakenAt >= Math.max(leastSpacing, roundTrip / mostUnderWay)
}

export function isSlow({ roundTrip }: Pick<Pace, 'roundTrip'>): boolean {
  return roundTrip > slowRoundTrip
}

/** Smaller pictures where each one takes long. */
export function jpegQuality({ roundTrip }: Pick<Pace, 'roundTrip'>): number {
  return isSlow({ roundTrip }) ? 0.65 : 0.8
}

export function taken(pace: Pace, now: number): Pace {
  return { ...pace, underWay: pace.underWay + 1, lastTakenAt: now }
}

export function answered(pace: Pace, milliseconds: number): Pace {
  const roundTrip = pace.roundTrip === 0 ? milliseconds : pace.roundTrip * 0.7 + milliseconds * 0.3
  return { ...pace, underWay: pace.underWay - 1, roundTrip }
}
