/** What may be attached. The numbers are our own choice: large enough for a scanned contract, small enough to be read. */
export const attachmentRules = {
  mostBytes: 10_000_000,
  mostFilesOfOneDocument: 5,
  mostFiles: 20,
  mostBytesTogether: 40_000_000,
  mostPixels: 50_000_000,
  /** What the packed parts of one PDF may grow to. */
  mostUnpackedBytes: 100_000_000,
  mostOpenUploads: 6,
  longestName: 120,
} as const

/** Kinds that are taken, in the order in which they are named to people. */
export const attachmentKinds = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type AttachmentKind = (typeof attachmentKinds)[number]

/** Why a file is not taken; a closed list, each with words in three languages. */
export const attachmentRefusals = [
  'empty',
  'too-large',
  'too-many',
  'too-much-together',
  'not-this-kind',
  'archive',
  'picture-unreadable',
  'picture-too-large',
  'pdf-unreadable',
  'pdf-encrypted',
  'pdf-active',
  'pdf-bomb',
  'two-in-one',
  'virus',
  'scanner-away',
  'bound',
] as const
export type AttachmentRefusal = (typeof attachmentRefusals)[number]
