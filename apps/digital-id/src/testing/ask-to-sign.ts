import { createAccount, findByIin, openSession } from '#modules/accounts'
import { makeManifest, openSigningRequest, type SignerRule, type SigningRoom } from '#modules/signing'

type Grounds = Pick<SigningRoom, 'database' | 'keyring' | 'clock' | 'random'>

/** A first head of the sandbox, who signs as an individual and for a legal entity. */
export const yerzhan = { iin: '771126300017', bin: '150440000013', phone: '+77020000190' } as const

/** Yerzhan has a Digital ID, is signed in here, and is asked to sign. */
export async function yerzhanAsked(
  grounds: Grounds,
  signer: SignerRule = { iin: yerzhan.iin, needs: 'individual' },
  returnTo = '/account/inbox',
) {
  const { database, keyring, clock, random } = grounds
  const known = await findByIin(database, keyring, yerzhan.iin)
  const personId = known ?? random.uuid()
  if (!known)
    await createAccount(database, keyring, clock, {
      personId,
      iin: yerzhan.iin,
      phone: yerzhan.phone,
      names: { surname: 'Абдрахманов', name: 'Ержан', latinSurname: 'ABDRAKHMANOV', latinName: 'YERZHAN' },
      birthDate: '1977-11-26',
      sex: 'male',
      status: 'citizen',
      documents: [],
      language: 'kk',
    })
  const { token } = await openSession(database, clock, {
    personId,
    program: 'digital-id',
    device: 'Chrome',
    amr: ['face'],
  })
  const shown = [
    {
      name: { kk: 'Келісім', ru: 'Согласие', en: 'Consent' },
      mediaType: 'text/plain',
      bytes: new TextEncoder().encode('Жарнаны қайтаруға келісемін: 150 000,00 ₸'),
    },
  ] as const
  const draft = { purpose: 'approval', subject: `approval:${personId}:1`, facts: {}, shown } as const
  const { requestId } = await openSigningRequest(database, grounds, {
    ...draft,
    personId,
    manifest: makeManifest(draft),
    signer,
    returnTo,
    minutes: 20,
  })
  return {
    personId,
    requestId,
    path: `/sign/${requestId}`,
    cookie: { name: 'senim_digital_id', value: token },
  }
}
