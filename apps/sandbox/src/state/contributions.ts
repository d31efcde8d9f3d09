import { createHash } from 'node:crypto'
import { compareKazakh } from '#kz'
import { type Employment, employments, type Slip, slips } from '../data/employments.ts'
import {
  largestPayer,
  syntheticEmployees,
  syntheticEmployments,
  syntheticSlips,
} from '../data/ten-thousand.ts'
import { contributionsOf, slipPayment } from './contribution-payments.ts'
import { fold } from './find-people.ts'
import type { Persona } from './persona.ts'

/** One payment for one employee, as the registry of contributions keeps it. The amount is in tiyn. */
export type Contribution = {
  readonly id: string
  readonly employeeIin: string
  readonly surname: string
  readonly name: string
  readonly patronymic?: string
  /** YYYY-MM. */
  readonly period: string
  readonly knp: string
  readonly amount: string
  readonly paidOn: string
  /** Of the payment order. */
  readonly reference: string
}

export type ContributionsAsked = {
  readonly payer: string
  readonly knps?: readonly string[] | undefined
  readonly employees?: readonly string[] | undefined
  /** Words of a name, or digits of an IIN. */
  readonly search?: string | undefined
  readonly offset: number
  readonly limit: number
}

export type Contributions = {
  /** The asked part of what a payer has paid, by surname, then period; and how many rows there are in all. */
  readonly find: (asked: ContributionsAsked) => {
    readonly rows: readonly Contribution[]
    readonly total: number
  }
  readonly hasPaid: (payer: string) => boolean
  /** A payer who has paid contributions, other than this one: whom a registry that errs talks about. */
  readonly anotherPayer: (payer: string) => string
}

type Named = Pick<Contribution, 'surname' | 'name' | 'patronymic'>

/** What payers have paid. A payer's rows are made when first asked for, and the same at every start. */
export function createContributions(findPerson: (iin: string) => Persona | undefined): Contributions {
  const made = new Map<string, readonly Contribution[]>()
  const payers = [...new Set([...employments, ...slips].map(({ payer }) => payer)), largestPayer]
  const rowsOf = (payer: string) => {
    const rows = made.get(payer) ?? makeRows(payer, findPerson)
    made.set(payer, rows)
    return rows
  }
  return {
    find: ({ payer, offset, limit, ...asked }) => {
      const rows = rowsOf(payer).filter(isAsked(asked))
      return { rows: rows.slice(offset, offset + limit), total: rows.length }
    },
    hasPaid: (payer) => payers.includes(payer),
    anotherPayer: (payer) => payers.find((other) => other !== payer)!,
  }
}

function isAsked({ knps, employees, search }: Omit<ContributionsAsked, 'payer' | 'offset' | 'limit'>) {
  const words = fold(search ?? '')
    .split(/\s+/)
    .filter(Boolean)
  return (row: Contribution): boolean => {
    if (knps && !knps.includes(row.knp)) return false
    if (employees && !employees.includes(row.employeeIin)) return false
    if (words.length === 0) return true
    const text = fold([row.surname, row.name, row.patronymic, row.employeeIin].join(' '))
    return words.every((word) => text.includes(word))
  }
}

function makeRows(payer: string, findPerson: (iin: string) => Persona | undefined): readonly Contribution[] {
  const { worked, wrong, named } = sourcesOf(payer, findPerson)
  const paid = [...worked.flatMap(contributionsOf), ...wrong.map(slipPayment)]
  const seen = new Map<string, number>()
  const rows = paid.flatMap(({ iin, ...payment }) => {
    const person = named(iin)
    if (!person) return []
    const { surname, name, patronymic } = person
    return { employeeIin: iin, surname, name, ...(patronymic ? { patronymic } : {}), ...payment }
  })
  return rows.toSorted(orderOf(rows)).map((row) => {
    // Two equal payments are two payments: the second has a number of its own.
    const facts = [payer, row.employeeIin, row.period, row.knp, row.paidOn].join('|')
    const times = (seen.get(facts) ?? 0) + 1
    seen.set(facts, times)
    return { id: idOf(`${facts}|${times}`), ...row }
  })
}

function sourcesOf(payer: string, findPerson: (iin: string) => Persona | undefined) {
  if (payer === largestPayer) {
    const people = new Map<string, Named>(syntheticEmployees().map((person) => [person.iin, person]))
    return {
      worked: syntheticEmployments(),
      wrong: syntheticSlips(),
      named: (iin: string) => people.get(iin),
    }
  }
  const paidBy = (source: Employment | Slip) => source.payer === payer
  return {
    worked: employments.filter(paidBy),
    wrong: slips.filter(paidBy),
    named: (iin: string): Named | undefined => findPerson(iin),
  }
}

/** Ten thousand rows have a few names: those are put in Kazakh order, and rows then compare as numbers. */
function orderOf(rows: readonly Named[]) {
  const names = new Set(rows.flatMap(({ surname, name }) => [surname, name]))
  const places = new Map([...names].toSorted(compareKazakh).map((name, place) => [name, place]))
  const placeOf = (name: string) => places.get(name) ?? 0
  return (left: Omit<Contribution, 'id'>, right: Omit<Contribution, 'id'>): number =>
    placeOf(left.surname) - placeOf(right.surname) ||
    placeOf(left.name) - placeOf(right.name) ||
    compare(left.employeeIin, right.employeeIin) ||
    compare(left.period, right.period) ||
    compare(left.knp, right.knp) ||
    compare(left.paidOn, right.paidOn)
}

function compare(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

function idOf(facts: string): string {
  return createHash('sha256').update(facts).digest('hex').slice(0, 20)
}
