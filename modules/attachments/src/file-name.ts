import { type AttachmentKind, attachmentRules } from './rules.ts'

const endings: Readonly<Record<AttachmentKind, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}

/** Control characters, and those that make a name read from right to left: `evil\u202Egpj.exe` looks like a picture. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu

/** The name under which a file is shown and saved: without folders, in letters one can see, with the ending of what it is. */
export function shownName(given: string, kind: AttachmentKind): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const seen = last
    .replaceAll(unseen, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .trim()
  const stem = [...seen.replace(/\.[A-Za-z0-9]{1,5}$/, '')].slice(0, attachmentRules.longestName).join('')
  return `${stem.replace(/^\.+/, '') || 'file'}.${endings[kind]}`
}
