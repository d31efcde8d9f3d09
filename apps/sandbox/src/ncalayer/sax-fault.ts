import { EdsError, parseXml } from '#eds'

/** What NCALayer's parser says of text that is no XML; undefined of a document. */
export function saxFault(text: string): string | undefined {
  try {
    parseXml(text)
    return undefined
  } catch (error) {
    if (!(error instanceof EdsError)) throw error
    const lines = text.split('\n')
    const place = `lineNumber: ${lines.length}; columnNumber: ${(lines.at(-1) ?? '').length + 1}`
    const reason = error.message.startsWith('the end of the text inside')
      ? 'XML document structures must start and end within the same entity.'
      : `${error.message}.`
    return `org.xml.sax.SAXParseException; ${place}; ${reason}`
  }
}
