import { verdictTexts } from '#eds'
import { type EdsRefusal, offerEdsChallenge, recogniseByEds } from '#modules/accounts'
import { checkSignature } from '#modules/signing'
import type { Language } from '#platform/texts'
import { Alert, BackLink, Button, ButtonLink, Card, Details, FileField, Form, Notice } from '#platform/ui'
import { allowConnection, formKey, languageOf, type Site, type SiteContext, WebError } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import type { Interaction } from '../../openid/sign-in.ts'
import { callerOf } from '../registration/where.ts'
import { KeyFileWay } from '../signing/key-file-way.tsx'
import { NcalayerWay } from '../signing/ncalayer-way.tsx'
import { readBrought } from '../signing/read-brought.ts'
import type { Signable } from '../signing/signable.ts'
import { SignatureForm } from '../signing/signature-form.tsx'
import { finishSignIn } from './finish.ts'
import { ForWhom, interactionHere, showOver, showSignIn } from './frame.tsx'
import { baseOf } from './road.ts'
import { type T, texts } from './words.ts'

/** Signing in with the key of an EDS: it signs a challenge of this very sign-in, and its certificate says who it is. */
export function edsPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/sign-in/:uid/eds', async (c) => {
    const interaction = await interactionHere(c, doors)
    return interaction ? show(c, doors, interaction) : showOver(c, doors)
  })

  site.post('/sign-in/:uid/eds', async (c) => {
    const interaction = await interactionHere(c, doors)
    if (!interaction) return showOver(c, doors)
    await takeTry(doors, 'sign-ins-per-address', callerOf(c, doors).address)
    const brought = await readBrought(c)
    if (!brought) return show(c, doors, interaction, 'nothing')
    const { signing, database, keyring, clock } = doors
    const judge = (cms: Uint8Array) => checkSignature(signing, cms, { use: 'authentication' })
    const place = { interaction: interaction.uid, origin: doors.origin }
    const answer = await recogniseByEds({ database, keyring, clock, judge }, place, brought.bytes)
    if (answer.kind === 'refused') return show(c, doors, interaction, answer.code)
    await takeTry(doors, 'sign-ins-per-account', answer.personId)
    const onwards = await finishSignIn(c, doors, answer.personId, 'eds', answer.certificate)
    return onwards === null ? showOver(c, doors) : c.redirect(onwards, 303)
  })
}

async function takeTry(
  { limits }: DigitalIdDoors,
  name: 'sign-ins-per-address' | 'sign-ins-per-account',
  subject: string,
): Promise<void> {
  const { allowed, retryAfterSeconds } = await limits.take(name, subject)
  if (!allowed) throw new WebError('too-many-requests', { retryAfterSeconds })
}

type Refused = EdsRefusal | 'nothing'

/** The page with a challenge of its own each time it is shown. */
async function show(c: SiteContext, doors: DigitalIdDoors, { uid, client }: Interaction, refused?: Refused) {
  const language = languageOf(c)
  const t = texts(language)
  const { database, clock, origin, ncalayer } = doors
  const content = await offerEdsChallenge(database, clock, { interaction: uid, origin })
  const signable: Signable = { purpose: 'sign-in', content, signer: null }
  allowConnection(c, ncalayer)
  return showSignIn(c, doors, {
    title: t('eds.title'),
    status: refused ? 422 : 200,
    scripts: ['sign-with-ncalayer.js', 'sign-with-key-file.js'],
    children: (
      <>
        <BackLink language={language} href={baseOf(c)} />
        <h1>{t('eds.title')}</h1>
        <ForWhom t={t} client={client} />
        {refused && <WhyRefused t={t} language={language} base={baseOf(c)} refused={refused} />}
        <p class="lead">{t('eds.lead')}</p>
        <Notice icon="clock">
          <p>{t('eds.time')}</p>
        </Notice>
        <Card title={t('eds.ncalayer')} titleLevel={2} icon="devices">
          <p>{t('eds.ncalayer.text')}</p>
          <NcalayerWay signable={signable} language={language} address={ncalayer} />
        </Card>
        <Card title={t('eds.key-file')} titleLevel={2} icon="key">
          <p>{t('eds.key-file.text')}</p>
          <KeyFileWay
            signable={signable}
            language={language}
            worker={doors.asset('key-file-worker.js')}
            now={clock.now()}
          />
        </Card>
        <SignatureForm action={`${baseOf(c)}/eds`} />
        <OwnProgram t={t} action={`${baseOf(c)}/eds`} challenge={content} />
      </>
    ),
  })
}

const ownSentences = [
  'nothing',
  'not-an-answer',
  'late',
  'not-a-person',
  'no-account',
  'expired',
  'revoked',
  'on-hold',
  'revocation-unknown',
] as const

type WhyProps = {
  readonly t: T
  readonly language: Language
  readonly base: string
  readonly refused: Refused
}

function WhyRefused({ t, language, base, refused }: WhyProps) {
  const own = ownSentences.find((code) => code === refused)
  const sentence = own
    ? t(`eds.refused.${own}`)
    : verdictTexts[refused as keyof typeof verdictTexts][language]
  return (
    <Alert kind="danger" live title={t('eds.refused.title')}>
      <p>{sentence}</p>
      {refused === 'no-account' && (
        <ButtonLink look="secondary" href={`/register?return=${encodeURIComponent(base)}`}>
          {t('eds.refused.register')}
        </ButtonLink>
      )}
    </Alert>
  )
}

type OwnProgramProps = { readonly t: T; readonly action: string; readonly challenge: Uint8Array }

/** For whoever signs in a program of their own, and where there is no script. */
function OwnProgram({ t, action, challenge }: OwnProgramProps) {
  const href = `data:application/json;base64,${Buffer.from(challenge).toString('base64')}`
  return (
    <Details summary={t('eds.file.summary')} id="file">
      <ol class="ds-list">
        <li>
          <a class="ds-link" href={href} download="sign-in.json">
            {t('eds.file.take')}
          </a>
        </li>
        <li>{t('eds.file.sign')}</li>
        <li>{t('eds.file.bring')}</li>
      </ol>
      <Form action={action} files idempotencyKey={formKey()}>
        <FileField name="signature" label={t('eds.file.label')} accept=".cms,.p7s,.p7m,.sig,.pem" />
        <Button look="secondary">{t('eds.file.go')}</Button>
      </Form>
    </Details>
  )
}
