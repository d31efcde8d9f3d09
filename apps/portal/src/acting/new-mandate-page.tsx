import { dayInKazakhstan } from '#kz'
import {
  bindMandate,
  confirmCapacity,
  draftMandate,
  type MandateProblem,
  type MandateWish,
  problemsOfMandate,
} from '#modules/accounts'
import { openSigningRequest } from '#modules/signing'
import { transaction } from '#platform/database'
import type { Language } from '#platform/texts'
import {
  BackLink,
  Button,
  CheckboxGroup,
  DateField,
  type DateParts,
  ErrorSummary,
  Form,
  IinField,
  type Problem,
  problemOf,
  TextField,
} from '#platform/ui'
import { formKey, languageOf, readChoices, readForm, type Site, type SiteContext } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { originOf, profileOf, showRoom } from '../pages/account-frame.tsx'
import { manifestOfMandate } from './mandate-paper.ts'
import { headHere } from './mandates-page.tsx'
import { type ActingReader, actingReader } from './reader.ts'
import { mandatedServices } from './services.ts'
import { texts } from './words.ts'

const path = '/account/mandates/new'
/** Long enough to find the key and its password. */
const minutesToSign = 60

type Head = NonNullable<Awaited<ReturnType<typeof headHere>>>
type Filled = { readonly wish: MandateWish; readonly until: DateParts; readonly problems: readonly Problem[] }

const empty: Filled = {
  wish: { delegateIin: '', delegateName: '', services: [], until: '' },
  until: {},
  problems: [],
}

/** A first head gives a mandate: fills it in here, and signs it at Digital ID. */
export function newMandatePage(site: Site, doors: PortalDoors, account: Account): void {
  site.get(path, async (c) => {
    const here = await actingReader(c, account)
    if (here instanceof Response) return here
    const head = await headHere(doors, here)
    return head ? show(c, doors, here, head, empty) : c.redirect('/account/mandates', 303)
  })

  site.post(path, async (c) => {
    const here = await actingReader(c, account)
    if (here instanceof Response) return here
    // A head may have changed since the morning: the registry is asked again.
    await confirmCapacity(doors, here.session, originOf(c))
    const head = await headHere(doors, here)
    if (!head) return c.redirect('/account/acting', 303)
    const filled = await filledIn(c, doors, here)
    if (filled.problems.length > 0) {
      c.status(422)
      return show(c, doors, here, head, filled)
    }
    const requestId = await askToSign(c, doors, here, head, filled.wish)
    return c.redirect(`${doors.digitalId}/sign/${requestId}`, 303)
  })
}

async function filledIn(c: SiteContext, doors: PortalDoors, here: ActingReader): Promise<Filled> {
  const form = await readForm(c)
  const chosen = await readChoices(c, 'services')
  const { 'until-day': day = '', 'until-month': month = '', 'until-year': year = '' } = form
  const wish: MandateWish = {
    delegateIin: (form.iin ?? '').replace(/\s/g, ''),
    delegateName: form.name ?? '',
    services: mandatedServices.map(({ id }) => id).filter((id) => chosen.includes(id)),
    until: `${year.trim()}-${month.trim().padStart(2, '0')}-${day.trim().padStart(2, '0')}`,
  }
  const { iin } = await profileOf(doors, here.reader)
  const problems = problemsOfMandate(wish, iin, dayInKazakhstan(doors.clock.now()))
  return { wish, until: { day, month, year }, problems: problems.map(problemIn(languageOf(c))) }
}

const fieldOf: Readonly<Record<MandateProblem, string>> = {
  'iin-invalid': 'iin',
  'iin-own': 'iin',
  'name-empty': 'name',
  'services-empty': 'services',
  'until-invalid': 'until',
  'until-past': 'until',
  'until-too-far': 'until',
}

function problemIn(language: Language) {
  const t = texts(language)
  return (code: MandateProblem): Problem => ({ field: fieldOf[code], message: t(`problem.${code}`) })
}

/** Draft, paper and request stand in one transaction: what is asked for is what was written down. */
async function askToSign(
  c: SiteContext,
  doors: PortalDoors,
  { session: { personId } }: ActingReader,
  head: Head,
  wish: MandateWish,
): Promise<string> {
  return transaction(doors.database, async (trx) => {
    const mandate = await draftMandate(trx, doors, personId, head, wish)
    const { subject, manifest, shown } = await manifestOfMandate(languageOf(c), mandate, doors.clock.now())
    const { requestId } = await openSigningRequest(trx, doors.signing, {
      personId,
      purpose: 'mandate',
      subject,
      manifest,
      shown,
      signer: { iin: mandate.terms.giverIin, bin: head.bin, needs: 'first-head' },
      returnTo: `${doors.origin}/account/mandates`,
      minutes: minutesToSign,
    })
    await bindMandate(trx, mandate.id, { requestId, sha256: manifest.sha256 })
    return requestId
  })
}

function show(c: SiteContext, doors: PortalDoors, { reader }: ActingReader, head: Head, filled: Filled) {
  const language = languageOf(c)
  const t = texts(language)
  const { problems } = filled
  return showRoom(c, doors, reader, {
    room: 'acting',
    title: t('new.title'),
    hasProblems: problems.length > 0,
    children: (
      <>
        <BackLink language={language} href="/account/mandates" />
        <ErrorSummary language={language} problems={problems} />
        <h1>{t('new.title')}</h1>
        <p class="lead">{t('new.lead', { name: head.name, bin: head.bin })}</p>
        <MandateForm language={language} filled={filled} />
      </>
    ),
  })
}

function MandateForm({ language, filled }: { readonly language: Language; readonly filled: Filled }) {
  const t = texts(language)
  const { wish, until, problems } = filled
  return (
    <Form action={path} idempotencyKey={formKey()}>
      <IinField
        name="iin"
        label={t('new.iin')}
        hint={t('new.iin.hint')}
        value={wish.delegateIin}
        error={problemOf(problems, 'iin')}
      />
      <TextField
        name="name"
        label={t('new.name')}
        hint={t('new.name.hint')}
        value={wish.delegateName}
        maxlength={120}
        error={problemOf(problems, 'name')}
      />
      <CheckboxGroup
        name="services"
        label={t('new.services')}
        values={wish.services}
        choices={mandatedServices.map(({ id, texts: own }) => ({ value: id, label: own(language)('name') }))}
        error={problemOf(problems, 'services')}
      />
      <DateField
        language={language}
        name="until"
        label={t('new.until')}
        hint={t('new.until.hint')}
        value={until}
        error={problemOf(problems, 'until')}
      />
      <Button iconAfter="arrow-right">{t('new.go')}</Button>
    </Form>
  )
}
