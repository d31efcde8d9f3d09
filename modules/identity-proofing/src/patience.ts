import { setTimeout as pause } from 'node:timers/promises'
import type { Proofing } from './proofing.ts'

/** How long a page waits for work that also finishes without it: sending a form and the page after it stay under two seconds. */
const patienceMilliseconds = 800

/** Waits a moment for work that goes on in any case; what fails meanwhile is reported, not thrown. */
export async function inBackground(
  { observe }: Proofing,
  what: string,
  work: Promise<unknown>,
): Promise<void> {
  const settled = work.catch((error: unknown) => observe({ kind: 'failed-in-background', what, error }))
  const timer = new AbortController()
  await Promise.race([
    settled,
    pause(patienceMilliseconds, undefined, { signal: timer.signal }).catch(() => {}),
  ])
  timer.abort()
}

/** Refusals that must look alike take one of these times, whatever they found. */
const refusalMilliseconds = [700, 1900] as const

/** Ends a refusal at a fixed time after its start, so that the clock tells nobody which registry said what. */
export async function untilRefusalTime(startedAt: number): Promise<void> {
  const spent = performance.now() - startedAt
  const end = refusalMilliseconds.find((time) => time >= spent)
  if (end !== undefined) await pause(end - spent)
}
