import { roleOids } from '#eds'
import type { SigningRequest } from '#modules/signing'
import type { Language } from '#platform/texts'
import { Alert, Button, Details, Notice } from '#platform/ui'
import { signatureForm } from './signature-form.tsx'
import { texts } from './words.ts'

type Props = {
  readonly request: SigningRequest
  readonly language: Language
  readonly address: string
  readonly isFirst: boolean
}

const documentSigning = '1.3.6.1.5.5.7.3.4'

/** NCALayer on this computer; the island `sign-with-ncalayer.js` speaks with it. */
export function NcalayerWay({ request, language, address, isFirst }: Props) {
  const t = texts(language)
  return (
    <>
      <sign-with-ncalayer
        hidden
        data-form={signatureForm}
        data-address={address}
        data-content={Buffer.from(request.manifest).toString('base64')}
        data-iin={request.signer.iin}
        {...(request.signer.needs === 'first-head' && { 'data-bin': request.signer.bin })}
        data-oids={`${documentSigning} ${roleOf(request)}`}
        data-cancelled={t('ncalayer.cancelled')}
        data-not-running={t('ncalayer.not-running')}
        data-lost={t('ncalayer.lost')}
        data-unsound={t('ncalayer.unsound')}
        data-refused={t('ncalayer.refused', { reason: '{reason}' })}
        data-failed={t('failed')}
      >
        <Told />
        <div data-part="idle">
          <Button type="button" look={isFirst ? 'primary' : 'secondary'}>
            {t('ncalayer.go')}
          </Button>
        </div>
        <div data-part="busy" hidden>
          <p role="status">{t('ncalayer.busy')}</p>
          <Button type="button" look="secondary">
            {t('ncalayer.stop')}
          </Button>
        </div>
        <NcalayerHelp language={language} address={address} />
      </sign-with-ncalayer>
      <NeedsScript language={language} />
    </>
  )
}

function NcalayerHelp({ language, address }: Pick<Props, 'language' | 'address'>) {
  const t = texts(language)
  const visit = address.replace(/^wss:/, 'https:')
  return (
    <Details summary={t('ncalayer.help')}>
      <ol class="ds-list">
        <li>
          {t('ncalayer.help.start')}{' '}
          <a class="ds-link" href="https://ncl.pki.gov.kz/">
            ncl.pki.gov.kz
          </a>
        </li>
        <li>
          {t('ncalayer.help.visit')}{' '}
          <a class="ds-link" href={visit}>
            {visit}
          </a>
        </li>
        <li>{t('ncalayer.help.visit.how')}</li>
        <li>{t('ncalayer.help.network')}</li>
      </ol>
    </Details>
  )
}

/** Where an island says what went wrong. */
export function Told() {
  return (
    <div data-part="alert" hidden>
      <Alert kind="danger">
        <p role="alert" data-part="told" />
      </Alert>
    </div>
  )
}

export function NeedsScript({ language }: { readonly language: Language }) {
  return (
    <noscript>
      <Notice icon="info">
        <p>{texts(language)('needs-script')}</p>
      </Notice>
    </noscript>
  )
}

function roleOf({ signer }: SigningRequest): string {
  const wanted = signer.needs === 'first-head' ? 'first-head' : 'individual'
  const found = Object.entries(roleOids).find(([, role]) => role === wanted)
  return found?.[0] ?? ''
}
