import { type KeyWish, keyFileOf } from '../../../sandbox/src/keys/person-keys.ts'
import { newFolder, openSandbox } from '../../../sandbox/src/testing/open-sandbox.ts'

export { newFolder }

/** Key files of the sandbox's people, each with the password a test gives it; inside a test. */
export function openKeyFiles(password: string) {
  const { state } = openSandbox()
  const make = async (wish: Partial<KeyWish> & Pick<KeyWish, 'iin'>): Promise<Uint8Array> => {
    const key = await state.personKeys.find({ use: 'signing', kind: 'rsa-2048', condition: 'good', ...wish })
    if (!key) throw new Error(`No such key: ${JSON.stringify(wish)}`)
    return keyFileOf(key, 'key', password)
  }
  return { state, make, now: () => state.clock.now().getTime() }
}
