/** What no letter is drawn for, and turned directions of writing, which would show other words than the bytes hold. */
const unprintable = /(?!\n)\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu

/** No word is so long; a longer one would be measured letter by letter for seconds. */
const endless = /\S{100}(?=\S)/gu

/** A text as it is drawn: composed letters, lines, nothing invisible. */
export function printable(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(unprintable, '')
    .normalize('NFC')
    .replaceAll(endless, '$& ')
}
