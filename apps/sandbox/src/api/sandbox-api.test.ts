import { describe, expect, test } from 'vitest'
import { switchNames } from '../state/switches.ts'
import { openSandbox, until } from '../testing/open-sandbox.ts'

describe('SMS', () => {
  const message = { id: 'a-1', to: '8 701 000 01 21', text: 'Код: 123 456' }

  test('is accepted, then delivered, then shown by the phone', async () => {
    const { ask } = openSandbox()
    expect(await ask('POST', '/api/sms/messages', message)).toMatchObject({
      status: 202,
      body: { id: 'a-1', state: 'accepted' },
    })
    expect((await ask('GET', '/api/phones/+77010000121/messages')).body.messages).toEqual([])
    const answer = await until(
      () => ask('GET', '/api/sms/messages/a-1'),
      ({ body }) => body.state === 'delivered',
    )
    expect(answer.body).toEqual({ id: 'a-1', state: 'delivered', at: '2026-11-22T05:00:00.000Z' })
    expect((await ask('GET', '/api/phones/%2B77010000121/messages')).body).toEqual({
      phone: '+77010000121',
      messages: [{ id: 'a-1', text: 'Код: 123 456', at: '2026-11-22T05:00:00.000Z' }],
    })
  })

  test('sent twice under one id is one message', async () => {
    const { ask } = openSandbox()
    await ask('POST', '/api/sms/messages', message)
    await until(
      () => ask('GET', '/api/sms/messages/a-1'),
      ({ body }) => body.state === 'delivered',
    )
    expect(await ask('POST', '/api/sms/messages', message)).toMatchObject({
      status: 202,
      body: { state: 'delivered' },
    })
    expect((await ask('GET', '/api/phones/87010000121/messages')).body.messages).toHaveLength(1)
  })

  test('with the id of another message is refused', async () => {
    const { ask } = openSandbox()
    await ask('POST', '/api/sms/messages', message)
    expect(await ask('POST', '/api/sms/messages', { ...message, text: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'message-id-reused' },
    })
  })

  test('the newest message is on top', async () => {
    const { ask } = openSandbox()
    for (const id of ['one', 'two']) {
      await ask('POST', '/api/sms/messages', { ...message, id })
      await until(
        () => ask('GET', `/api/sms/messages/${id}`),
        ({ body }) => body.state === 'delivered',
      )
    }
    const { body } = await ask('GET', '/api/phones/+77010000121/messages')
    expect(body.messages.map(({ id }: { id: string }) => id)).toEqual(['two', 'one'])
  })

  test('a failing gateway answers 503 and takes nothing', async () => {
    const { ask, state } = openSandbox()
    state.switches.set('sms', 'failing')
    expect(await ask('POST', '/api/sms/messages', message)).toMatchObject({
      status: 503,
      body: { code: 'unavailable' },
    })
    state.switches.reset()
    expect((await ask('GET', '/api/sms/messages/a-1')).body.code).toBe('message-unknown')
  })

  test('a gateway that errs accepts, and fails later without delivering', async () => {
    const { ask, state } = openSandbox()
    state.switches.set('sms', 'wrong')
    expect((await ask('POST', '/api/sms/messages', message)).body.state).toBe('accepted')
    const answer = await until(
      () => ask('GET', '/api/sms/messages/a-1'),
      ({ body }) => body.state === 'failed',
    )
    expect(answer.body.state).toBe('failed')
    expect((await ask('GET', '/api/phones/+77010000121/messages')).body.messages).toEqual([])
  })

  test('a slow gateway delivers late', async () => {
    const { ask, state } = openSandbox()
    state.switches.set('sms', 'slow', 60_000)
    await ask('POST', '/api/sms/messages', message)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect((await ask('GET', '/api/sms/messages/a-1')).body.state).toBe('accepted')
  })

  test.each([
    [{ ...message, to: '+79161234567' }, 400, 'phone-invalid'],
    [{ ...message, text: '' }, 400, 'wrong-field'],
    [{ ...message, text: 'x'.repeat(1001) }, 400, 'wrong-field'],
    [{ ...message, id: '../x' }, 400, 'wrong-field'],
    [{ ...message, text: 'x'.repeat(70_000) }, 413, 'too-large'],
    [{}, 400, 'wrong-field'],
  ])('bad input is refused: %#', async (body, status, code) => {
    expect(await openSandbox().ask('POST', '/api/sms/messages', body)).toMatchObject({
      status,
      body: { code },
    })
  })

  test('all phones are listed, with who carries them', async () => {
    const { ask } = openSandbox()
    await ask('POST', '/api/sms/messages', { ...message, to: '+77479999999' })
    const { body } = await until(
      () => ask('GET', '/api/phones'),
      (answer) => answer.body.phones[0].number === '+77479999999',
    )
    expect(body.phones[0]).toEqual({ number: '+77479999999', messages: 1 })
    expect(body.phones).toContainEqual({
      number: '+77020000147',
      carriedBy: { iin: '850715300013', surname: 'Сұлтанов', name: 'Айдос' },
      messages: 0,
    })
  })

  test('a phone that is watched tells of a message as it arrives', async () => {
    const { api, ask } = openSandbox()
    const reader = (await api.request('/api/phones/+77010000121/stream')).body!.getReader()
    await ask('POST', '/api/sms/messages', message)
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('"id":"a-1"')
    await reader.cancel()
  })
})

describe('the clock', () => {
  test('goes with the machine until it is moved', async () => {
    expect((await openSandbox().ask('GET', '/api/clock')).body).toEqual({
      now: '2026-11-22T05:00:00.000Z',
      offsetMs: 0,
    })
  })

  test.each([
    [{ seconds: 900 }, '2026-11-22T05:15:00.000Z'],
    [{ days: 1 }, '2026-11-23T05:00:00.000Z'],
    [{ workingDays: 10 }, '2026-12-04T05:00:00.000Z'],
    // 16 December is a holiday.
    [{ workingDays: 18 }, '2026-12-17T05:00:00.000Z'],
  ])('moved by %o it is %s', async (step, now) => {
    expect((await openSandbox().ask('POST', '/api/clock/advance', step)).body.now).toBe(now)
  })

  test('its offset outlives a restart, and a reset brings it back', async () => {
    const { ask, folder } = openSandbox()
    await ask('POST', '/api/clock/advance', { days: 1 })
    const again = openSandbox({ folder })
    expect((await again.ask('GET', '/api/clock')).body.offsetMs).toBe(86_400_000)
    expect((await again.ask('POST', '/api/clock/reset')).body.offsetMs).toBe(0)
  })

  test('its stream tells the offset at once and at every change', async () => {
    const { api, ask } = openSandbox()
    const response = await api.request('/api/clock/stream')
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const reader = response.body!.getReader()
    const next = async () => new TextDecoder().decode((await reader.read()).value)
    expect(await next()).toBe('data: {"offsetMs":0}\n\n')
    await ask('POST', '/api/clock/advance', { seconds: 60 })
    expect(await next()).toBe('data: {"offsetMs":60000}\n\n')
    await ask('POST', '/api/clock/reset')
    expect(await next()).toBe('data: {"offsetMs":0}\n\n')
    await reader.cancel()
  })

  test.each([
    [{}, 'wrong-field'],
    [{ days: 0 }, 'wrong-field'],
    [{ days: -1 }, 'wrong-field'],
    [{ days: 1.5 }, 'wrong-field'],
    [{ days: 1, seconds: 1 }, 'wrong-field'],
    [{ days: '1' }, 'wrong-field'],
    [{ days: 1e12 }, 'wrong-field'],
    [{ workingDays: 500, x: 1 }, 'wrong-field'],
    ['{', 'unreadable-body'],
  ])('%j is refused: %s', async (body, code) => {
    expect(await openSandbox().ask('POST', '/api/clock/advance', body)).toMatchObject({
      status: 400,
      body: { code },
    })
  })

  test('goes no further than twenty years, nor by working days beyond the known calendar', async () => {
    const { ask } = openSandbox()
    await ask('POST', '/api/clock/advance', { days: 3660 })
    expect((await ask('POST', '/api/clock/advance', { workingDays: 1 })).body.code).toBe('too-far')
    await ask('POST', '/api/clock/advance', { days: 3640 })
    expect((await ask('POST', '/api/clock/advance', { days: 100 })).body.code).toBe('too-far')
  })
})

describe('switches', () => {
  test('are set, read and all put back', async () => {
    const { ask } = openSandbox()
    const slow = { name: 'sms', mode: 'slow', delayMs: 90_000 }
    expect((await ask('PUT', '/api/switches/sms', { mode: 'slow', delayMs: 90_000 })).body).toEqual(slow)
    expect((await ask('GET', '/api/switches/sms')).body).toEqual(slow)
    const { body } = await ask('POST', '/api/switches/reset')
    expect(body.switches).toHaveLength(switchNames.length)
    expect(body.switches.every(({ mode }: { mode: string }) => mode === 'ok')).toBe(true)
  })

  test.each([
    ['GET', '/api/switches/bank', undefined, 404, 'switch-unknown'],
    ['PUT', '/api/switches/sms', { mode: 'broken' }, 400, 'wrong-field'],
    ['PUT', '/api/switches/sms', { mode: 'slow', delayMs: -1 }, 400, 'wrong-field'],
    ['PUT', '/api/switches/__proto__', { mode: 'ok' }, 404, 'switch-unknown'],
  ])('%s %s %j is refused', async (method, path, body, status, code) => {
    expect(await openSandbox().ask(method, path, body)).toMatchObject({ status, body: { code } })
  })
})

test('an address that is not there, a form in place of JSON, and a page of another site are refused', async () => {
  const { ask } = openSandbox()
  expect(await ask('GET', '/api/nothing')).toMatchObject({ status: 404, body: { code: 'not-found' } })
  expect(
    await ask('POST', '/api/clock/advance', '{"days":1}', { 'content-type': 'text/plain' }),
  ).toMatchObject({
    status: 415,
    body: { code: 'wrong-media-type' },
  })
  expect(await ask('POST', '/api/clock/reset', undefined, { 'sec-fetch-site': 'cross-site' })).toMatchObject({
    status: 403,
    body: { code: 'cross-site' },
  })
})

test('a letter is taken once, and lies in the mailbox of its receiver alone', async () => {
  const { ask } = openSandbox()
  const letter = {
    id: 'l-1',
    from: 'senim@example.kz',
    to: 'Aigul@example.kz',
    subject: 'Жауап',
    text: 'Сәлем',
  }
  for (let posted = 0; posted < 2; posted += 1)
    expect((await ask('POST', '/api/mail/messages', letter)).status).toBe(202)
  expect((await ask('POST', '/api/mail/messages', { ...letter, text: 'x' })).status).toBe(409)
  expect((await ask('POST', '/api/mail/messages', { ...letter, id: 'l-2', to: 'nobody' })).status).toBe(400)
  await expect
    .poll(async () => (await ask('GET', '/api/mailboxes/aigul@example.kz/letters')).body.letters)
    .toMatchObject([{ subject: 'Жауап', text: 'Сәлем' }])
  expect((await ask('GET', '/api/mail/messages/l-1')).body.state).toBe('delivered')
  await ask('PUT', '/api/switches/mail', { mode: 'failing' })
  expect((await ask('POST', '/api/mail/messages', { ...letter, id: 'l-3' })).status).toBe(503)
})
