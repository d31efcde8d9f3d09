import { describe, expect, test } from 'vitest'
import type { Finding, ReasonCode, SideReading } from '#modules/identity-documents'
import type { SeenPicture } from './evidence.ts'
import { type GateFacts, gateOf, isOpen, isVideoFresh } from './gate.ts'
import { reasonOfFinding, rejectionReasons } from './rejection-reasons.ts'
import type { DocumentTerms } from './terms.ts'

const terms: DocumentTerms = {
  appealMonths: 3,
  originalsAfterApprovalDays: 5,
  draftsKeptDays: 30,
  videoFreshDays: 30,
  deletedKeptDays: 365,
  claimMinutes: 15,
  secondLooksPercent: 5,
}
const now = new Date('2026-11-22T05:00:00Z')
const side: SideReading = {
  width: 1400,
  height: 900,
  corners: null,
  side: 'front',
  kind: 'id-card',
  fields: {},
  measures: {},
  findings: [],
}
const picture = (slot: 'front' | 'back', findings: readonly Finding[] = []): SeenPicture => ({
  slot,
  captured: 'camera',
  reading: { ...side, side: slot, findings },
})
const found = (reason: ReasonCode, refuses = false): Finding => ({ reason, refuses, places: [] })
const complete: GateFacts = {
  kind: 'id-card',
  pictures: [picture('front'), picture('back')],
  reading: { kind: 'id-card', fields: {}, findings: [], crossings: [] },
  fields: { expires: '2030-05-12', iin: '850715300013' },
  crossings: null,
  scores: {},
  confirmedAt: now,
  videoAt: now,
  askedSide: null,
  now,
  today: '2026-11-22',
  terms,
  known: null,
}
const across = (...findings: readonly Finding[]): GateFacts => ({
  ...complete,
  reading: { kind: 'id-card', fields: {}, findings, crossings: [] },
})
const reasons = (findings: readonly Finding[]) => findings.map(({ reason }) => reason)

describe('given everything is there', () => {
  test('it may be sent', () => {
    expect(gateOf(complete)).toEqual({ missing: [], refuses: [], warns: [], differs: [] })
    expect(isOpen(gateOf(complete))).toBe(true)
  })

  test.each([
    ['a side', { pictures: [picture('front')] }, ['back']],
    ['the confirmation', { confirmedAt: null }, ['fields']],
    ['the video', { videoAt: null }, ['video']],
    ['a new picture that was asked for', { askedSide: 'back' as const }, ['back']],
  ])('but %s, it is told what is missing', (_, change, missing) => {
    const gate = gateOf({ ...complete, ...change })
    expect(gate.missing).toEqual(missing)
    expect(isOpen(gate)).toBe(false)
  })
})

describe('only what a machine is sure of refuses', () => {
  test.each(['not-a-card', 'same-side', 'expired', 'iin-invalid'] as const)('%s refuses', (reason) => {
    const gate = gateOf(across(found(reason, true)))
    expect(reasons(gate.refuses)).toEqual([reason])
    expect(isOpen(gate)).toBe(false)
  })

  test.each([
    'face-mismatch',
    'screen-copy',
    'bw-copy',
    'unreadable',
    'cropped',
    'glare',
    'expires-soon',
  ] as const)('%s warns, whatever the reader says', (reason) => {
    const gate = gateOf(across(found(reason, true)))
    expect(reasons(gate.warns)).toEqual([reason])
    expect(isOpen(gate)).toBe(true)
  })

  test('a sheet of paper that is no card is a candas certificate all the same', () => {
    const certificate = {
      ...across(found('not-a-card', true)),
      kind: 'candas-certificate' as const,
      pictures: [{ ...picture('front'), slot: 'page' as const }],
    }
    expect(isOpen(gateOf(certificate))).toBe(true)
  })

  test('a finding of a picture says which one, with the place on it', () => {
    const place = [
      { x: 1, y: 1 },
      { x: 9, y: 1 },
      { x: 9, y: 5 },
      { x: 1, y: 5 },
    ] as const
    const glare = { reason: 'glare', refuses: false, places: [place], score: 0.4 } as const
    const gate = gateOf({ ...complete, pictures: [picture('front'), picture('back', [glare])] })
    expect(gate.warns).toEqual([{ ...glare, side: 'back' }])
  })

  test('two faces that are surely two people warn, and the moderator decides', () => {
    const stranger = { similarity: 0.05, zone: 'no-match', models: [] } as const
    const gate = gateOf({ ...complete, scores: { portraitVideo: stranger } })
    expect(reasons(gate.warns)).toEqual(['face-mismatch'])
    expect(isOpen(gate)).toBe(true)
  })

  test('a refusal is not hidden behind a warning of the same reason', () => {
    const gate = gateOf({ ...across(found('expired', true)), fields: { expires: '2020-01-01' } })
    expect(reasons(gate.refuses)).toEqual(['expired'])
    expect(gate.warns).toEqual([])
  })
})

describe('the last day as it was typed', () => {
  const warned = (expires: string) => reasons(gateOf({ ...complete, fields: { expires } }).warns)
  test.each([
    ['yesterday', '2026-11-21', ['expired']],
    ['today is a day of validity', '2026-11-22', ['expires-soon']],
    ['in 29 days', '2026-12-21', ['expires-soon']],
    ['in 30 days', '2026-12-22', []],
  ])('%s', (_, expires, expected) => {
    expect(warned(expires)).toEqual(expected)
  })
})

test('a card of another person is told before it is sent, and decided by a moderator', () => {
  const known = {
    iin: '900213300016',
    surname: 'Петров',
    name: 'Сергей',
    latinSurname: 'PETROV',
    latinName: 'SERGEY',
    birthDate: '1990-02-13',
    sex: 'male',
    documents: [],
  } as const
  const gate = gateOf({ ...complete, fields: { iin: '850715300013', name: 'Сергей' }, known })
  expect(gate.differs).toEqual(['surname', 'birthDate', 'iin'])
  expect(isOpen(gate)).toBe(true)
  expect(gateOf({ ...complete, confirmedAt: null, known }).differs).toEqual([])
})

test('a video is fresh for the days of its term', () => {
  const dayMilliseconds = 24 * 60 * 60_000
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds)
  expect(isVideoFresh(before(30 * dayMilliseconds - 1), now, terms)).toBe(true)
  expect(isVideoFresh(before(30 * dayMilliseconds), now, terms)).toBe(false)
  expect(isVideoFresh(null, now, terms)).toBe(false)
})

test('every finding belongs to one of the five reasons', () => {
  for (const reason of Object.values(reasonOfFinding)) expect(rejectionReasons).toContain(reason)
})
