import { availableParallelism } from 'node:os'
import { dayInKazakhstan, isDay } from '#kz'
import {
  type DocumentReader,
  fetchDocumentModels,
  openDocumentReader,
  readDocumentCommand,
} from '#modules/identity-documents'
import { type Answer, ask, CommandRefusal, type Question } from '../command-line.ts'
import type { Command } from '../commands.ts'
import { exitCodes, say } from '../outcome.ts'

const help = `senim document read FRONT [BACK]       read an identity card (two sides) or a passport's data page
--json prints one object, --batch reads one object a line. --help says more.`

const readQuestion = (reader: () => Promise<DocumentReader>): Question => ({
  help: `senim document read FRONT [BACK] [--at YYYY-MM-DD]
Reads photos of an identity document: JPEG, PNG or WebP. Which side is which is told by the pictures.
Batch input   {"front": PATH, "back"?: PATH, "at"?: "YYYY-MM-DD"}
Output        {"kind": KIND|null, "fields": {NAME: value}, "confidence": {NAME: 0…1}, "confident": [NAME],
               "mrz": {"lines": [], "valid": bool, "corrected": bool}|null,
               "corners": [[[x, y], …]|null, …], "reasons": [CODE]}
  kind     id-card passport residence-permit stateless-document candas-certificate
  fields   surname name patronymic birthDate iin number issued expires sex birthPlace issuer nationality
           latinSurname latinName; what was not read is absent
  corners  of the card in each picture, in pixels of the upright file, clockwise from the card's top left
  reasons  same-side missing-side face-mismatch not-a-card screen-copy bw-copy unreadable cropped glare
           expired expires-soon iin-invalid
Errors   heic svg pdf not-a-picture too-many-pixels too-large too-small animated truncated polyglot
Example
  {"id":1,"front":"front.jpg","back":"back.jpg"}
  {"id":1,"kind":"id-card","fields":{"surname":"АХМЕТОВ", …},"confidence":{"surname":0.97, …},"mrz":{…},"reasons":[]}`,
  parallel: availableParallelism() + 1,
  fromWords: ([front, back], flags) =>
    front === undefined
      ? null
      : { front, ...(back && { back }), ...(flags.has('at') && { at: flags.get('at') }) },
  answer: async (input) =>
    readDocumentCommand(await reader(), {
      front: path(input, 'front'),
      ...(input.back !== undefined && input.back !== null && { back: path(input, 'back') }),
      at: dayOf(input),
    }),
  isYes: ({ kind, reasons }) => kind !== null && Array.isArray(reasons) && reasons.length === 0,
  print: (answer) => JSON.stringify(answer, null, 2),
})

/** `senim document …`: the reader starts with the first question, and fetches its models if they are missing. */
export const document: Command = async ([name = '', ...words]) => {
  if (name !== 'read') {
    say(help)
    return name === '--help' || name === '' ? exitCodes.yes : exitCodes.unusable
  }
  let reader: Promise<DocumentReader> | undefined
  const open = async () => {
    await fetchDocumentModels({
      onProgress: ({ step, package: from }) => step === 'fetching' && say(`Fetching models of ${from} …`),
    })
    return openDocumentReader({ workers: availableParallelism() })
  }
  const code = await ask(
    readQuestion(() => {
      reader ??= open()
      return reader
    }),
    words,
  )
  await (await reader)?.close()
  return code
}

function path(input: Answer, name: string): string {
  const value = input[name]
  if (typeof value === 'string' && value !== '') return value
  throw new CommandRefusal('bad-input', `"${name}" is missing. Give the path of a file.`)
}

function dayOf({ at }: Answer): string {
  if (at === undefined || at === null) return dayInKazakhstan(new Date())
  if (typeof at === 'string' && isDay(at.slice(0, 10))) return at.slice(0, 10)
  throw new CommandRefusal('bad-input', '"at" is not a day. Write it as YYYY-MM-DD.')
}
