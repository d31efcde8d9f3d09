const alphabetical = new Intl.Collator('kk', { sensitivity: 'variant', numeric: true })

/** Compares two texts in the order of the Kazakh alphabet (А Ә Б В Г Ғ …), for `Array.sort`. */
export function compareKazakh(left: string, right: string): number {
  return alphabetical.compare(left, right)
}

/**
 * Whether two spellings are one name: composed or decomposed letters, capitals, hyphens, spaces and apostrophes
 * make no difference; letters do. Nothing is transliterated: Ә is not А, Ё is not Е.
 * @example isSameName('ӘЛ-ФАРАБИ', 'Әл Фараби') // true
 */
export function isSameName(left: string, right: string): boolean {
  return nameKey(left) === nameKey(right)
}

/** The form in which names are compared. */
export function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\p{Dash_Punctuation}\u00AD\u2212'’ʼ`]/gu, '')
}
