import sharp from 'sharp'
import { createAccount, readProfile } from '#modules/accounts'
import {
  consentText,
  createOpenChecks,
  giveConsent,
  type Proofing,
  submitCode,
} from '#modules/identity-proofing'
import { deliverTold } from '#modules/notifications'
import { connectRegistries } from '#modules/registries'
import type { Database } from '#platform/database'
import { openLimits } from '#platform/limits'
import { newAccount } from '../../../accounts/src/testing/people.ts'
import { keepingCarriers } from '../../../notifications/src/testing/carriers.ts'
import type { CertificateRoom } from '../signing-room.ts'
import { camera, standBeforeCamera } from './face.ts'
import { openSigning } from './open-signing.ts'

let lastAddress = 0

/** Signing with certificates: the sandbox's registries, its SMS and its authority in this process; inside a test. */
export function openCertificates(database: Database) {
  const signing = openSigning(database)
  const { room: base, authority, sandbox } = signing
  const { keyring, clock, random } = base
  const inProcess: typeof fetch = async (input, init) => sandbox.api.request(String(input), init)
  const address = (name: string) => ({ url: `http://sandbox/api/${name}`, token: null, fetch: inProcess })
  const kept = keepingCarriers()
  const face = { passes: true }
  const proofing: Proofing = {
    database,
    keyring,
    clock,
    random,
    limits: openLimits(database, keyring, clock),
    registries: connectRegistries(database, keyring, clock, address('registries')),
    sms: kept.carriers.sms,
    codeHost: 'localhost',
    video: camera(() => face.passes),
    checks: createOpenChecks(clock),
    observe: () => undefined,
  }
  const deliver = (told: Parameters<CertificateRoom['deliver']>[0]) =>
    deliverTold(database, keyring, clock, kept.carriers, told)
  const room: CertificateRoom = { ...base, authority, proofing, deliver }
  const caller = { address: `192.0.2.${++lastAddress}`, device: 'Firefox, Android' }
  return { ...signing, ...kept, room, proofing, caller, face }
}

type Opened = ReturnType<typeof openCertificates>

/** Somebody of the sandbox with an account, whom the State's registry has a photograph of. */
export async function somebody({ room, sandbox }: Opened, iin: string) {
  const { database, keyring, clock, random } = room
  const picture = { create: { width: 200, height: 260, channels: 3, background: '#c9a98a' } } as const
  await sandbox.api.request(`/api/people/${iin}/photo`, {
    method: 'PUT',
    headers: { 'content-type': 'image/jpeg' },
    body: new Uint8Array(await sharp(picture).jpeg().toBuffer()),
  })
  const digits = String(random.below(10 ** 9)).padStart(9, '0')
  const account = newAccount({ iin, phone: `+77${digits}`, language: 'ru' })
  const created = await createAccount(database, keyring, clock, account)
  const personId = created.kind === 'exists' ? created.personId : account.personId
  const profile = await readProfile(database, keyring, personId)
  return { personId, phone: profile?.phone ?? '' }
}

/** Walks the journey of a token through consent and camera to its decision. */
export async function showFace(
  { proofing, caller }: Opened,
  token: string,
  purpose: 'certificate' | 'signature',
) {
  const { version } = consentText('ru', purpose)
  await giveConsent(proofing, token, { formKey: null, agreed: true, version, language: 'ru' })
  return standBeforeCamera(proofing, token, caller)
}

/** Types the code that the phone was sent. */
export async function typeCode({ proofing, caller, sms }: Opened, token: string) {
  const text = sms.at(-1)?.text ?? ''
  const code = /\b\d{6}\b/.exec(text)?.[0] ?? ''
  return { text, answer: await submitCode(proofing, token, { formKey: null, code }, caller) }
}
