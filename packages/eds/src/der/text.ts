import { EdsError, orIfUnsound } from '../eds-error.ts'
import { contentOf, type DerElement } from './element.ts'
import { tag } from './tag.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of any character string type of X.509; undefined if the element is none, or its text is not sound. */
export function textIfAny(element: DerElement): string | undefined {
  return orIfUnsound(() => soundText(element), undefined)
}

function soundText(element: DerElement): string | undefined {
  const content = contentOf(element)
  switch (element.tag) {
    case tag.utf8String:
      return utf8Text(content, element.start)
    case tag.printableString:
    case tag.ia5String:
    case tag.numericString:
    case tag.visibleString:
    // T.61 was never implemented; its users wrote ISO 8859-1.
    case tag.teletexString:
      return codeUnits(content, 1)
    case tag.bmpString:
      return codeUnits(content, 2)
    case tag.universalString:
      return codeUnits(content, 4)
    default:
      return undefined
  }
}

export function textOf(element: DerElement): string {
  const text = soundText(element)
  if (text === undefined) throw new EdsError('structure', `At ${element.start} stands no text.`)
  return text
}

/** IA5String under an IMPLICIT tag. */
export function asciiOf(element: DerElement): string {
  const content = contentOf(element)
  if (content.some((octet) => octet >= 0x80))
    throw new EdsError('der-value', `The text at ${element.start} is not ASCII.`)
  return codeUnits(content, 1)
}

function utf8Text(content: Uint8Array, start: number): string {
  try {
    return utf8.decode(content)
  } catch {
    throw new EdsError('der-value', `The text at ${start} is not UTF-8.`)
  }
}

function codeUnits(content: Uint8Array, width: number): string {
  if (content.length % width !== 0) throw new EdsError('der-value', 'A text ends within a character.')
  let text = ''
  for (let at = 0; at < content.length; at += width) {
    let code = 0
    for (let i = 0; i < width; i++) code = code * 256 + (content[at + i] as number)
    if (code > 0x10ffff) throw new EdsError('der-value', 'A text holds a character that does not exist.')
    text += width === 2 ? String.fromCharCode(code) : String.fromCodePoint(code)
  }
  return text
}
