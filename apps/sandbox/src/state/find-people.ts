import type { Persona } from './persona.ts'

// Plain Unicode order would put Ә, Ғ, Қ and the other Kazakh letters behind the whole alphabet.
const kazakhOrder = new Intl.Collator('kk')

/** People whose name, IIN or phone contains every word asked for, newcomers first, then in Kazakh alphabetical order. */
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
    .toSorted((a, b) => order(a) - order(b) || kazakhOrder.compare(fullName(a), fullName(b)))
}

/** Surname, name and patronymic as papers write them. */
export function fullName({ surname, name, patronymic }: Persona): string {
  return [surname, name, patronymic].filter(Boolean).join(' ')
}

function order({ kinds }: Persona): number {
  return kinds.includes('newcomer') ? 0 : 1
}

function searchedTextOf(person: Persona): string {
  return fold(
    [
      fullName(person),
      person.latinSurname,
      person.latinName,
      person.iin,
      person.phone?.number,
      ...Object.values(person.story),
    ].join(' '),
  )
}

/** Somebody without a Kazakh keyboard types К for Қ and Y for Ы's neighbour: near letters count as equal. */
function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('kk')
    .replace(/[әғқңөұүһіё]/g, (letter) => plainLetters[letter] ?? letter)
}

const plainLetters: Readonly<Record<string, string>> = {
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
