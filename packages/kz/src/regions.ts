import { regions } from './data/regions.ts'
import type { Names } from './fact.ts'

/** One of the 17 regions and 3 cities. The code is the number of ISO 3166-2:KZ. */
export type Region = Names & { readonly code: string }

/** The nine digits of the region in KATO, the classifier of places. */
export function katoOf(region: Region): string {
  return `${region.code}0000000`
}

/** The region of a two-digit code or of any KATO code inside it. */
export function regionByCode(code: string, table: readonly Region[] = regions): Region | undefined {
  return /^\d{2}(\d{7})?$/.test(code) ? table.find((region) => region.code === code.slice(0, 2)) : undefined
}
