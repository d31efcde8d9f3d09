import { systemRandom } from '#platform/crypto'
import type { Database } from '#platform/database'
import { type MacroTexts, type ShippedMacro, shippedMacros } from './data/macros.ts'
import type { SupportRoom } from './support-room.ts'
import { tablesOf } from './tables.ts'

/** A reply template. */
export type Macro = ShippedMacro

export const placeholders = ['greeting', 'number', 'page', 'error'] as const
export type Placeholder = (typeof placeholders)[number]

/** Every template in use: the shipped ones with the office's own over them, then the office's new ones. */
export async function listMacros(database: Database): Promise<readonly Macro[]> {
  const rows = await tablesOf(database).selectFrom('macros').selectAll().orderBy('name').execute()
  const own = new Map(rows.map((row) => [row.id, row]))
  const shipped = shippedMacros.flatMap((macro) => {
    const changed = own.get(macro.id)
    if (!changed) return [macro]
    return changed.removedAt ? [] : [macroOf(changed)]
  })
  const known = new Set(shippedMacros.map(({ id }) => id))
  return [...shipped, ...rows.filter((row) => !row.removedAt && !known.has(row.id)).map(macroOf)]
}

export type MacroProblem = {
  readonly field: keyof MacroTexts
  readonly code: 'missing' | 'too-long' | 'unknown-placeholder'
}

/** What is wrong with a template; nothing: it can be kept. */
export function checkMacro(typed: MacroTexts): readonly MacroProblem[] {
  const most = { name: 100, kk: 1800, ru: 1800, en: 1800 } as const
  return (['name', 'kk', 'ru', 'en'] as const).flatMap((field): readonly MacroProblem[] => {
    const text = typed[field].trim()
    if (text === '') return [{ field, code: 'missing' }]
    if (text.length > most[field]) return [{ field, code: 'too-long' }]
    const used = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name)
    const isUnknown = used.some((name) => !placeholders.some((known) => known === name))
    return isUnknown ? [{ field, code: 'unknown-placeholder' }] : []
  })
}

/** Keeps a template, a new one without an id; `checkMacro` found nothing wrong with it. */
export async function saveMacro(
  { database, clock }: SupportRoom,
  changedBy: string,
  macro: MacroTexts & { readonly id?: string },
): Promise<void> {
  const { id = systemRandom.uuid(), name, kk, ru, en } = macro
  const texts = { name: name.trim(), kk: tidy(kk), ru: tidy(ru), en: tidy(en) }
  const changed = { ...texts, changedBy, changedAt: clock.now(), removedAt: null }
  await tablesOf(database)
    .insertInto('macros')
    .values({ id, ...changed })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .execute()
}

/** Takes a template out of use. */
export async function removeMacro(room: SupportRoom, changedBy: string, id: string): Promise<void> {
  const macro = (await listMacros(room.database)).find((one) => one.id === id)
  if (!macro) return
  await saveMacro(room, changedBy, macro)
  await tablesOf(room.database)
    .updateTable('macros')
    .set({ removedAt: room.clock.now() })
    .where('id', '=', id)
    .execute()
}

/** A template with what is known of the ticket; what is not known leaves no hole behind. */
export function fillMacro(text: string, values: Readonly<Record<Placeholder, string>>): string {
  return text
    .replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
      placeholders.some((known) => known === name) ? values[name as Placeholder] : whole,
    )
    .replaceAll(/[ \t]{2,}/g, ' ')
    .replaceAll(/ ([.,!?:])/g, '$1')
}

function macroOf({ id, name, kk, ru, en }: Macro): Macro {
  return { id, name, kk, ru, en }
}

function tidy(text: string): string {
  return text.replaceAll('\r\n', '\n').trim()
}
