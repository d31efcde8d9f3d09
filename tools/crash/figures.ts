import type { Ground } from './ground.ts'

/** One measured number, and what it must be if it must be anything. */
export type Figure = { readonly what: string; readonly value: number | string; readonly wanted?: number }

/** A part of the run. */
export type Section = {
  readonly name: string
  readonly run: (ground: Ground, settings: Settings) => Promise<readonly Figure[]>
}

/** How much is run; the seed makes it the same again. */
export type Settings = {
  readonly seed: number
  readonly rounds: number
  readonly schedules: number
  readonly kills: number
}

export function holds({ value, wanted }: Figure): boolean {
  return wanted === undefined || value === wanted
}

/** A section as a table; what does not hold is marked. */
export function printed(name: string, figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({ what }) => what.length))
  const lines = figures.map((figure) => {
    const wanted = figure.wanted === undefined ? '' : holds(figure) ? '  ✓' : `  ✗ must be ${figure.wanted}`
    return `  ${figure.what.padEnd(width)}  ${String(figure.value).padStart(12)}${wanted}`
  })
  return `${name}\n${lines.join('\n')}\n\n`
}
