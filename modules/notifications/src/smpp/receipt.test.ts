import { expect, test } from 'vitest'
import { relativeTime } from './connect-smpp.ts'
import { decodePdu, encodePdu, type Pdu, tags } from './pdu.ts'
import { receiptIn, spellingsOf } from './receipt.ts'

function deliver(shortMessage: string, optional: ReadonlyMap<number, Buffer> = new Map(), esmClass = 4): Pdu {
  const fields = { source: '77011234567', esmClass, shortMessage: Buffer.from(shortMessage) }
  return decodePdu(encodePdu({ command: 'deliverSm', status: 0, sequence: 3, fields, tags: optional })) as Pdu
}

test.each([
  ['DELIVRD', 'delivered'],
  ['UNDELIV', 'failed'],
  ['EXPIRED', 'failed'],
  ['REJECTD', 'failed'],
  ['ENROUTE', 'accepted'],
  ['UNKNOWN', 'accepted'],
])('a receipt in words that says %s', (word, state) => {
  const receipt = receiptIn(
    deliver(`id:4f2a sub:001 dlvrd:001 submit date:2611230500 stat:${word} err:000 text:Senim`),
  )
  expect(receipt).toEqual({ reference: '4f2a', ownNumber: null, phone: '+77011234567', state })
})

test('a receipt in parameters counts more than its words', () => {
  const optional = new Map([
    [tags.receiptedMessageId, Buffer.from('77\0')],
    [tags.messageState, Buffer.of(2)],
    [tags.userMessageReference, Buffer.of(0x12, 0x34)],
  ])
  expect(receiptIn(deliver('id:1 stat:UNDELIV', optional))).toMatchObject({
    ...{ reference: '77', ownNumber: 0x1234, state: 'delivered' },
  })
})

test.each([
  ['an answer by SMS', deliver('Рахмет!', new Map(), 0)],
  ['a receipt without a number', deliver('stat:DELIVRD')],
  ['a receipt that says nothing', deliver('id:5 text:nothing')],
])('%s is no receipt', (_, pdu) => {
  expect(receiptIn(pdu)).toBeNull()
})

test('a number is known in hexadecimal and in decimal', () => {
  expect(spellingsOf('4f2a')).toContain('20266')
  expect(spellingsOf('20266')).toContain('4f2a')
})

test.each([
  [300, '000000000500000R'],
  [86_400 + 3661, '000001010101000R'],
  [0, '000000000001000R'],
  [90 * 86_400, '000030000000000R'],
])('%s seconds are written %s', (seconds, written) => {
  expect(relativeTime(seconds)).toBe(written)
  expect(written).toHaveLength(16)
})

test('torn bytes are read as far as they go, and a command that is none is told by its number', () => {
  const whole = encodePdu({ command: 'deliverSm', status: 0, sequence: 9, fields: { source: '7' } })
  for (let length = 16; length < whole.length; length += 1)
    expect(decodePdu(whole.subarray(0, length))).toMatchObject({ command: 'deliverSm', sequence: 9 })
  const strange = Buffer.from(whole)
  strange.writeUInt32BE(0x00000999, 4)
  expect(decodePdu(strange)).toEqual({ command: null, sequence: 9 })
})
