import { distance } from './likeness.ts'

/** Who issues documents, as printed on them. */
const issuers = [
  'ҚР ІІМ',
  'ҚР ІШКІ ІСТЕР МИНИСТРЛІГІ',
  'МВД РК',
  'МВД РЕСПУБЛИКИ КАЗАХСТАН',
  'ҚР ӘДІЛЕТ МИНИСТРЛІГІ',
  'МЮ РК',
  'МИНИСТЕРСТВО ВНУТРЕННИХ ДЕЛ',
  'МИНИСТЕРСТВО ЮСТИЦИИ РК',
]

/** The issuer that was meant; what resembles none stays as it was read. */
export function knownIssuer(text: string): { readonly text: string; readonly known: boolean } {
  const bare = text.replace(/[^\p{L}]/gu, '')
  const [best] = issuers
    .map((issuer) => {
      const plain = issuer.replace(/ /g, '')
      return { issuer, off: distance(bare, plain) / Math.max(bare.length, plain.length) }
    })
    .toSorted((a, b) => a.off - b.off)
  return best && best.off <= 0.42 ? { text: best.issuer, known: true } : { text, known: false }
}
