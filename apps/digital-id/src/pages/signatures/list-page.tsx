import { dayInKazakhstan } from '#kz'
import { listCertificates, type OwnCertificate } from '#modules/signing'
import { writtenDay } from '#platform/texts'
import {
  Alert,
  BackLink,
  ButtonLink,
  ButtonRow,
  Card,
  EmptyState,
  SummaryList,
  Tag,
  type TagColour,
} from '#platform/ui'
import { languageOf, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { signatureOwner } from './owner.ts'
import { showSignaturePage } from './show.tsx'
import { texts } from './words.ts'

/** A person's certificates: what each is for, where its key is, how it stands and until when. */
export function listPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/signatures', async (c) => {
    const owner = await signatureOwner(c, doors)
    if (owner instanceof Response) return owner
    const language = languageOf(c)
    const t = texts(language)
    const { certificates, isCurrent } = await listCertificates(doors.signing, owner.personId)
    return showSignaturePage(c, doors, {
      title: t('list.title'),
      width: 'page',
      children: (
        <>
          <BackLink language={language} href={`${doors.portal}/account/signatures`} />
          <h1>{t('list.title')}</h1>
          <p class="lead">{t('list.lead')}</p>
          {c.req.query('revoked') !== undefined && <Alert kind="success" live title={t('revoke.done')} />}
          {!isCurrent && (
            <Alert kind="warning" title={t('list.stale')}>
              <p>{t('list.stale.text')}</p>
            </Alert>
          )}
          {certificates.length === 0 ? <Nothing c={c} /> : <Certificates c={c} certificates={certificates} />}
          <p>
            <a class="ds-link" href={`${doors.portal}/help/eds-what-and-how`}>
              {t('list.help')}
            </a>
          </p>
        </>
      ),
    })
  })
}

function Nothing({ c }: { readonly c: SiteContext }) {
  const t = texts(languageOf(c))
  return (
    <EmptyState
      title={t('list.empty')}
      icon="key"
      action={<ButtonLink href="/signatures/new">{t('list.order')}</ButtonLink>}
    >
      <p>{t('list.empty.text')}</p>
    </EmptyState>
  )
}

type CertificatesProps = { readonly c: SiteContext; readonly certificates: readonly OwnCertificate[] }

function Certificates({ c, certificates }: CertificatesProps) {
  const t = texts(languageOf(c))
  return (
    <>
      <ButtonRow>
        <ButtonLink href="/signatures/new" icon="plus">
          {t('list.order')}
        </ButtonLink>
        <ButtonLink href="/signatures/lost" look="secondary">
          {t('list.lost')}
        </ButtonLink>
      </ButtonRow>
      {certificates.map((certificate) => (
        <CertificateCard c={c} certificate={certificate} />
      ))}
    </>
  )
}

const looks: Readonly<Record<OwnCertificate['state'], TagColour>> = {
  good: 'success',
  held: 'warning',
  revoked: 'danger',
  expired: 'neutral',
}

/** One certificate in words that its owner understands. */
export function CertificateCard({
  c,
  certificate,
}: {
  readonly c: SiteContext
  readonly certificate: OwnCertificate
}) {
  const language = languageOf(c)
  const t = texts(language)
  const { serialNumber, use, keyPlace, state, facts } = certificate
  const name = t(`use.${use}`)
  const mayRevoke = state === 'good' || state === 'held'
  return (
    <Card title={name} icon={use === 'signing' ? 'document' : 'key'}>
      <p>
        <Tag colour={looks[state]}>{t(`state.${state}`)}</Tag>
      </p>
      <SummaryList
        language={language}
        rows={[
          { name: t('row.holder'), value: holderOf(c, certificate) },
          { name: t('row.place'), value: t(`place.${keyPlace}`) },
          { name: t('row.until'), value: writtenDay(language, dayInKazakhstan(new Date(facts.notAfter))) },
          { name: t('row.algorithm'), value: facts.algorithm },
          { name: t('row.serial'), value: <span class="address">{serialNumber}</span> },
        ]}
      />
      {mayRevoke && (
        <ButtonLink href={`/signatures/${serialNumber}/revoke`} look="quiet" icon="trash">
          {t('revoke.go')}
          <span class="ds-sr-only">
            : {name}, {serialNumber.slice(-6)}
          </span>
        </ButtonLink>
      )}
    </Card>
  )
}

export function holderOf(c: SiteContext, { facts }: Pick<OwnCertificate, 'facts'>): string {
  const t = texts(languageOf(c))
  if (facts.bin === null) return t('holder.self')
  const role = facts.roles.includes('first-head') ? 'head' : 'member'
  return t(`holder.${role}`, { organization: facts.organization ?? '', bin: facts.bin })
}
