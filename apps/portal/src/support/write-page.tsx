import { regions } from '#kz'
import { readProfile } from '#modules/accounts'
import { mostWords, sendTicket, type TypedFacts } from '#modules/support'
import type { Language } from '#platform/texts'
import {
  BackLink,
  Button,
  CheckboxGroup,
  ErrorSummary,
  Form,
  IinField,
  Notice,
  PhoneField,
  type Problem,
  problemOf,
  Select,
  TextField,
} from '#platform/ui'
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
import { addressWith, asFields, circumstancesOf } from './circumstances.ts'
import { supportRoomOf } from './support-room.ts'
import { readTicketForm, type ToldByItself, type ToldLine, toldByItself, toldLines } from './ticket-form.ts'
import { texts } from './words.ts'

type Filled = {
  readonly typed: TypedFacts
  readonly told: ToldByItself
  readonly kept: readonly ToldLine[]
  readonly problems: readonly Problem[]
}

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
  const { typed, told, kept, problems } = filled
  const { browser, device, ...circumstances } = told
  const error = (field: keyof TypedFacts) => problemOf(problems, field)
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
        <BackLink language={language} href={addressWith('/support/new', circumstances)} />
        <ErrorSummary language={language} problems={problems} />
        <h1>{t('write.title')}</h1>
        <p class="lead">{t('write.lead')}</p>
        <Form action="/support/write" idempotencyKey={formKey()} busy={t('write.busy')}>
          {Object.entries(asFields(circumstances)).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <count-letters data-most={mostWords} data-left={t('write.words.left')}>
            <TextField
              name="words"
              label={t('write.words')}
              hint={t('write.words.hint', { most: mostWords })}
              lines={8}
              value={typed.words}
              error={error('words')}
            />
          </count-letters>
          <Notice icon="shield">{t('write.never')}</Notice>
          <Select
            name="region"
            label={t('write.region')}
            placeholder={t('write.region.none')}
            value={typed.region}
            options={regions.map((region) => ({ value: region.code, label: region[language] }))}
          />
          <IinField
            name="iin"
            label={t('write.iin')}
            hint={t('write.iin.hint')}
            value={typed.iin}
            error={error('iin')}
          />
          <PhoneField
            name="phone"
            label={t('write.phone')}
            hint={t(reader ? 'write.phone.hint' : 'write.phone.contact')}
            value={typed.phone}
            error={error('phone')}
          />
          <TextField
            name="email"
            type="email"
            inputmode="email"
            autocomplete="email"
            spellcheck={false}
            label={t('write.email')}
            hint={t('write.email.hint')}
            value={typed.email}
            error={error('email')}
          />
          {toldByItselfAsChoices(language, told, kept)}
          <p class="hint">{t('write.sealed')}</p>
          <Button icon="message">{t('write.send')}</Button>
        </Form>
      </>
    ),
  })
}

/** What the browser and the page told by themselves; each line can be left out. */
function toldByItselfAsChoices(language: Language, told: ToldByItself, kept: readonly ToldLine[]) {
  const t = texts(language)
  const lines = toldLines.filter((line) => told[line])
  if (lines.length === 0) return null
  return (
    <CheckboxGroup
      name="told"
      label={t('write.told')}
      hint={t('write.told.hint')}
      values={kept}
      choices={lines.map((line) => ({
        value: line,
        label: t(`fact.${line}`),
        hint: line === 'camera' && told.camera ? t(`camera.${told.camera}`) : told[line],
      }))}
    />
  )
}
