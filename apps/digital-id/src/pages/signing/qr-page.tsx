import { offerQrSigning, type QrOffer, qrStateOf, type SigningRequest } from '#modules/signing'
import { writtenMoment } from '#platform/texts'
import { Alert, BackLink, Button, ButtonLink, Details, Form, QrPicture } from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { showPage } from '../../frame.tsx'
import { qrMatrix } from '../../qr-matrix.ts'
import { keepQr, keptQr } from './qr-cookie.ts'
import { baseOf, isOpen, openRequestHere, requestHere, returnAddress } from './request-here.ts'
import { texts } from './words.ts'

/** The code for eGov Mobile; the page waits for the phone, by script or by reading itself anew. */
export function qrPage(site: Site, doors: DigitalIdDoors): void {
  site.post('/sign/:id/qr', async (c) => {
    const request = await openRequestHere(c, doors)
    if (request instanceof Response) return request
    const path = `${baseOf(request)}/qr`
    keepQr(c, doors, path, await offerQrSigning(doors.signing, request))
    return c.redirect(path, 303)
  })

  site.get('/sign/:id/qr', async (c) => {
    const request = await requestHere(c, doors)
    if (request instanceof Response) return request
    const path = `${baseOf(request)}/qr`
    if (!isOpen(request))
      return c.redirect(request.state === 'signed' ? returnAddress(doors, request) : baseOf(request), 303)
    const offer = keptQr(c)
    if (!offer) return c.redirect(baseOf(request), 303)
    const state = await qrStateOf(doors.signing, offer.token)
    // The cookie stays: whoever watches by script asks twice, and both times must be led the same way.
    if (state === 'cancelled') return c.redirect(`${baseOf(request)}?phone=cancelled`, 303)
    // A redirect is what the watching script sees: each step has an address of its own.
    const seen = c.req.query('step') ?? 'offered'
    const step = request.state === 'refused' && state === 'opened' ? 'refused' : state
    if (seen !== step) return c.redirect(`${path}?step=${step}`, 303)
    return show(c, doors, request, offer, step)
  })
}

type Step = 'offered' | 'opened' | 'refused' | 'used' | 'expired'

function show(c: SiteContext, doors: DigitalIdDoors, request: SigningRequest, offer: QrOffer, step: Step) {
  const language = languageOf(c)
  const t = texts(language)
  const address = `${doors.origin}/sign/qr/${offer.token}`
  const code = `mobileSign:${address}`
  return showPage(c, doors, {
    title: t('qr.title'),
    width: 'question',
    scripts: ['handoff.js'],
    refreshWithoutScript: 5,
    children: (
      <handoff-watch class="stack">
        <BackLink language={language} href={baseOf(request)} />
        <h1>{t('qr.title')}</h1>
        {step === 'expired' && (
          <Alert kind="warning" live>
            <p>{t('qr.expired')}</p>
          </Alert>
        )}
        {step === 'opened' && (
          <Alert kind="success" live>
            <p>{t('qr.opened')}</p>
          </Alert>
        )}
        {step !== 'expired' && (
          <>
            <p class="lead">{t('qr.lead')}</p>
            <QrPicture matrix={qrMatrix(code)} title={t('qr.picture')} />
            <p>{t('qr.until', { moment: writtenMoment(language, offer.expiresAt) })}</p>
            <ButtonLink href={`${doors.egovMobile.link}${encodeURIComponent(address)}`} icon="phone">
              {t('qr.same-phone')}
            </ButtonLink>
            <Details summary={t('qr.text')}>
              <p>
                <code class="hash-groups">{code}</code>
              </p>
            </Details>
          </>
        )}
        <Form action={`${baseOf(request)}/qr`} idempotencyKey={formKey()}>
          <Button look={step === 'expired' ? 'primary' : 'quiet'} icon="refresh">
            {t('qr.new')}
          </Button>
        </Form>
      </handoff-watch>
    ),
  })
}
