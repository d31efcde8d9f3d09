import { describe, expect, test } from 'vitest'
import {
  checkBin,
  checkIic,
  checkKbe,
  institutions,
  katoOf,
  paymentPurpose,
  paymentPurposes,
  purposeCode,
  regionByCode,
  regions,
} from './index.ts'

describe('regions', () => {
  test('are 17 regions and 3 cities, each with its own code', () => {
    expect(regions).toHaveLength(20)
    expect(new Set(regions.map((region) => region.code)).size).toBe(20)
    expect(regions.filter((region) => region.kk.endsWith(' қаласы'))).toHaveLength(3)
  })
  test('are found by their code and by any KATO code inside', () => {
    expect(regionByCode('10')?.kk).toBe('Абай облысы')
    expect(regionByCode('101033102')?.code).toBe('10')
    expect(regionByCode('621039202')?.en).toBe('Ulytau Region')
    expect(regionByCode('99')).toBeUndefined()
    expect(regionByCode('1010')).toBeUndefined()
  })
  test('have a KATO code of nine digits', () => {
    expect(katoOf(regions[0]!)).toBe('100000000')
  })
})

describe('payment purposes', () => {
  test.each([
    ['010', 'OPV', 'contribution', true],
    ['019', 'OPV', 'penalty', true],
    ['089', 'OPVR', 'contribution', true],
    ['098', 'OPVR', 'penalty', true],
    ['012', 'SC', 'contribution', true],
    ['017', 'SC', 'penalty', true],
    ['121', 'health-employer', 'contribution', true],
    ['123', 'health-employer', 'penalty', true],
    ['122', 'health-worker', 'contribution', true],
    ['124', 'health-worker', 'penalty', true],
    ['026', 'SC', 'refund', true],
    ['094', 'SC', 'penalty-refund', true],
    ['015', 'OPPV', 'contribution', false],
    ['008', 'OPPV', 'penalty', false],
    ['013', 'DPV', 'contribution', false],
  ] as const)('%s is %s, %s; verified: %s', (code, payment, what, verified) => {
    expect(paymentPurpose(code)).toMatchObject({ payment, what, verified })
    expect(purposeCode(payment, what)).toBe(code)
  })
  test('a refund by the UAPF has no code we know', () => {
    expect(purposeCode('OPV', 'refund')).toBeUndefined()
    expect(paymentPurposes).toHaveLength(15)
  })
})

describe('KBe', () => {
  test.each([
    ['17', 'resident', 'private-non-financial'],
    ['19', 'resident', 'households'],
    ['24', 'non-resident', 'banks'],
    ['11', 'resident', 'central-government'],
  ])('%s is %s, %s', (kbe, residency, sector) => {
    expect(checkKbe(kbe)).toEqual({ valid: true, code: null, fields: { kbe, residency, sector } })
  })
  test.each(['', '1', '10', '37', '171', 'ab'])('"%s" is none', (value) => {
    expect(checkKbe(value).code).toBe('KBE_FORMAT')
  })
})

test('numbers of institutions are sound, marked unverified, and never made up', () => {
  for (const { bin, accounts, verified } of institutions) {
    expect(verified).toBe(false)
    if (bin !== null) expect(checkBin(bin, '2026-11-22').valid).toBe(true)
    for (const account of Object.values(accounts)) expect(checkIic(account).code).toBeNull()
  }
})
