import * as v from 'valibot'
import {
  acceptSignature,
  findQrSigning,
  isQrBearer,
  markQrSigning,
  type QrSigning,
  qrBearer,
  signingMessage,
} from '#modules/signing'
import { languageOf, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { texts } from './words.ts'

/** eGov Mobile comes from outside any browser: it proves itself by the code and by the word it was given. */
export const egovMobilePath = '/sign/qr/'

const longestSignature = 200_000

const sentBack = v.object({
  status: v.optional(v.string()),
  documentsToSign: v.array(
    v.object({
      document: v.object({
        file: v.object({ data: v.pipe(v.string(), v.maxLength(longestSignature)) }),
      }),
    }),
  ),
})

/**
 * The national protocol of signing by QR: API 1 says who asks; API 2 gives what is to be signed and takes it back signed,
 * 200 for a signature that counts and 403 with a sentence for one that does not. A code that leads nowhere and a word that
 * does not belong to it have the same answer.
 */
export function egovMobileApi(site: Site, doors: DigitalIdDoors): void {
  const { signing } = doors

  site.get('/sign/qr/:token', async (c) => {
    const found = await findQrSigning(signing, tokenOf(c))
    return found ? c.json(invitation(c, doors, found)) : missing(c)
  })

  site.get('/sign/qr/:token/documents', async (c) => {
    const found = await findBySigner(c, doors)
    if (!found) return missing(c)
    await markQrSigning(signing, tokenOf(c), 'opened')
    return c.json(parcel(found))
  })

  site.put('/sign/qr/:token/documents', async (c) => {
    const found = await findBySigner(c, doors)
    if (!found) return missing(c)
    const sent = v.safeParse(sentBack, await c.req.json().catch(() => null))
    if (!sent.success) return problem(c, 400, texts(languageOf(c))('api.unreadable'))
    if (sent.output.status === 'CANCELED') {
      await markQrSigning(signing, tokenOf(c), 'cancelled')
      return c.json({ status: 'success', message: 'success' })
    }
    return takeSignature(c, doors, found, sent.output.documentsToSign[0]?.document.file.data ?? '')
  })
}

async function takeSignature(
  c: SiteContext,
  { signing }: DigitalIdDoors,
  { request }: QrSigning,
  signature: string,
): Promise<Response> {
  const bytes = new TextEncoder().encode(signature)
  const answer = await acceptSignature(signing, request.requestId, bytes, { way: 'qr' })
  if (answer.state === 'refused')
    return problem(c, 403, signingMessage(languageOf(c), answer.code, answer.certificate))
  await markQrSigning(signing, tokenOf(c), 'used')
  return c.json({ status: 'success', message: 'success' })
}

function invitation(c: SiteContext, doors: DigitalIdDoors, { request, expiresAt }: QrSigning) {
  const name = (language: 'kk' | 'ru' | 'en') => texts(language)('api.organisation')
  const token = tokenOf(c)
  return {
    description: request.shown.map((shown) => shown.name[languageOf(c)]).join(', '),
    expiry_date: expiresAt.toISOString(),
    organisation: { nameRu: name('ru'), nameKz: name('kk'), nameEn: name('en'), bin: doors.egovMobile.bin },
    document: {
      uri: `${doors.origin}${egovMobilePath}${token}/documents`,
      auth_type: 'Token',
      auth_token: qrBearer(token),
    },
  }
}

function parcel({ request }: QrSigning) {
  const named = (language: 'kk' | 'ru' | 'en') => request.shown.map(({ name }) => name[language]).join(', ')
  return {
    signMethod: 'CMS_WITH_DATA',
    version: 1,
    documentsToSign: [
      {
        id: 1,
        nameRu: named('ru'),
        nameKz: named('kk'),
        nameEn: named('en'),
        meta: [{ name: 'SHA-256', value: request.sha256 }],
        document: {
          file: { mime: 'application/json', data: Buffer.from(request.manifest).toString('base64') },
        },
      },
    ],
  }
}

async function findBySigner(c: SiteContext, { signing }: DigitalIdDoors): Promise<QrSigning | null> {
  const [, bearer = ''] = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '') ?? []
  return isQrBearer(tokenOf(c), bearer) ? findQrSigning(signing, tokenOf(c)) : null
}

function tokenOf(c: SiteContext): string {
  return c.req.param('token') ?? ''
}

function missing(c: SiteContext): Response {
  return problem(c, 404, texts(languageOf(c))('api.gone'))
}

function problem(c: SiteContext, status: 400 | 403 | 404, message: string): Response {
  return c.json({ status: 'failed', message }, status)
}
