import {
  acceptSignature,
  cancelSigningRequest,
  type SigningRequest,
  type SigningWay,
  signingMessage,
} from '#modules/signing'
import { Alert, Button, Form } from '#platform/ui'
import {
  allowConnection,
  allowFormTarget,
  languageOf,
  type Site,
  type SiteContext,
  WebError,
} from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { showPage } from '../../frame.tsx'
import { OverView } from './over-view.tsx'
import { readBrought } from './read-brought.ts'
import { baseOf, isOpen, openRequestHere, requestHere, returnAddress } from './request-here.ts'
import { ShownDocuments } from './shown-documents.tsx'
import { SignatureForm } from './signature-form.tsx'
import { RequestSummary } from './summary.tsx'
import { SignatureFileWay, Ways } from './ways.tsx'
import { texts } from './words.ts'

/** What is signed, who must sign, and the ways to do it. */
export function signPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/sign/:id', async (c) => {
    const request = await requestHere(c, doors)
    if (request instanceof Response) return request
    return isOpen(request) ? showRequest(c, doors, request) : showOver(c, doors, request)
  })

  site.post('/sign/:id', async (c) => {
    const request = await openRequestHere(c, doors)
    if (request instanceof Response) return request
    const brought = await readBrought(c)
    if (!brought) {
      c.status(422)
      return showRequest(c, doors, request, true)
    }
    return settle(c, doors, request, brought)
  })

  site.post('/sign/:id/cancel', async (c) => {
    const request = await requestHere(c, doors)
    if (request instanceof Response) return request
    await cancelSigningRequest(doors.database, doors.signing, request.requestId)
    return c.redirect(returnAddress(doors, request), 303)
  })
}

async function settle(
  c: SiteContext,
  doors: DigitalIdDoors,
  request: SigningRequest,
  { bytes, way }: { readonly bytes: Uint8Array; readonly way: SigningWay },
): Promise<Response> {
  const { allowed, retryAfterSeconds } = await doors.limits.take('signatures-per-person', request.personId)
  if (!allowed) throw new WebError('too-many-requests', { retryAfterSeconds })
  const answer = await acceptSignature(doors.signing, request.requestId, bytes, { way })
  if (answer.state === 'signed') return c.redirect(returnAddress(doors, request), 303)
  return c.redirect(baseOf(request), 303)
}

function showRequest(c: SiteContext, doors: DigitalIdDoors, request: SigningRequest, nothingBrought = false) {
  const language = languageOf(c)
  const t = texts(language)
  allowConnection(c, doors.ncalayer)
  allowFormTarget(c, new URL(returnAddress(doors, request)).origin)
  const refused = request.state === 'refused' && request.code
  return showPage(c, doors, {
    title: t('title'),
    width: 'question',
    hasProblems: nothingBrought || Boolean(refused),
    scripts: ['sign-with-ncalayer.js', 'sign-with-key-file.js'],
    children: (
      <>
        <h1>{t('title')}</h1>
        {nothingBrought && (
          <Alert kind="danger" live>
            <p>{t('file.nothing')}</p>
          </Alert>
        )}
        {refused && !nothingBrought && (
          <Alert kind="danger" title={t('refused.title')} live>
            <p>{signingMessage(language, refused, request.certificate)}</p>
          </Alert>
        )}
        {c.req.query('phone') === 'cancelled' && (
          <Alert kind="info" live>
            <p>{t('qr.cancelled')}</p>
          </Alert>
        )}
        <h2>{t('what')}</h2>
        <ShownDocuments request={request} language={language} />
        <RequestSummary request={request} language={language} />
        <h2 id="ways">{t('ways')}</h2>
        <Ways
          request={request}
          language={language}
          ncalayer={doors.ncalayer}
          worker={doors.asset('key-file-worker.js')}
          now={doors.clock.now()}
          isPhone={isPhone(c)}
        />
        <SignatureForm action={baseOf(request)} />
        <SignatureFileWay request={request} language={language} />
        <Form action={`${baseOf(request)}/cancel`}>
          <Button look="quiet">{t('cancel')}</Button>
        </Form>
      </>
    ),
  })
}

function showOver(c: SiteContext, doors: DigitalIdDoors, request: SigningRequest) {
  const language = languageOf(c)
  const { state } = request
  const title = texts(language)(
    state === 'signed' || state === 'waiting' || state === 'expired' ? `${state}.title` : 'cancelled.title',
  )
  return showPage(c, doors, {
    title,
    width: 'question',
    children: <OverView request={request} language={language} back={returnAddress(doors, request)} />,
  })
}

function isPhone(c: SiteContext): boolean {
  return /Android|iPhone|iPad|Mobile/i.test(c.req.header('user-agent') ?? '')
}
