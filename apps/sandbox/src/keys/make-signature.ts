import {
  addSignatureTimeStamp,
  base64Of,
  type CmsDraft,
  encodeTimeStampRequest,
  parseCmsSignature,
  parseTimeStampResponse,
  platformCrypto,
  signCms,
  signXml,
} from '#eds'
import { stampTime } from '#modules/authority'
import type { Clock } from '#platform/clock'
import { systemRandom } from '#platform/crypto'
import type { Authorities } from '../state/authorities.ts'
import type { PersonKey } from './person-keys.ts'

/** What a signature is made by: the time it says, and the authority that stamps it. */
type StampingRoom = { readonly clock: Clock; readonly authorities: Authorities }

/** Signs as CMS; `stamped` adds a time stamp of the sandbox's authority. */
export async function makeCms(
  room: StampingRoom,
  draft: CmsDraft,
  { key, certificate, chain }: PersonKey,
  stamped = false,
): Promise<string> {
  const signingTime = room.clock.now().getTime()
  const cms = await signCms(draft, { key, certificate, chain: chain.slice(0, 1), signingTime })
  return base64Of(stamped ? await stamp(room, cms) : cms)
}

/** Signs XML in the form NCALayer gives it: CRLF within the signature, which XML reads as LF. */
export async function makeXml(text: string, { key, certificate }: PersonKey): Promise<string> {
  const signed = await signXml(text, { key, certificate })
  const at = signed.lastIndexOf('<ds:Signature ')
  const head = signed.slice(0, at).replace('encoding="utf-8"', 'encoding="UTF-8"')
  return head + signed.slice(at).replaceAll('\n', '\r\n')
}

async function stamp({ authorities }: StampingRoom, cms: Uint8Array): Promise<Uint8Array> {
  const signature = parseCmsSignature(cms).signers[0]?.signature ?? new Uint8Array()
  const digest = await platformCrypto().digest('SHA-256', signature)
  const nonce = BigInt(systemRandom.below(2 ** 40))
  const request = encodeTimeStampRequest('SHA-256', digest, nonce)
  const response = parseTimeStampResponse(await stampTime(await authorities.open('rsa'), request))
  return response.granted ? addSignatureTimeStamp(cms, 0, response.token) : cms
}
