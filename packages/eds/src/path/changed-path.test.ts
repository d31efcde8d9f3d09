import { expect, test } from 'vitest'
import { pathCommand } from '../commands/index.ts'
import { base64Of } from '../der/index.ts'
import { at, authority, checkTime, list, person, root } from '../testing/test-pki.ts'

test('one octet changed in any certificate or list below the root, and the path no longer holds', async () => {
  const anchor = await root()
  const ca = await authority(anchor, 'CA')
  const who = await person(ca)
  const material = [ca.der, who.der, await list(anchor), await list(ca)]
  const ask = async ([first, target, ...crls]: readonly Uint8Array[]) => {
    const chain = [anchor.der, first!, target!].map(base64Of)
    return pathCommand({ chain, crls: crls.map(base64Of), at: checkTime }, at)
  }
  expect(await ask(material)).toEqual({ valid: true, reason: null })
  for (const [n, bytes] of material.entries())
    for (let place = n % 3; place < bytes.length; place += 3) {
      const changed = bytes.slice()
      changed[place]! ^= 1 << (place % 8)
      const answer = await ask(material.with(n, changed))
      expect(answer.valid, `octet ${place} of ${n}`).toBe(false)
    }
})
