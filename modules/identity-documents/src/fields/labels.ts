import type { DocumentKind, FieldName, Side } from '../document.ts'

/** What a printed line that is not a value tells: the field below it, the kind of document, the side. */
export type Label = {
  readonly words: string
  readonly fields: readonly FieldName[]
  readonly kind?: DocumentKind
  readonly side?: Side
}

/** The lines printed on every document, as they stand there. */
export const labels: readonly Label[] = [
  { words: 'ҚАЗАҚСТАН РЕСПУБЛИКАСЫ', fields: [] },
  { words: 'РЕСПУБЛИКА КАЗАХСТАН', fields: [] },
  { words: 'ҮЛГІ / ОБРАЗЕЦ / SPECIMEN', fields: [] },
  { words: 'ҮЛГІ / SPECIMEN', fields: [] },
  { words: 'ЖЕКЕ КУӘЛІК / УДОСТОВЕРЕНИЕ ЛИЧНОСТИ', fields: [], kind: 'id-card', side: 'front' },
  { words: 'ЫҚТИЯРХАТ / ВИД НА ЖИТЕЛЬСТВО', fields: [], kind: 'residence-permit', side: 'front' },
  {
    words: 'АЗАМАТТЫҒЫ ЖОҚ АДАМНЫҢ КУӘЛІГІ / УДОСТОВЕРЕНИЕ ЛИЦА БЕЗ ГРАЖДАНСТВА',
    fields: [],
    kind: 'stateless-document',
    side: 'front',
  },
  { words: 'ҚАНДАС КУӘЛІГІ / УДОСТОВЕРЕНИЕ КАНДАСА', fields: [], kind: 'candas-certificate', side: 'front' },
  { words: 'ТЕГІ / ФАМИЛИЯ', fields: ['surname'], side: 'front' },
  { words: 'АТЫ / ИМЯ', fields: ['name'], side: 'front' },
  { words: 'ӘКЕСІНІҢ АТЫ / ОТЧЕСТВО', fields: ['patronymic'], side: 'front' },
  { words: 'ТУҒАН КҮНІ / ДАТА РОЖДЕНИЯ', fields: ['birthDate'], side: 'front' },
  { words: 'ЖСН / ИИН', fields: ['iin'], side: 'front' },
  { words: 'ТУҒАН ЖЕРІ / МЕСТО РОЖДЕНИЯ', fields: ['birthPlace'], side: 'back' },
  { words: 'ҰЛТЫ / НАЦИОНАЛЬНОСТЬ', fields: ['nationality'], side: 'back' },
  { words: 'БЕРГЕН МЕКЕМЕ / ОРГАН ВЫДАЧИ', fields: ['issuer'], side: 'back' },
  {
    words: 'БЕРІЛГЕН КҮНІ - ҚОЛДАНЫЛУ МЕРЗІМІ / ДАТА ВЫДАЧИ - СРОК ДЕЙСТВИЯ',
    fields: ['issued', 'expires'],
    side: 'back',
  },
  { words: 'БЕРІЛГЕН КҮНІ / ДАТА ВЫДАЧИ', fields: ['issued'], side: 'back' },
  { words: 'ҚОЛДАНЫЛУ МЕРЗІМІ / СРОК ДЕЙСТВИЯ', fields: ['expires'], side: 'back' },
  { words: 'ҚАЗАҚСТАН РЕСПУБЛИКАСЫ / REPUBLIC OF KAZAKHSTAN', fields: [], kind: 'passport', side: 'page' },
  { words: 'ТҮРІ / TYPE', fields: [], kind: 'passport', side: 'page' },
  { words: 'МЕМЛЕКЕТ КОДЫ / CODE OF STATE', fields: [], kind: 'passport', side: 'page' },
  { words: 'ПАСПОРТ № / PASSPORT No', fields: ['number'], kind: 'passport', side: 'page' },
  { words: 'ТЕГІ / SURNAME', fields: ['surname', 'latinSurname'], kind: 'passport', side: 'page' },
  { words: 'АТЫ / GIVEN NAMES', fields: ['name', 'latinName'], kind: 'passport', side: 'page' },
  { words: 'АЗАМАТТЫҒЫ / NATIONALITY', fields: ['nationality'], kind: 'passport', side: 'page' },
  { words: 'ТУҒАН КҮНІ / DATE OF BIRTH', fields: ['birthDate'], kind: 'passport', side: 'page' },
  { words: 'ЖЕКЕ КОД / PERSONAL No', fields: ['iin'], kind: 'passport', side: 'page' },
  { words: 'БЕРІЛГЕН КҮНІ / DATE OF ISSUE', fields: ['issued'], kind: 'passport', side: 'page' },
  { words: 'ҚОЛДАНУ МЕРЗІМІ / DATE OF EXPIRY', fields: ['expires'], kind: 'passport', side: 'page' },
  { words: 'БЕРГЕН МЕКЕМЕ / AUTHORITY', fields: ['issuer'], kind: 'passport', side: 'page' },
]

/** How the label's letters look to a reader that knows only Latin ones. */
const lookalikes: Readonly<Record<string, string>> = {
  А: 'A',
  Ә: 'A',
  Б: '6',
  В: 'B',
  Г: 'T',
  Ғ: 'F',
  Д: 'A',
  Е: 'E',
  Ж: 'K',
  З: '3',
  И: 'N',
  Й: 'N',
  К: 'K',
  Қ: 'K',
  Л: 'N',
  М: 'M',
  Н: 'H',
  Ң: 'H',
  О: 'O',
  Ө: 'O',
  П: 'N',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Ұ: 'Y',
  Ү: 'Y',
  Ф: 'O',
  Х: 'X',
  Ц: 'U',
  Ч: '4',
  Ш: 'W',
  Щ: 'W',
  Ъ: 'b',
  Ы: 'bI',
  І: 'I',
  Ь: 'b',
  Э: '3',
  Ю: 'IO',
  Я: 'A',
  '№': 'N',
}

type KnownLabel = Label & { readonly looks: string }
const known: readonly KnownLabel[] = labels.map((label) => ({ ...label, looks: looksOf(label.words) }))

/** The label that a line most probably is, from its Latin reading; null when it resembles none. */
export function labelOf(text: string): { readonly label: Label; readonly likeness: number } | null {
  const seen = looksOf(text.toUpperCase())
  if (seen.length < 4) return null
  let best: { label: Label; likeness: number } | null = null
  for (const label of known) {
    const longest = Math.max(seen.length, label.looks.length)
    if (Math.abs(seen.length - label.looks.length) > 0.4 * longest) continue
    const likeness = 1 - distance(seen, label.looks) / longest
    if (likeness > (best?.likeness ?? 0.56)) best = { label, likeness }
  }
  return best
}

function looksOf(words: string): string {
  return Array.from(words.replace(/[\s/|·.,:;'’-]/g, ''), (letter) => lookalikes[letter] ?? letter)
    .join('')
    .toUpperCase()
    .replace(/0/g, 'O')
    .replace(/[1LJ|!]/g, 'I')
}

/** How many letters have to change (Levenshtein). */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
