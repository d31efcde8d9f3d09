import {
  listCertificates,
  type OwnCertificate,
  type RevocationReason,
  revocationReasons,
  revokeCertificate,
} from '#modules/signing'
import {
  BackLink,
  Button,
  ButtonLink,
  ButtonRow,
  CheckboxGroup,
  Form,
  type Problem,
  problemOf,
  RadioGroup,
} from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext, WebError } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { holderOf } from './list-page.tsx'
import { type SignatureOwner, signatureOwner } from './owner.ts'
import { showSignaturePage } from './show.tsx'
import { texts } from './words.ts'

/** Revoking one certificate with a reason, and everything at once when a key is lost. */
export function revokePages(site: Site, doors: DigitalIdDoors): void {
  site.get('/signatures/:serial/revoke', async (c) => {
    const here = await certificateHere(c, doors)
    return here instanceof Response ? here : showRevoke(c, doors, here.certificate, [])
  })

  site.post('/signatures/:serial/revoke', async (c) => {
    const here = await certificateHere(c, doors)
    if (here instanceof Response) return here
    const t = texts(languageOf(c))
    const form = await readForm(c)
    const reason = revocationReasons.find((one) => one === form.reason)
    if (!reason)
      return showRevoke(c, doors, here.certificate, [{ field: 'reason', message: t('revoke.no-reason') }])
    const { kind } = await revokeCertificate(doors.signing, here.owner, here.certificate.serialNumber, reason)
    if (kind === 'gone') throw new WebError('not-found')
    if (kind === 'revoked') return c.redirect('/signatures?revoked', 303)
    return showRevoke(c, doors, here.certificate, [{ message: t(`revoke.${kind}`) }], reason)
  })

  site.get('/signatures/lost', async (c) => {
    const owner = await signatureOwner(c, doors)
    return owner instanceof Response ? owner : showLost(c, doors, owner, [])
  })

  site.post('/signatures/lost', async (c) => {
    const owner = await signatureOwner(c, doors)
    if (owner instanceof Response) return owner
    const t = texts(languageOf(c))
    const chosen = await chosenSerials(c)
    if (chosen.length === 0) return showLost(c, doors, owner, [{ field: 'serial', message: t('lost.none') }])
    const answers = []
    for (const serial of chosen)
      answers.push(await revokeCertificate(doors.signing, owner, serial, 'key-compromise'))
    if (answers.some(({ kind }) => kind === 'unavailable' || kind === 'refused'))
      return showLost(c, doors, owner, [{ message: t('revoke.unavailable') }])
    return c.redirect('/signatures/new?lost', 303)
  })
}

async function chosenSerials(c: SiteContext): Promise<readonly string[]> {
  const { serial } = await c.req.parseBody({ all: true })
  const all = Array.isArray(serial) ? serial : [serial]
  return all
    .filter((one): one is string => typeof one === 'string' && /^[0-9a-f]{1,64}$/.test(one))
    .slice(0, 50)
}

type Here = { readonly owner: SignatureOwner; readonly certificate: OwnCertificate }

async function certificateHere(c: SiteContext, doors: DigitalIdDoors): Promise<Here | Response> {
  const owner = await signatureOwner(c, doors)
  if (owner instanceof Response) return owner
  const { certificates } = await listCertificates(doors.signing, owner.personId)
  const certificate = certificates.find(({ serialNumber }) => serialNumber === c.req.param('serial'))
  if (!certificate) throw new WebError('not-found')
  if (certificate.state === 'revoked') return c.redirect('/signatures?revoked', 303)
  return { owner, certificate }
}

function showRevoke(
  c: SiteContext,
  doors: DigitalIdDoors,
  certificate: OwnCertificate,
  problems: readonly Problem[],
  reason?: RevocationReason,
) {
  const language = languageOf(c)
  const t = texts(language)
  const asked = revocationReasons.find((one) => one === (reason ?? c.req.query('reason')))
  return showSignaturePage(c, doors, {
    title: t('revoke.title'),
    problems,
    children: (
      <>
        <BackLink language={language} href="/signatures" />
        <h1>{t('revoke.title')}</h1>
        <p class="lead">
          {t(`use.${certificate.use}`)} · {holderOf(c, certificate)}
        </p>
        <p>{t('revoke.text')}</p>
        <Form action={`/signatures/${certificate.serialNumber}/revoke`} idempotencyKey={formKey()}>
          <RadioGroup
            name="reason"
            label={t('revoke.reason')}
            value={asked}
            error={problemOf(problems, 'reason')}
            choices={revocationReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
          />
          <ButtonRow>
            <Button look="danger">{t('revoke.yes')}</Button>
            <ButtonLink href="/signatures" look="secondary">
              {t('revoke.no')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </>
    ),
  })
}

async function showLost(
  c: SiteContext,
  doors: DigitalIdDoors,
  { personId }: SignatureOwner,
  problems: readonly Problem[],
) {
  const language = languageOf(c)
  const t = texts(language)
  const { certificates } = await listCertificates(doors.signing, personId)
  const living = certificates.filter(({ state }) => state === 'good' || state === 'held')
  return showSignaturePage(c, doors, {
    title: t('lost.title'),
    problems,
    children: (
      <>
        <BackLink language={language} href="/signatures" />
        <h1>{t('lost.title')}</h1>
        <p class="lead">{t('lost.lead')}</p>
        {living.length === 0 ? (
          <ButtonLink href="/signatures/new">{t('list.order')}</ButtonLink>
        ) : (
          <Form action="/signatures/lost" idempotencyKey={formKey()}>
            <CheckboxGroup
              name="serial"
              label={t('lost.which')}
              hint={t('lost.hint')}
              error={problemOf(problems, 'serial')}
              values={living.filter(({ keyPlace }) => keyPlace !== 'cloud').map((one) => one.serialNumber)}
              choices={living.map((one) => ({
                value: one.serialNumber,
                label: `${t(`use.${one.use}`)} · ${t(`place.${one.keyPlace}`)}`,
                hint: holderOf(c, one),
              }))}
            />
            <Button look="danger">{t('lost.go')}</Button>
          </Form>
        )}
      </>
    ),
  })
}
