import { expect, test } from 'vitest'
import { createSandboxPages } from './sandbox-pages.tsx'
import { openSandbox } from './testing/open-sandbox.ts'

const origin = 'http://localhost:3010'
const everyday = '850715300013'
const odd = [
  '',
  '%',
  '%E0%A4%A',
  '%00',
  '..%2f..%2fclock.json',
  '__proto__',
  'ә'.repeat(300),
  everyday,
  '+77020000147',
]
const rooms = [
  '/api/people/X',
  '/api/people/X/photo',
  '/api/people?q=X&kind=X',
  '/api/phones/X/messages',
  '/api/sms/messages/X',
  '/api/switches/X',
  '/api/authority/certificates/X',
  '/api/authority/certificates?iin=X',
  '/authority/X',
  '/authority/ocsp/X',
  '/people/X',
  '/people?q=X&kind=X',
  '/phones/X',
  '/switches?saved=X',
  '/clock?moved=X',
  '/X',
]
const posts = [
  '/api/people',
  '/api/sms/messages',
  '/api/clock/advance',
  '/api/authority/certificates',
  '/api/authority/certificates/X/revoke',
  '/authority/ocsp',
  '/authority/tsp',
  '/api/registries/individuals/query',
  '/api/registries/mobile-citizens/query',
  '/api/registries/civil-acts/query',
  '/api/registries/legal-entities/query',
  '/api/registries/contributions/query',
  '/api/registries/X/query',
  '/become',
  '/clock',
  '/switches/sms',
  `/people/${everyday}/photo`,
]
const bodies = [
  '',
  '{',
  '[]',
  'null',
  '1',
  '"x"',
  '{"iin":null}',
  '{"iin":{"a":1},"phone":[]}',
  '{"id":1,"to":2,"text":3}',
  '{"days":1e999}',
  '{"__proto__":{"iin":1}}',
  '\u0000',
  'a=b&a=c',
  '--x\r\nContent-Disposition: form-data; name="photo"',
]
const types = [
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'image/jpeg',
  'x',
]

function openEverything() {
  const { state, api } = openSandbox()
  const site = createSandboxPages(state, {
    origin,
    assetsFolder: null,
    programs: { portal: origin, digitalId: origin, office: origin },
    ncalayer: null,
  })
  site.route('/', api)
  return site
}

test.each(rooms)('%s answers no odd word with a fault', async (room) => {
  const site = openEverything()
  for (const word of odd)
    for (const method of ['GET', 'HEAD', 'DELETE', 'PATCH']) {
      const response = await site.request(room.replaceAll('X', word), { method, headers: { origin } })
      await response.body?.cancel()
      expect([method, word, response.status]).toSatisfy(([, , status]) => Number(status) < 500)
    }
})

test.each(posts)('%s answers no odd body with a fault', async (room) => {
  const site = openEverything()
  for (const body of bodies)
    for (const type of types)
      for (const method of ['POST', 'PUT']) {
        const response = await site.request(room, { method, body, headers: { origin, 'content-type': type } })
        await response.body?.cancel()
        expect([method, type, body, response.status]).toSatisfy(([, , , status]) => Number(status) < 500)
      }
})
