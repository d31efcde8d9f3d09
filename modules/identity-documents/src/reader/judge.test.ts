import { expect, test } from 'vitest'
import type { FieldReading, Fields, Side, SideReading } from '../document.ts'
import { judgeDocument } from './judge.ts'

const field = (value: string, confidence = 0.9, source: FieldReading['source'] = 'ocr'): FieldReading => ({
  value,
  confidence,
  confident: confidence > 0.93,
  source,
})
const side = (name: Side, fields: Fields): SideReading => ({
  width: 1600,
  height: 1200,
  corners: null,
  side: name,
  kind: 'id-card',
  fields,
  measures: {},
  findings: [],
})
const at = '2026-11-22'

test('an IIN that both sides tell alike is sure', () => {
  const { fields, crossings } = judgeDocument({
    front: side('front', { iin: field('900321430428') }),
    back: side('back', { iin: field('900321430428', 0.9, 'mrz') }),
    at,
  })
  expect(fields.iin).toMatchObject({ confident: true, source: 'both' })
  expect(crossings).toEqual([])
})

test('the back of somebody else’s card is a crossing', () => {
  const { fields, crossings } = judgeDocument({
    front: side('front', { iin: field('900321430428', 0.98) }),
    back: side('back', { iin: field('991016355735', 0.9, 'mrz') }),
    at,
  })
  expect(crossings).toEqual([{ field: 'iin', a: '900321430428', b: '991016355735' }])
  expect(fields.iin?.confident).toBe(false)
})

test('a name that the zone spells in Latin is vouched for, and one that it does not spell is in doubt', () => {
  const latin = { latinSurname: field('KUNANBAEVA', 0.9, 'mrz'), latinName: field('AIDOS', 0.9, 'mrz') }
  const { fields, crossings } = judgeDocument({
    front: side('front', { surname: field('ҚҰНАНБАЕВА'), name: field('ҚАРЛЫҒАШ', 0.97) }),
    back: side('back', latin),
    at,
  })
  expect(fields.surname).toMatchObject({ value: 'ҚҰНАНБАЕВА', confident: true, source: 'both' })
  expect(fields.name?.confident).toBe(false)
  expect(crossings).toEqual([{ field: 'name', a: 'ҚАРЛЫҒАШ', b: 'AIDOS' }])
})
