import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { checkIin } from '#kz'
import { openSandbox } from '../testing/open-sandbox.ts'

const everyday = '850715300013'

function picture(width = 640, height = 480, format: 'jpeg' | 'png' | 'webp' = 'jpeg'): Promise<Buffer> {
  const drawn = sharp({ create: { width, height, channels: 3, background: '#b58' } })
  return drawn
    .withExif({ IFD0: { Artist: 'somebody' } })
    [format]()
    .toBuffer()
}

async function putPhoto(
  sandbox: ReturnType<typeof openSandbox>,
  body: Buffer,
  type = 'image/jpeg',
  iin = everyday,
) {
  const response = await sandbox.api.request(`/api/people/${iin}/photo`, {
    method: 'PUT',
    headers: { 'content-type': type },
    body: new Uint8Array(body),
  })
  return response.status === 204 ? 'saved' : (await response.json()).code
}

test('seventy-five people, none with a photograph, all marked synthetic', async () => {
  const { people } = (await openSandbox().ask('GET', '/api/people')).body
  expect(people).toHaveLength(75)
  expect(people.every((p: { hasPhoto: boolean; synthetic: boolean }) => !p.hasPhoto && p.synthetic)).toBe(
    true,
  )
})

test.each([
  ['q=Қасымов', ['Қасымов']],
  ['q=касымов', ['Қасымов']],
  ['q=kassymov', ['Қасымов']],
  ['q=850715300013', ['Сұлтанов']],
  ['q=%2B77020000147', ['Сұлтанов']],
  ['q=nobody-at-all', []],
  ['kind=status&q=candas', ['Зейнолла', 'Қабылұлы']],
])('searching by %s', async (query, surnames) => {
  const { people } = (await openSandbox().ask('GET', `/api/people?${query}`)).body
  expect(people.map(({ surname }: { surname: string }) => surname)).toEqual(surnames)
})

describe('a photograph', () => {
  test('is re-encoded, stripped of EXIF, shown to the registry and deleted', async () => {
    const sandbox = openSandbox()
    expect(await putPhoto(sandbox, await picture(3000, 2000))).toBe('saved')
    const { body } = await sandbox.ask('POST', '/api/registries/individuals/query', { iin: everyday })
    const meta = await sharp(Buffer.from(body.person.photo, 'base64')).metadata()
    expect([meta.format, meta.width, meta.height, meta.exif]).toEqual(['jpeg', 1280, 853, undefined])
    expect((await sandbox.ask('DELETE', `/api/people/${everyday}/photo`)).status).toBe(204)
    expect((await sandbox.ask('GET', `/api/people/${everyday}/photo`)).body.code).toBe('photo-missing')
  })

  test('survives a restart, in a file that only its user may read', async () => {
    const sandbox = openSandbox()
    await putPhoto(sandbox, await picture(), 'image/jpeg')
    const file = join(sandbox.folder, 'photos', `${everyday}.jpg`)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const again = openSandbox({ folder: sandbox.folder })
    expect((await again.ask('GET', `/api/people/${everyday}`)).body.hasPhoto).toBe(true)
  })

  test.each([
    ['text', Buffer.from('not a picture'), 'image/jpeg', 'photo-not-an-image'],
    ['nothing', Buffer.alloc(0), 'image/jpeg', 'photo-not-an-image'],
    ['a file of another type', Buffer.from('x'), 'text/plain', 'wrong-media-type'],
    ['13 MB', Buffer.alloc(13_000_000), 'image/jpeg', 'photo-too-large'],
    ['20 MB', Buffer.alloc(20_000_000), 'image/jpeg', 'too-large'],
  ])('of %s is refused', async (_, body, type, code) => {
    expect(await putPhoto(openSandbox(), body, type)).toBe(code)
  })

  test('half a JPEG, a tiny one, a huge one and another format are refused; a PNG is taken', async () => {
    const sandbox = openSandbox()
    const whole = await sharp({
      create: {
        width: 640,
        height: 480,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer()
    expect(await putPhoto(sandbox, whole.subarray(0, whole.length / 2))).toBe('photo-not-an-image')
    expect(await putPhoto(sandbox, await picture(100, 100))).toBe('photo-too-small')
    expect(await putPhoto(sandbox, await picture(10_000, 7_000, 'png'), 'image/png')).toBe('photo-too-large')
    expect(await putPhoto(sandbox, await picture(640, 480, 'webp'))).toBe('photo-not-an-image')
    expect(await putPhoto(sandbox, await picture(640, 480, 'png'), 'image/png')).toBe('saved')
  })

  test('of nobody is refused', async () => {
    const sandbox = openSandbox()
    expect(await putPhoto(sandbox, await picture(), 'image/jpeg', '850715300023')).toBe('person-unknown')
    expect(await putPhoto(sandbox, await picture(), 'image/jpeg', 'x')).toBe('iin-invalid')
  })
})

describe('becoming a sandbox citizen', () => {
  test('asks for nothing: an adult with names, a phone, a paper and a valid IIN appears in every registry', async () => {
    const { ask } = openSandbox()
    const { status, body } = await ask('POST', '/api/people', {})
    expect(status).toBe(201)
    expect(checkIin(body.iin, '2026-11-22')).toMatchObject({
      valid: true,
      fields: { birthDate: '1996-03-15' },
    })
    expect((await ask('POST', '/api/registries/individuals/query', { iin: body.iin })).body.found).toBe(true)
    const question = { iin: body.iin, phone: body.phone.number }
    expect((await ask('POST', '/api/registries/mobile-citizens/query', question)).body).toEqual({
      linked: true,
    })
  })

  test('takes the wishes given, and a photograph', async () => {
    const { ask } = openSandbox()
    const wish = {
      surname: 'Өмірзақ',
      name: 'Ұлжан',
      birthDate: '2011-01-31',
      sex: 'female',
      phone: '8 747 111 22 33',
    }
    const { body } = await ask('POST', '/api/people', {
      ...wish,
      photo: (await picture()).toString('base64'),
    })
    expect(body).toMatchObject({ ...wish, phone: { number: '+77471112233' }, hasPhoto: true, newcomer: true })
    expect([body.latinSurname, body.latinName]).toEqual(['OMIRZAK', 'ULZHAN'])
    expect(body.iin).toMatch(/^1101316/)
  })

  test('a newcomer survives a restart and dies with the photograph', async () => {
    const { ask, folder } = openSandbox()
    const { body } = await ask('POST', '/api/people', { photo: (await picture()).toString('base64') })
    const again = openSandbox({ folder })
    expect((await again.ask('GET', `/api/people/${body.iin}`)).body.hasPhoto).toBe(true)
    expect((await again.ask('DELETE', `/api/people/${body.iin}`)).status).toBe(204)
    expect((await again.ask('GET', `/api/people/${body.iin}`)).body.code).toBe('person-unknown')
    expect(existsSync(join(folder, 'photos', `${body.iin}.jpg`))).toBe(false)
  })

  test('a hundred people born on one day have a hundred IINs and phones', async () => {
    const { state } = openSandbox()
    const born = Array.from({ length: 100 }, () =>
      state.population.welcome({ birthDate: '2000-02-29', sex: 'male' }),
    )
    expect(new Set(born.map(({ iin }) => iin)).size).toBe(100)
    expect(new Set(born.map(({ phone }) => phone?.number)).size).toBe(100)
  })

  test.each([
    [{ birthDate: '2026-02-30' }, 'wrong-field'],
    [{ birthDate: '2026-11-23' }, 'wrong-field'],
    [{ birthDate: '1899-01-01' }, 'wrong-field'],
    [{ surname: '<script>' }, 'wrong-field'],
    [{ surname: '' }, 'wrong-field'],
    [{ name: 'x'.repeat(61) }, 'wrong-field'],
    [{ sex: 'other' }, 'wrong-field'],
    [{ phone: '123' }, 'phone-invalid'],
    [{ phone: '+77020000147' }, 'phone-taken'],
    [{ photo: 'AAAA' }, 'photo-not-an-image'],
    [{ photo: 'не base64' }, 'wrong-field'],
  ])('%j is refused: %s, and nobody is born', async (wish, code) => {
    const { ask } = openSandbox()
    expect((await ask('POST', '/api/people', wish)).body.code).toBe(code)
    expect((await ask('GET', '/api/people')).body.people).toHaveLength(75)
  })

  test('a persona with a story stays when deleted, without the photograph', async () => {
    const sandbox = openSandbox()
    await putPhoto(sandbox, await picture())
    await sandbox.ask('DELETE', `/api/people/${everyday}`)
    expect((await sandbox.ask('GET', `/api/people/${everyday}`)).body).toMatchObject({ hasPhoto: false })
  })
})
