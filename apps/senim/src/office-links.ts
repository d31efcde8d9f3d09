import type { Clock } from '#platform/clock'
import type { Config } from '#platform/config'

/** Where a link of an invitation leads. */
export function joinAddress({ origins }: Pick<Config, 'origins'>, token: string): string {
  return `${origins.office}/join/${token}`
}

/** The time of the sandbox as it is now, for a command that ends at once; the machine's where there is no sandbox. */
export async function currentClock({ clockUrl }: Pick<Config, 'clockUrl'>): Promise<Clock> {
  const offset = clockUrl === null ? 0 : await offsetOf(clockUrl)
  return { now: () => new Date(Date.now() + offset) }
}

async function offsetOf(address: string): Promise<number> {
  const told: { offsetMs?: unknown } | null = await fetch(address)
    .then((response) => response.json())
    .catch(() => null)
  return typeof told?.offsetMs === 'number' ? told.offsetMs : 0
}
