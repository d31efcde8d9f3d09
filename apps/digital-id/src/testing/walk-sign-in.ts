import { createAccount } from '#modules/accounts'
import { systemRandom } from '#platform/crypto'
import { openPlainBrowser, type PlainBrowser } from '#platform/testing'
import type { ServedDigitalId } from './serve-digital-id.ts'

/** A person of the sandbox who has a Digital ID, at the door of a service. */
export async function atTheDoor(digitalId: ServedDigitalId, browser: PlainBrowser = openPlainBrowser()) {
  const asked = await digitalId.service.ask()
  const arrival = await browser.visit(asked.address)
  return { browser, ...asked, base: arrival.url.href.split('?')[0] ?? '', arrival }
}

/** Somebody who has a Digital ID. */
export async function aidosWithAccount({ proofing }: Pick<ServedDigitalId, 'proofing'>) {
  const personId = systemRandom.uuid()
  const person = { iin: '850715300013', phone: '+77020000147' }
  await createAccount(proofing.database, proofing.keyring, proofing.clock, {
    ...person,
    personId,
    names: { surname: 'Сұлтанов', name: 'Айдос', latinSurname: 'SULTANOV', latinName: 'AIDOS' },
    birthDate: '1985-07-15',
    sex: 'male',
    status: 'citizen',
    documents: [],
    language: 'kk',
  })
  return { ...person, personId }
}

/** The registry's photograph of somebody. */
export const showPhoto = ({ sandbox }: ServedDigitalId, iin: string, photo: Uint8Array) =>
  sandbox.api.request(`/api/people/${iin}/photo`, {
    method: 'PUT',
    headers: { 'content-type': 'image/jpeg' },
    body: new Uint8Array(photo),
  })

/** The video of a sign-in, sent frame by frame by this browser. */
export async function film(
  { origin, clock }: ServedDigitalId,
  browser: PlainBrowser,
  base: string,
  framesOf: (actions: never) => readonly Uint8Array[],
) {
  const send = async (step: string, body: BodyInit | null, headers: Record<string, string> = {}) => {
    const response = await browser.request(`${base}/video/${step}`, {
      method: 'POST',
      body,
      headers: { origin, accept: 'application/json', ...headers },
    })
    return response.json()
  }
  const { nonce, actions } = await send('start', null)
  for (const jpeg of framesOf(actions as never)) {
    clock.advance(100)
    await send('frames', new Uint8Array(jpeg), { 'x-video-nonce': nonce })
  }
  return send('finish', null, { 'x-video-nonce': nonce })
}
