/** A word of a text, where it stands, and the form under which it is looked for. */
export type Word = { readonly start: number; readonly end: number; readonly stem: string }

/** Kazakh letters as they are typed on a keyboard that lacks them. */
const plainLetters: ReadonlyMap<string, string> = new Map([
  ['ә', 'а'],
  ['ғ', 'г'],
  ['қ', 'к'],
  ['ң', 'н'],
  ['ө', 'о'],
  ['ұ', 'у'],
  ['ү', 'у'],
  ['һ', 'х'],
  ['і', 'и'],
  ['ё', 'е'],
])

/** Lower case, and one letter for those that people type for each other. The length never changes. */
export function foldLetters(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[әғқңөұүһіё]/g, (letter) => plainLetters.get(letter) ?? letter)
}

const english = 'ings ing edly ed ies es s ly'.split(' ')

/** Russian and Kazakh endings together: a reader of one language often types the other, and both sides are cut alike. */
const cyrillic = [
  'иями ями ами ого его ому ему ыми ими ется ится ешь ишь ает яет ует ать ять ить еть уть ала ила ело ела ули али или ены ено ена',
  'ией ией ей ой ий ый ая яя ое ее ые ие ую юю ом ем ам ям ах ях ов ев ия ии ию ью ть ся ет ит ют ут ят ат ал ил ы и а я у ю е о ь',
  'лар лер дар дер тар тер нын нин дын дин тын тин дан ден тан тен нан нен мен бен пен ыныз иниз ныз низ нда нде сын син',
  'ымды имди ымыз имиз сына сине сында синде га ге ка ке на не да де та те ды ди ты ти ны ни сы си ым им ады еди йды йди ган ген кан кен',
]
  .join(' ')
  .split(' ')

const longestFirst = (a: string, b: string) => b.length - a.length
const endings = {
  latin: english.toSorted(longestFirst),
  cyrillic: [...new Set(cyrillic)].toSorted(longestFirst),
}

/** Cuts the endings of grammar from a folded word, at most two and never below four letters. */
export function cutEndings(word: string): string {
  const list = /^[a-z]/.test(word) ? endings.latin : endings.cyrillic
  let stem = word
  for (let times = 0; times < 2; times += 1) {
    const ending = list.find((candidate) => stem.endsWith(candidate) && stem.length - candidate.length >= 4)
    if (ending === undefined) break
    stem = stem.slice(0, -ending.length)
  }
  return stem
}

/** Words that stand in every text and say nothing about what is looked for. */
const emptyWords = new Set(
  [
    'a an and are be can do does for from how i in is it me my not of on or the this to what when why with you your',
    'а без в во вы где да для до если же за и из или как ко ли мне мной мой моя мое мои на не нет но о об от по почему при с со так то у что это я',
    'және мен бен пен бұл ол үшін де да та те ме ма ба бе па пе не неге қалай емес жоқ бар менің маған болса керек',
  ]
    .join(' ')
    .split(' ')
    .map(foldLetters),
)

/** The words of a text, without empty ones. */
export function findWords(text: string): readonly Word[] {
  const folded = foldLetters(text)
  const words: Word[] = []
  for (const match of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (emptyWords.has(match[0])) continue
    words.push({ start: match.index, end: match.index + match[0].length, stem: cutEndings(match[0]) })
  }
  return words
}
