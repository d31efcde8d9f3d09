import * as v from 'valibot'
import { base64Bytes, EdsError, ncaProfile, parseCertificate, purposeOid } from '#eds'
import { makeCms, makeXml } from '../keys/make-signature.ts'
import type { PersonKey } from '../keys/person-keys.ts'
import { askPerson, type NcalayerRoom, ownKey, type Reply } from './ncalayer-room.ts'
import { saxFault } from './sax-fault.ts'

// Pages in use send some of the switches as text.
const flag = v.optional(
  v.union([
    v.boolean(),
    v.pipe(
      v.picklist(['true', 'false']),
      v.transform((text) => text === 'true'),
    ),
  ]),
)
const number = v.nullish(v.string(), '')

const request = v.object({
  allowedStorages: v.nullish(v.array(v.string())),
  format: v.picklist(['cms', 'xml']),
  data: v.union([v.string(), v.pipe(v.array(v.string()), v.minLength(1))]),
  signingParams: v.nullish(
    v.object({ decode: flag, encapsulate: flag, digested: flag, tsaProfile: v.nullish(v.looseObject({})) }),
    {},
  ),
  signerParams: v.nullish(
    v.object({
      extKeyUsageOids: v.nullish(v.array(v.string()), []),
      iin: number,
      bin: number,
      serialNumber: number,
    }),
    {},
  ),
})
type SignRequest = v.InferOutput<typeof request>

/**
 * `kz.gov.pki.knca.basics`: arguments by name. What the person cancels is answered with an empty body. Unlike the real
 * one it signs with a key that has run out or was revoked, so that the other side's refusal can be seen.
 */
export async function namedModule(room: NcalayerRoom, method: string, args: unknown): Promise<Reply> {
  if (method !== 'sign') return refusal('INVOCATION_ERROR', `There is no method ${method}.`)
  const asked = v.safeParse(request, args)
  if (!asked.success) return refusal('INVALID_SIGNING_PARAMS', describe(asked.issues[0]))
  try {
    return await sign(room, asked.output)
  } catch (error) {
    if (error instanceof EdsError) return refusal('SIGNING_FAILURE', error.message)
    throw error
  }
}

async function sign(room: NcalayerRoom, asked: SignRequest): Promise<Reply> {
  const { format, signerParams } = asked
  const documents = typeof asked.data === 'string' ? [asked.data] : asked.data
  const malformed = format === 'xml' ? documents.map(saxFault).find(Boolean) : undefined
  if (malformed) return refusal('SIGNING_FAILURE', malformed)
  if (!(await askPerson(room, format, documents))) return { status: true, body: {} }
  const wantsAuthentication = signerParams?.extKeyUsageOids?.includes(purposeOid.clientAuth) ?? false
  const key = await ownKey(room, wantsAuthentication ? 'authentication' : 'signing')
  if (!key || !isWanted(key, signerParams))
    return refusal('SIGNING_FAILURE', 'No key fits what the site asks for.')
  if (format === 'xml') {
    const signed = await Promise.all(documents.map((xml) => makeXml(xml, key)))
    return { status: true, body: { result: typeof asked.data === 'string' ? signed[0] : signed } }
  }
  const result = await Promise.all(documents.map((content) => signOne(room, asked, content, key)))
  return { status: true, body: { result } }
}

function signOne({ state }: NcalayerRoom, asked: SignRequest, text: string, key: PersonKey): Promise<string> {
  const { decode = false, encapsulate = false, digested = false, tsaProfile } = asked.signingParams ?? {}
  const content = decode ? base64Bytes(text) : new TextEncoder().encode(text)
  const draft = digested ? { digest: content } : { content, attached: encapsulate }
  return makeCms(state, draft, key, Boolean(tsaProfile))
}

function isWanted({ certificate }: PersonKey, wanted: SignRequest['signerParams']): boolean {
  const { extKeyUsageOids = [], iin = '', bin = '', serialNumber = '' } = wanted ?? {}
  const own = parseCertificate(certificate)
  const { iin: ownIin, bin: ownBin } = ncaProfile(own)
  return (
    (extKeyUsageOids ?? []).every((oid) => own.extendedKeyUsage?.includes(oid)) &&
    [
      [iin, ownIin],
      [bin, ownBin],
      [serialNumber?.toLowerCase(), own.serialNumber],
    ].every(([wish, have]) => !wish || wish === have)
  )
}

function refusal(code: string, message: string): Reply {
  return { status: false, code, message, details: '' }
}

function describe(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? 'args'}: ${issue.message}`
}
