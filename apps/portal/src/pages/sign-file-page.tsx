import {
  findSignature,
  makeManifest,
  openSigningRequest,
  readSigningRequest,
  type Shown,
  SigningError,
  type SigningRequest,
  signingMessage,
} from '#modules/signing'
import { transaction } from '#platform/database'
import { writtenMoment } from '#platform/texts'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  Confirmation,
  ErrorSummary,
  FileField,
  Form,
  type Problem,
  problemOf,
  SummaryList,
} from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext, WebError } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors, Reader } from '../doors.ts'
import { texts } from '../words.ts'
import { profileOf, readerOrSignIn, showRoom } from './account-frame.tsx'

const mostMegabytes = 5
const minutes = 60

const signFilePath = '/account/signatures/sign'

/** A person signs a file of their own: a contract, a letter. What is signed names the file by its hash. */
export function signFilePages(site: Site, doors: PortalDoors, account: Account): void {
  site.get(signFilePath, async (c) => {
    const reader = await readerOrSignIn(c, account)
    return reader instanceof Response ? reader : showForm(c, doors, reader, [])
  })

  site.post(signFilePath, async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const shown = await readFile(c)
    if (typeof shown === 'string') {
      const message = texts(languageOf(c))(`sign-file.${shown}`, { size: mostMegabytes })
      return showForm(c, doors, reader, [{ field: 'file', message }])
    }
    const requestId = await askToSign(doors, reader, shown)
    return c.redirect(`${doors.digitalId}/sign/${requestId}`, 303)
  })

  site.get('/account/signatures/signed/:id', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    return showSigned(c, doors, reader, await ownRequest(c, doors, reader))
  })

  site.get('/account/signatures/signed/:id/signature', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const { requestId } = await ownRequest(c, doors, reader)
    const signature = await findSignature(doors.database, doors.keyring, requestId)
    if (!signature) throw new WebError('not-found')
    return c.body(new Uint8Array(signature.cms), 200, {
      'content-type': 'application/pkcs7-mime',
      'content-disposition': 'attachment; filename="signature.cms"',
    })
  })
}

async function readFile(c: SiteContext): Promise<Shown | 'none' | 'too-large' | 'kind'> {
  const { file } = await c.req.parseBody()
  if (!(file instanceof File) || file.size === 0) return 'none'
  if (file.size > mostMegabytes * 1024 * 1024) return 'too-large'
  const bytes = new Uint8Array(await file.arrayBuffer())
  const mediaType = kindOf(bytes)
  const name = file.name.slice(0, 120)
  return mediaType ? { name: { kk: name, ru: name, en: name }, mediaType, bytes } : 'kind'
}

// Only what Digital ID can show before it is signed: a person must see what they sign.
function kindOf(bytes: Uint8Array): 'application/pdf' | 'text/plain' | null {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') return 'application/pdf'
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\u0000') ? null : 'text/plain'
  } catch {
    return null
  }
}

async function askToSign(doors: PortalDoors, reader: Reader, file: Shown): Promise<string> {
  const { iin } = await profileOf(doors, reader)
  const id = doors.signing.random.uuid()
  const draft = { purpose: 'document', subject: `own-file:${id}`, facts: {}, shown: [file] } as const
  const asking = {
    ...draft,
    requestId: id,
    personId: reader.personId,
    manifest: makeManifest(draft),
    signer: { iin, needs: 'individual' },
    returnTo: `${doors.origin}/account/signatures/signed/${id}`,
    minutes,
  } as const
  await transaction(doors.database, (trx) => openSigningRequest(trx, doors.signing, asking))
  return id
}

/** The request of this address, if this reader made it of a file of their own. */
async function ownRequest(c: SiteContext, doors: PortalDoors, { personId }: Reader): Promise<SigningRequest> {
  const id = c.req.param('id') ?? ''
  const request = await readSigningRequest(doors.signing, id).catch((error: unknown) => {
    if (error instanceof SigningError) throw new WebError('not-found')
    throw error
  })
  if (request.personId !== personId || request.subject !== `own-file:${id}`) throw new WebError('not-found')
  return request
}

function showForm(c: SiteContext, doors: PortalDoors, reader: Reader, problems: readonly Problem[]) {
  const language = languageOf(c)
  const t = texts(language)
  if (problems.length > 0) c.status(422)
  return showRoom(c, doors, reader, {
    room: 'signatures',
    title: t('sign-file.title'),
    hasProblems: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <BackLink language={language} href="/account/signatures" />
        <h1>{t('sign-file.title')}</h1>
        <p class="lead">{t('sign-file.lead')}</p>
        <Form action={signFilePath} files idempotencyKey={formKey()}>
          <FileField
            name="file"
            label={t('sign-file.file')}
            hint={t('sign-file.hint', { size: mostMegabytes })}
            accept="application/pdf,text/plain"
            error={problemOf(problems, 'file')}
          />
          <Button>{t('sign-file.go')}</Button>
        </Form>
      </>
    ),
  })
}

function showSigned(c: SiteContext, doors: PortalDoors, reader: Reader, request: SigningRequest) {
  const language = languageOf(c)
  const t = texts(language)
  const { signed, shown, sha256, state, code, certificate } = request
  return showRoom(c, doors, reader, {
    room: 'signatures',
    title: t(signed ? 'sign-file.signed' : 'sign-file.unsigned'),
    children: signed ? (
      <>
        <Confirmation title={t('sign-file.signed')}>
          <p>{t('sign-file.signed.text')}</p>
        </Confirmation>
        <SummaryList
          language={language}
          rows={[
            { name: t('sign-file.file'), value: shown[0]?.name[language] ?? '' },
            { name: t('sign-file.when'), value: writtenMoment(language, signed.at) },
            { name: t('sign-file.hash'), value: <code class="address">{sha256}</code> },
          ]}
        />
        <ButtonLink
          href={`/account/signatures/signed/${request.requestId}/signature`}
          icon="download"
          download
        >
          {t('sign-file.download')}
        </ButtonLink>
        <p>
          <a class="ds-link" href="/check-signature">
            {t('sign-file.check')}
          </a>
        </p>
      </>
    ) : (
      <>
        <BackLink language={language} href="/account/signatures" />
        <h1>{t('sign-file.unsigned')}</h1>
        {code && (
          <Alert kind={state === 'waiting' ? 'info' : 'warning'}>
            <p>{signingMessage(language, code, certificate)}</p>
          </Alert>
        )}
        <ButtonLink
          href={
            state === 'open' || state === 'refused'
              ? `${doors.digitalId}/sign/${request.requestId}`
              : signFilePath
          }
        >
          {t('sign-file.go')}
        </ButtonLink>
      </>
    ),
  })
}
