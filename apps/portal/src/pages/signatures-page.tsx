import { dayInKazakhstan } from '#kz'
import { listCertificates, type OwnCertificate } from '#modules/signing'
import { writtenDay } from '#platform/texts'
import { Alert, ButtonLink, ButtonRow, Card, EmptyState, Tag, type TagColour } from '#platform/ui'
import { languageOf, type Site, type SiteContext } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { texts } from '../words.ts'
import { readerOrSignIn, showRoom } from './account-frame.tsx'

const looks: Readonly<Record<OwnCertificate['state'], TagColour>> = {
  good: 'success',
  held: 'warning',
  revoked: 'danger',
  expired: 'neutral',
}

/** The reader's certificates at a glance; Digital ID is where they are ordered and revoked. */
export function signaturesPage(site: Site, doors: PortalDoors, account: Account): void {
  site.get('/account/signatures', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const t = texts(languageOf(c))
    const { certificates, isCurrent } = await listCertificates(doors.signing, reader.personId)
    const order = `${doors.digitalId}/signatures/new`
    return showRoom(c, doors, reader, {
      room: 'signatures',
      children: (
        <>
          <h1>{t('account.signatures')}</h1>
          <p class="lead">{t('signatures.lead')}</p>
          {!isCurrent && (
            <Alert kind="warning">
              <p>{t('signatures.stale')}</p>
            </Alert>
          )}
          {certificates.length === 0 ? (
            <EmptyState
              title={t('signatures.empty')}
              icon="key"
              action={<ButtonLink href={order}>{t('signatures.order')}</ButtonLink>}
            >
              <p>{t('signatures.empty.text')}</p>
            </EmptyState>
          ) : (
            <>
              {certificates.map((certificate) => (
                <CertificateCard c={c} certificate={certificate} />
              ))}
              <ButtonRow>
                <ButtonLink href={`${doors.digitalId}/signatures`}>{t('signatures.all')}</ButtonLink>
                <ButtonLink href={order} look="secondary" icon="plus">
                  {t('signatures.order')}
                </ButtonLink>
                <ButtonLink href="/account/signatures/sign" look="secondary" icon="document">
                  {t('sign-file.title')}
                </ButtonLink>
              </ButtonRow>
            </>
          )}
          <p>
            <a class="ds-link" href="/help/eds-what-and-how">
              {t('signatures.help')}
            </a>
          </p>
        </>
      ),
    })
  })
}

function CertificateCard({
  c,
  certificate,
}: {
  readonly c: SiteContext
  readonly certificate: OwnCertificate
}) {
  const language = languageOf(c)
  const t = texts(language)
  const { use, state, keyPlace, facts } = certificate
  return (
    <Card title={t(`signatures.use.${use}`)} icon={use === 'signing' ? 'document' : 'key'}>
      <p>
        <Tag colour={looks[state]}>{t(`signatures.state.${state}`)}</Tag>
      </p>
      <p>
        {facts.organization ?? t('signatures.self')} · {t(`signatures.place.${keyPlace}`)}
      </p>
      <p>{t('signatures.until', { day: writtenDay(language, dayInKazakhstan(new Date(facts.notAfter))) })}</p>
    </Card>
  )
}
