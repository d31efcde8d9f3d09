import { dayInKazakhstan } from '#kz'
import {
  type CheckedFacts,
  type Circumstances,
  checkFacts,
  circumstancesIn,
  deviceInWords,
  type TicketFacts,
  type TypedFacts,
} from '#modules/support'
import type { FormValues, SiteContext } from '#platform/web'

/** What the person's browser and page say by themselves; each line can be taken out. */
export type ToldByItself = Circumstances & Pick<TicketFacts, 'browser' | 'device'>

export const toldLines = ['browser', 'device', 'page', 'error', 'camera'] as const
export type ToldLine = (typeof toldLines)[number]

/** The lines that go along unless the person takes them out. */
export function toldByItself(c: SiteContext, circumstances: Circumstances): ToldByItself {
  return { ...deviceInWords(c.req.header('user-agent') ?? ''), ...circumstances }
}

export type PostedTicket = {
  readonly typed: TypedFacts
  readonly told: ToldByItself
  /** Lines that were left ticked. */
  readonly kept: readonly ToldLine[]
  readonly checked: CheckedFacts
}

/** A posted form: what was typed as it was typed, and what of the rest may be sent. */
export function readTicketForm(
  c: SiteContext,
  form: FormValues,
  ticked: readonly string[],
  signedIn: boolean,
  now: Date,
): PostedTicket {
  const told = toldByItself(c, circumstancesIn({ from: form.from, error: form.error, camera: form.camera }))
  const kept = toldLines.filter((line) => ticked.includes(line))
  const sent = Object.fromEntries(Object.entries(told).filter(([line]) => kept.some((one) => one === line)))
  const { region = '', iin = '', phone = '', email = '', words = '' } = form
  const typed = { region, iin, phone, email, words }
  const checked = checkFacts(typed, sent as ToldByItself, { signedIn, today: dayInKazakhstan(now) })
  return { typed, told, kept, checked }
}
