import { verdictTexts } from '#eds'
import { type SigningCode, signingPattern } from '#modules/signing'
import type { Language } from '#platform/texts'
import { Button, FileField, Notice, TextField } from '#platform/ui'
import { NeedsScript, Told } from './ncalayer-way.tsx'
import { type Signable, sayOf } from './signable.ts'
import { signatureForm } from './signature-form.tsx'
import { texts } from './words.ts'

type Props = {
  readonly signable: Signable
  readonly language: Language
  /** The island's worker, and the server's time. */
  readonly worker: string
  readonly now: Date
}

/** What the page finds out before anything is sent, in the words of the judgement itself. */
const foundHere = [
  'not-a-person',
  'other-person',
  'other-organization',
  'not-first-head',
  'individual-certificate',
  'organization-certificate',
  'authentication-key',
  'key-purpose',
  'expired',
  'not-yet-valid',
  'unsupported-algorithm',
] as const satisfies readonly SigningCode[]

const own = ['no-file', 'no-password', 'not-a-key-file', 'no-key', 'wrong-password'] as const

/** A key file opened on this very page; the island `sign-with-key-file.js` has a worker do it. */
export function KeyFileWay({ signable, language, worker, now }: Props) {
  const t = texts(language)
  const say = sayOf(language, signable)
  const sentences = [
    ...foundHere.map((code) => [`data-${code}`, signingPattern(language, code)]),
    ['data-signing-key', verdictTexts['signing-key'][language]],
    ...own.map((code) => [`data-${code}`, t(`key-file.${code}`)]),
  ]
  return (
    <>
      <sign-with-key-file
        hidden
        data-form={signatureForm}
        data-worker={worker}
        data-content={Buffer.from(signable.content).toString('base64')}
        data-signer={JSON.stringify(signable.signer)}
        data-use={signable.purpose === 'sign-in' ? 'authentication' : 'signing'}
        data-now={now.toISOString()}
        data-failed={t('failed')}
        {...Object.fromEntries(sentences)}
      >
        <form class="form" novalidate>
          <Told />
          <FileField
            name="key-file"
            label={t('key-file.file')}
            hint={say('key-file.file.hint')}
            accept=".p12,.pfx,application/x-pkcs12"
          />
          <TextField
            name="key-password"
            type="password"
            label={t('key-file.password')}
            autocomplete="off"
            spellcheck={false}
            width="medium"
          />
          <Notice icon="lock">{t('key-file.privacy')}</Notice>
          <div data-part="idle">
            <Button look="secondary">{say('key-file.go')}</Button>
          </div>
          <p role="status" data-part="busy" hidden>
            {say('key-file.busy')}
          </p>
        </form>
      </sign-with-key-file>
      <NeedsScript language={language} />
    </>
  )
}
