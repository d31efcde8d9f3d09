import type { Language } from '#platform/texts'
import { Alert, Button, Details, Notice } from '#platform/ui'
import { type Signable, sayOf, wantedOids } from './signable.ts'
import { signatureForm } from './signature-form.tsx'
import { texts } from './words.ts'

type Props = {
  readonly signable: Signable
  readonly language: Language
  readonly address: string
  /** Whether another way suits this device better. */
  readonly isSecond?: boolean
}

/** NCALayer on this computer; the island `sign-with-ncalayer.js` speaks with it. */
export function NcalayerWay({ signable, language, address, isSecond = false }: Props) {
  const t = texts(language)
  const say = sayOf(language, signable)
  const { content, signer } = signable
  return (
    <>
      <sign-with-ncalayer
        hidden
        data-form={signatureForm}
        data-address={address}
        data-content={Buffer.from(content).toString('base64')}
        {...(signer && { 'data-iin': signer.iin })}
        {...(signer?.needs === 'first-head' && { 'data-bin': signer.bin })}
        data-oids={wantedOids(signable)}
        data-cancelled={say('ncalayer.cancelled')}
        data-not-running={t('ncalayer.not-running')}
        data-lost={t('ncalayer.lost')}
        data-unsound={t('ncalayer.unsound')}
        data-refused={say('ncalayer.refused', { reason: '{reason}' })}
        data-failed={t('failed')}
      >
        <Told />
        <div data-part="idle">
          <Button type="button" look={isSecond ? 'secondary' : 'primary'}>
            {say('ncalayer.go')}
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
