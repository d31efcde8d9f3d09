import { checkIin, checkPhone, dayInKazakhstan } from '#kz'
import type { Language } from '#platform/texts'
import {
  Alert,
  BackLink,
  Button,
  ButtonRow,
  Card,
  ErrorSummary,
  Form,
  PhoneFrame,
  Select,
  SummaryList,
  TextField,
} from '#platform/ui'
import { languageOf, readForm, type Site, type SiteContext, WebError } from '#platform/web'
import type { Scan, ScanProblem } from '../egov-mobile/egov-mobile.ts'
import { momentOf, type WantedDocument } from '../egov-mobile/signing-protocol.ts'
import type { SandboxRoom } from '../sandbox-room.ts'
import { findPeople, fullName } from '../state/find-people.ts'
import { texts } from '../words.ts'
import { writtenDay, writtenHour } from '../written-time.ts'
import { showPage } from './frame.tsx'
import { KeyFields, readKeyFields } from './key-fields.tsx'

/** eGov Mobile on a sandbox phone: a code is scanned, what is to be signed is shown, and it is signed or not. */
export function egovMobilePages(site: Site, room: SandboxRoom): void {
  const { egovMobile, clock } = room.state
  site.get('/egov-mobile', (c) =>
    showScanner(c, room, { code: c.req.query('link') ?? '', iin: bearer(c, room) }),
  )
  site.post('/egov-mobile', async (c) => {
    const { code = '', iin = '' } = await readForm(c)
    const owner = checkIin(iin, dayInKazakhstan(clock.now())).fields.iin ?? ''
    const scan = await egovMobile.scan(code, owner)
    if (typeof scan !== 'string') return c.redirect(`/egov-mobile/${scan.id}`, 303)
    c.status(422)
    return showScanner(c, room, { code, iin }, scan)
  })
  site.get('/egov-mobile/:id', (c) => showScan(c, room, scanOf(c, room)))
  site.get('/egov-mobile/:id/documents/:place', (c) => {
    const wanted = scanOf(c, room).parcel.documentsToSign[Number(c.req.param('place'))]
    if (!wanted) throw new WebError('not-found')
    return sendDocument(c, wanted)
  })
  site.post('/egov-mobile/:id', async (c) => {
    const { id } = scanOf(c, room)
    const form = await readForm(c)
    const done = await (form.answer === 'sign'
      ? egovMobile.sign(id, readKeyFields(form))
      : egovMobile.cancel(id))
    if (typeof done !== 'string') return c.redirect(`/egov-mobile/${id}`, 303)
    c.status(422)
    return showScan(c, room, scanOf(c, room), done)
  })
}

function scanOf(c: SiteContext, { state }: SandboxRoom): Scan {
  const scan = state.egovMobile.find(c.req.param('id') ?? '')
  if (!scan) throw new WebError('not-found')
  return scan
}

// A plus sign in an address is a space to whoever reads forms.
function bearer(c: SiteContext, { state }: SandboxRoom): string {
  const { fields } = checkPhone((c.req.query('phone') ?? '').replace(/^ /, '+'))
  return (fields.phone && state.population.whoCarries(fields.phone)?.iin) || ''
}

function sendDocument(c: SiteContext, { documentXml, document }: WantedDocument): Response {
  const bytes = document ? Buffer.from(document.file.data, 'base64') : Buffer.from(documentXml ?? '')
  const isPdf = document?.file.mime === '@file/pdf' || document?.file.mime === 'application/pdf'
  // Whatever else a site calls its document, here it is read as text and as nothing that could act.
  const kind = isPdf ? 'application/pdf' : 'text/plain; charset=utf-8'
  return c.body(new Uint8Array(bytes), 200, { 'content-type': kind })
}

type Typed = { readonly code: string; readonly iin: string }

function showScanner(c: SiteContext, room: SandboxRoom, { code, iin }: Typed, problem?: ScanProblem) {
  const language = languageOf(c)
  const t = texts(language)
  const people = findPeople(room.state.population.everybody(), undefined, undefined)
  const problems = problem ? [{ field: 'code', message: t(`egov.problem.${problem}`) }] : []
  return showPage(c, room, {
    title: t('nav.egov-mobile'),
    width: 'question',
    hasProblems: problems.length > 0,
    children: (
      <>
        <BackLink language={language} href="/phones">
          {t('nav.phones')}
        </BackLink>
        <ErrorSummary language={language} problems={problems} />
        <h1>{t('nav.egov-mobile')}</h1>
        <p>{t('egov.lead')}</p>
        <Form action="/egov-mobile">
          <Select
            name="iin"
            label={t('egov.owner')}
            value={iin}
            options={people.map((person) => ({
              value: person.iin,
              label: `${fullName(person)}, ${person.iin}`,
            }))}
          />
          <TextField
            name="code"
            label={t('egov.code')}
            hint={t('egov.code.hint')}
            value={code}
            spellcheck={false}
            error={problems[0]?.message}
          />
          <Button icon="qr">{t('egov.scan')}</Button>
        </Form>
      </>
    ),
  })
}

function showScan(c: SiteContext, room: SandboxRoom, scan: Scan, problem?: ScanProblem) {
  const language = languageOf(c)
  const t = texts(language)
  const person = room.state.population.find(scan.iin)
  return showPage(c, room, {
    title: t('egov.title'),
    width: 'question',
    hasProblems: problem !== undefined,
    children: (
      <>
        <BackLink language={language} href="/egov-mobile">
          {t('nav.egov-mobile')}
        </BackLink>
        <h1>{t('egov.title')}</h1>
        {person && <p>{fullName(person)}</p>}
        {problem && (
          <Alert kind="danger" live>
            {t(`egov.problem.${problem}`)}
          </Alert>
        )}
        <PhoneFrame label={t('nav.egov-mobile')} time={writtenHour(room.state.clock.now())}>
          <Wanted scan={scan} language={language} />
        </PhoneFrame>
        <Answer scan={scan} room={room} language={language} />
      </>
    ),
  })
}

type ScanProps = { readonly scan: Scan; readonly language: Language }

function Wanted({ scan, language }: ScanProps) {
  const t = texts(language)
  const { organisation, description, expiry_date } = scan.invitation
  const until = new Date(momentOf(expiry_date))
  const named = (one: { nameKz: string; nameRu: string; nameEn: string }) =>
    ({ kk: one.nameKz, ru: one.nameRu, en: one.nameEn })[language]
  return (
    <>
      <SummaryList
        language={language}
        rows={[
          { name: t('egov.who'), value: `${named(organisation)}, ${t('egov.bin')} ${organisation.bin}` },
          { name: t('egov.what'), value: description },
          { name: t('egov.until'), value: `${writtenDay(language, until)}, ${writtenHour(until)}` },
        ]}
      />
      {scan.parcel.documentsToSign.map((document, place) => (
        <Card title={named(document)} titleLevel={3}>
          <SummaryList language={language} rows={document.meta} />
          <p>
            <a class="ds-link" href={`/egov-mobile/${scan.id}/documents/${place}`}>
              {t('egov.open')}
            </a>
          </p>
        </Card>
      ))}
    </>
  )
}

function Answer({ scan, room, language }: ScanProps & { readonly room: SandboxRoom }) {
  const t = texts(language)
  if (scan.state !== 'open')
    return (
      <Alert kind={scan.state === 'sent' ? 'success' : 'warning'} live>
        {t(`egov.state.${scan.state}`)} {scan.answer}
      </Alert>
    )
  return (
    <Form action={`/egov-mobile/${scan.id}`}>
      <KeyFields
        room={room}
        language={language}
        iin={scan.iin}
        value={{ bin: undefined, kind: 'rsa-2048', condition: 'good' }}
      />
      <ButtonRow>
        <Button name="answer" value="sign">
          {t('ncalayer.confirm')}
        </Button>
        <Button name="answer" value="cancel" look="secondary">
          {t('ncalayer.cancel')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
