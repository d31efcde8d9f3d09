import { mrzCheckDigit } from '#kz'
import type { Person } from './people.ts'

/** The paper itself: its number and its days. */
export type Paper = { readonly number: string; readonly issued: string; readonly expires: string }

/** Three lines of thirty for a card (TD1). */
export function cardZone(person: Person, paper: Paper): readonly string[] {
  const upper = `IDKAZ${guarded(paper.number.padEnd(9, '<'))}${person.iin}`.padEnd(30, '<')
  const birth = guarded(short(person.birthDate))
  const end = guarded(short(paper.expires))
  const sex = person.sex === 'male' ? 'M' : 'F'
  const all = mrzCheckDigit(upper.slice(5) + birth + end + '<'.repeat(11))
  return [
    upper,
    `${birth}${sex}${end}KAZ`.padEnd(29, '<') + all,
    filled(`${person.latinSurname}<<${person.latinName}`, 30),
  ]
}

/** Two lines of forty-four for a passport (TD3). */
export function pageZone(person: Person, paper: Paper): readonly string[] {
  const number = guarded(paper.number.padEnd(9, '<'))
  const birth = guarded(short(person.birthDate))
  const end = guarded(short(paper.expires))
  const personal = guarded(person.iin.padEnd(14, '<'))
  const sex = person.sex === 'male' ? 'M' : 'F'
  const lower = `${number}KAZ${birth}${sex}${end}${personal}`
  return [
    filled(`P<KAZ${person.latinSurname}<<${person.latinName}`, 44),
    lower + mrzCheckDigit(number + birth + end + personal),
  ]
}

function guarded(text: string): string {
  return text + mrzCheckDigit(text)
}

function short(day: string): string {
  return day.replaceAll('-', '').slice(2)
}

function filled(text: string, width: number): string {
  return text.slice(0, width).padEnd(width, '<')
}
