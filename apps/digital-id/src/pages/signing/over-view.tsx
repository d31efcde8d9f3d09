import { type SigningRequest, signingMessage } from '#modules/signing'
import { type Language, writtenMoment } from '#platform/texts'
import { Alert, ButtonLink, Confirmation, SummaryList } from '#platform/ui'
import { HashGroups } from './shown-documents.tsx'
import { texts } from './words.ts'

type Props = { readonly request: SigningRequest; readonly language: Language; readonly back: string }

/** A request that can no longer be signed here, or need not be: what became of it, and the way back. */
export function OverView({ request, language, back }: Props) {
  const t = texts(language)
  const { state, code, signed, certificate } = request
  if (state === 'signed' && signed) return <SignedView request={request} language={language} back={back} />
  return (
    <>
      <h1>
        {t(state === 'waiting' ? 'waiting.title' : state === 'expired' ? 'expired.title' : 'cancelled.title')}
      </h1>
      <Alert kind="info" live>
        <p>
          {state === 'waiting' && code
            ? signingMessage(language, code, certificate)
            : signingMessage(language, state === 'expired' ? 'request-expired' : 'request-cancelled', null)}
        </p>
      </Alert>
      <ButtonLink href={back}>{t('back')}</ButtonLink>
    </>
  )
}

function SignedView({ request, language, back }: Props) {
  const t = texts(language)
  const { signed, sha256 } = request
  return (
    <>
      <Confirmation title={t('signed.title')}>
        <p>{t('signed.text')}</p>
      </Confirmation>
      <SummaryList
        language={language}
        rows={[
          { name: t('signed.by'), value: signed?.certificate.name ?? '–' },
          ...(signed?.certificate.bin
            ? [
                {
                  name: t('signed.for'),
                  value: `${signed.certificate.organization ?? ''} ${signed.certificate.bin}`,
                },
              ]
            : []),
          { name: t('signed.at'), value: signed ? writtenMoment(language, signed.at) : '–' },
          { name: t('hash'), value: <HashGroups sha256={sha256} /> },
        ]}
      />
      <ButtonLink href={back}>{t('back')}</ButtonLink>
    </>
  )
}
