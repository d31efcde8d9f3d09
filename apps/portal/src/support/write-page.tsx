import { readProfile } from '#modules/accounts'
import { mostWords, sendTicket } from '#modules/support'
import { BackLink, ErrorSummary } from '#platform/ui'
import {
  addressOf,
  formKey,
  languageOf,
  readChoices,
  readForm,
  type Site,
  type SiteContext,
  WebError,
} from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors, Reader } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { addressWith, circumstancesOf } from './circumstances.ts'
import { supportRoomOf } from './support-room.ts'
import { readTicketForm, toldByItself, toldLines } from './ticket-form.ts'
import { type Filled, TicketForm } from './ticket-form-view.tsx'
import { texts } from './words.ts'

/** The ticket: already filled with what we know, every line to be seen and taken out. */
export function writePage(site: Site, doors: PortalDoors, account: Account): void {
  site.get('/support/write', async (c) => {
    const reader = await account.readerOf(c)
    const told = toldByItself(c, circumstancesOf(c))
    const words = (c.req.query('q') ?? '').normalize('NFC').slice(0, 200)
    const typed = { ...(await knownOf(doors, reader)), email: '', words }
    return showForm(c, doors, reader, { typed, told, kept: toldLines, problems: [] })
  })

  site.post('/support/write', async (c) => {
    const reader = await account.readerOf(c)
    const form = await readForm(c)
    const posted = readTicketForm(c, form, await readChoices(c, 'told'), reader !== null, doors.clock.now())
    const t = texts(languageOf(c))
    if (posted.checked.kind === 'bad') {
      const problems = posted.checked.problems.map(({ field, code }) => ({
        field,
        message: t(`problem.${code}`, { most: mostWords }),
      }))
      c.status(422)
      return showForm(c, doors, reader, { ...posted, problems })
    }
    const sent = await sendTicket(supportRoomOf(doors), {
      personId: reader?.personId ?? null,
      address: addressOf(c, doors.trustedProxies),
      language: languageOf(c),
      facts: posted.checked.facts,
      formKey: form['idempotency-key'] ?? formKey(),
    })
    if (sent.kind === 'too-many')
      throw new WebError('too-many-requests', { retryAfterSeconds: sent.retryAfterSeconds })
    const page = reader ? `/account/support/${sent.id}` : `/support/tickets/${sent.token}`
    return c.redirect(`${page}?sent`, 303)
  })
}

/** What a signed-in person's account says already. */
async function knownOf(doors: PortalDoors, reader: Reader | null) {
  const profile = reader ? await readProfile(doors.database, doors.keyring, reader.personId) : null
  return { region: profile?.region ?? '', iin: profile?.iin ?? '', phone: profile?.phone ?? '' }
}

function showForm(c: SiteContext, doors: PortalDoors, reader: Reader | null, filled: Filled) {
  const language = languageOf(c)
  const t = texts(language)
  const { told, problems } = filled
  return showPage(c, doors, {
    title: t('write.title'),
    width: 'question',
    robots: 'noindex',
    section: 'help',
    reader,
    hasProblems: problems.length > 0,
    scripts: ['count-letters.js'],
    children: (
      <>
        <BackLink language={language} href={addressWith('/support/new', told)} />
        <ErrorSummary language={language} problems={problems} />
        <h1>{t('write.title')}</h1>
        <p class="lead">{t('write.lead')}</p>
        <TicketForm language={language} signedIn={reader !== null} {...filled} />
      </>
    ),
  })
}
