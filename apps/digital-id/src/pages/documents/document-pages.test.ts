import sharp from 'sharp'
import { expect, test } from 'vitest'
import { openSession } from '#modules/accounts'
import { someone } from '../../../../../modules/accounts/src/testing/people.ts'
import { aidosSignedIn } from '../../testing/attach-document.ts'
import { serveDigitalId } from '../../testing/serve-digital-id.ts'

type Ask = (path: string, init?: RequestInit) => Response | Promise<Response>

async function openPages() {
  const digitalId = await serveDigitalId()
  const aidos = await aidosSignedIn(digitalId)
  const browserOf =
    (token: string) =>
    (path: string, init: RequestInit = {}) =>
      digitalId.site.request(path, {
        redirect: 'manual',
        ...init,
        headers: {
          origin: digitalId.origin,
          cookie: `senim_digital_id=${token}; senim_lang=en`,
          ...(init.headers as Record<string, string>),
        },
      })
  const ask = browserOf(aidos.token)
  const post = (path: string, fields: Readonly<Record<string, string>>, by: Ask = ask) =>
    by(path, { method: 'POST', body: new URLSearchParams(fields) })
  const start = async (kind = 'id-card') =>
    (await post('/documents/new', { kind })).headers.get('location') ?? ''
  const send = (path: string, bytes: Uint8Array | string, name = 'card.jpg') => {
    const form = new FormData()
    form.set('picture', new File([bytes as Uint8Array<ArrayBuffer>], name))
    return ask(path, { method: 'POST', body: form })
  }
  const stranger = async () => {
    const { database, keyring, clock } = digitalId.proofing
    const personId = await someone(database, keyring, clock)
    const session = { personId, program: 'digital-id', device: '', amr: ['face'] } as const
    return browserOf((await openSession(database, clock, session)).token)
  }
  return { ...digitalId, ask, post, start, send, stranger }
}

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#7a6a5a' } })

test('whoever is not signed in is led to the sign-in, and back to this page', async () => {
  const { site, portal } = await openPages()
  const answer = await site.request('/documents/new')
  const to = new URL(answer.headers.get('location') ?? '')
  expect(to.origin + to.pathname).toBe(`${portal}/sign-in`)
  expect(to.searchParams.get('to')).toBe('/account/documents/open?at=%2Fdocuments%2Fnew')
})

test('without a choice the page asks for one', async () => {
  const { post } = await openPages()
  const answer = await post('/documents/new', {})
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Choose one document of the list')
})

test('beginning twice is one document; each begins at its first side', async () => {
  const { start, ask } = await openPages()
  const card = await start()
  expect(await start()).toBe(card)
  expect((await ask(card)).headers.get('location')).toBe(`${card}/front`)
  const passport = await start('passport')
  expect((await ask(passport)).headers.get('location')).toBe(`${passport}/page`)
  expect((await ask(`${passport}/back`)).status).toBe(404)
})

test('somebody else’s document does not exist: no page, no picture, no crop', async () => {
  const { start, stranger } = await openPages()
  const base = await start()
  const other = await stranger()
  for (const path of ['', '/front', '/fields', '/check', '/delete', '/pictures/front', '/crops/iin'])
    expect((await other(base + path)).status, path).toBe(404)
  const upload = { key: 'a'.repeat(22), side: 'front', captured: 'camera', size: 10 }
  const answer = await other(`${base}/uploads`, { method: 'POST', body: JSON.stringify(upload) })
  expect(await answer.json()).toEqual({ next: base })
})

test.each([
  ['a PDF', '%PDF-1.7\n1 0 obj\n', 'doc.pdf', 'A PDF is not accepted'],
  ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'card.svg', 'This is a drawing'],
  ['words', 'hello', 'card.jpg', 'This file is no picture'],
  ['nothing', '', 'card.jpg', 'Choose or take a picture first'],
])('%s is refused in words, and the page stays', async (_, content, name, sentence) => {
  const { start, send } = await openPages()
  const answer = await send(`${await start()}/front`, content, name)
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain(sentence)
  expect(html).toContain('id="error-summary"')
})

test('a picture of one pixel and half a picture are refused in words', async () => {
  const { start, send } = await openPages()
  const base = await start()
  const tiny = await send(`${base}/front`, await plain(1, 1).jpeg().toBuffer())
  expect(await tiny.text()).toContain('too small to be read')
  const whole = await plain(1600, 1000).jpeg().toBuffer()
  const half = await send(`${base}/front`, whole.subarray(0, whole.length / 2))
  expect(half.status).toBe(422)
  expect(await half.text()).toContain('did not arrive whole')
})

test('more than 25 MB is told before it is read', async () => {
  const { start, send } = await openPages()
  const answer = await send(`${await start()}/front`, new Uint8Array(28_000_000))
  expect(answer.status).toBe(413)
  expect(await answer.text()).toContain('The file is too large')
})

test('a picture without any text leaves every field empty and editable, and is a warning or a refusal in words', async () => {
  const { start, send, ask, post } = await openPages()
  const base = await start()
  const answer = await send(`${base}/front`, await plain(1600, 1000).jpeg().toBuffer())
  expect(answer.headers.get('location')).toBe(`${base}/front`)
  expect(await (await ask(`${base}/front`)).text()).toContain('No document is seen in the picture')
  const fields = await (await ask(`${base}/fields`)).text()
  expect(fields).toContain('Nothing was recognised')
  expect(fields).toMatch(/name="surname"(?! value="[^"])/)
  const crossed = await post(`${base}/front/corners`, { x0: 'a' })
  expect(crossed.headers.get('location')).toBe(`${base}/front?crossed`)
  expect(await (await ask(`${base}/front?crossed`)).text()).toContain('The frame was not changed')
  expect((await post(`${base}/back/corners`, {})).headers.get('location')).toBe(`${base}/back?moved-on`)
  const frame = { x0: '9', y0: '9', x1: '800', y1: '9', x2: '800', y2: '500', x3: '9', y3: '500' }
  expect((await post(`${base}/front/corners`, frame)).headers.get('location')).toBe(`${base}/front?corners`)
  const picture = await ask(`${base}/pictures/front`)
  expect(picture.headers.get('content-type')).toBe('image/jpeg')
  expect(picture.headers.get('cache-control')).toBe('no-store')
})

test('what was typed wrongly is told at its field, and nothing typed is lost', async () => {
  const { start, send, post } = await openPages()
  const base = await start()
  await send(`${base}/front`, await plain(1600, 1000).jpeg().toBuffer())
  const answer = await post(`${base}/fields`, {
    surname: 'Сұлтанов',
    name: '4йдос',
    iin: '850715300014',
    number: '046600047',
    'birthDate-day': '31',
    'birthDate-month': '2',
    'birthDate-year': '1985',
  })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('value="4йдос"')
  expect(html).toContain('Given name: only letters')
  expect(html).toContain('IIN: compare the 12 digits')
  expect(html).toContain('Date of birth: give day, month and year')
  expect(html).toContain('value="31"')
})

test('whoever was signed out while typing keeps it until they are signed in again', async () => {
  const { start, post, site, origin } = await openPages()
  const base = await start()
  const nobody = (path: string, init: RequestInit = {}) =>
    site.request(path, { ...init, headers: { origin, cookie: 'senim_lang=en' } })
  const answer = await post(`${base}/fields`, { surname: 'Сұлтанов' }, nobody)
  expect(answer.status).toBe(401)
  expect(await answer.text()).toContain('name="surname" value="Сұлтанов"')
})

test('pieces that are lost on the way are sent again from where they stopped', async () => {
  const { start, ask } = await openPages()
  const base = await start()
  const bytes = await plain(1600, 1000).jpeg().toBuffer()
  const wish = { key: 'b'.repeat(22), side: 'front', captured: 'camera', size: bytes.length }
  const open = async () =>
    (await ask(`${base}/uploads`, { method: 'POST', body: JSON.stringify(wish) })).json()
  const { uploadId, received } = await open()
  expect(received).toBe(0)
  const piece = (at: number, part: Uint8Array) =>
    ask(`${base}/uploads/${uploadId}?at=${at}`, { method: 'POST', body: new Uint8Array(part) })
  const middle = Math.floor(bytes.length / 2)
  expect(await (await piece(0, bytes.subarray(0, middle))).json()).toEqual({ received: middle })
  expect((await open()).received).toBe(middle)
  expect(await (await piece(middle, bytes.subarray(middle))).json()).toEqual({ added: true })
  expect((await ask(base)).headers.get('location')).toBe(`${base}/back`)
})

test('a service that is registered gets its person back; any other address is forgotten', async () => {
  const { ask, service } = await openPages()
  const page = async (back: string, client = 'bank') => {
    const query = new URLSearchParams({ return: back, client })
    return (await ask(`/documents/new?${query}`)).text()
  }
  expect(await page(`${service.origin}/loan`)).toContain(`name="return" value="${service.origin}/loan"`)
  expect(await page('https://elsewhere.example/')).not.toContain('name="return"')
  expect(await page(`${service.origin}/loan`, 'nobody')).not.toContain('name="return"')
})

test('deleting asks once more, and leads to the list', async () => {
  const { start, ask, post, portal } = await openPages()
  const base = await start()
  expect(await (await ask(`${base}/delete`)).text()).toContain('Delete the document?')
  const answer = await post(`${base}/delete`, {})
  expect(answer.headers.get('location')).toBe(`${portal}/account/documents?deleted`)
  expect((await ask(base)).headers.get('location')).toBe(`${portal}/account/documents?moved-on`)
})
