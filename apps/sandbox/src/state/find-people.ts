import { compareKazakh } from '#kz'
import type { Persona } from './persona.ts'

/** People whose name, IIN or phone contains every word asked for: newcomers first, then in Kazakh alphabetical order. */
export function findPeople(
  people: readonly Persona[],
  words: string | undefined,
  kind: string | undefined,
): readonly Persona[] {
  const wanted = fold(words ?? '')
    .split(/\s+/)
    .filter(Boolean)
  return people
    .filter((person) => !kind || person.kinds.some((known) => known === kind))
    .filter((person) => wanted.every((word) => searchedTextOf(person).includes(word)))
    .toSorted((a, b) => order(a) - order(b) || compareKazakh(fullName(a), fullName(b)))
}

/** Surname, name and patronymic as papers write them. */
export function fullName({ surname, name, patronymic }: Persona): string {
  return [surname, name, patronymic].filter(Boolean).join(' ')
}

function order({ kinds }: Persona): number {
  return kinds.includes('newcomer') ? 0 : 1
}

function searchedTextOf(person: Persona): string {
  const { latinSurname, latinName, iin, phone, story } = person
  const parts = [fullName(person), latinSurname, latinName, iin, phone?.number, ...Object.values(story)]
  return fold(parts.join(' '))
}

// Many keyboards lack the Kazakh letters: a search for «Касымов» finds Қасымов.
const nearLetters: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ё: 'е',
}

/** Small letters, near letters made one: what two spellings of a word have in common. */
export function fold(text: string): string {
  const lower = text.normalize('NFC').toLocaleLowerCase('kk')
  return lower.replace(/[әғқңөұүһіё]/g, (letter) => nearLetters[letter] ?? letter)
}
