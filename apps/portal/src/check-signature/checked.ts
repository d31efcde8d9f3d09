import { createHash } from 'node:crypto'
import { type Verdict, verdictTexts } from '#eds'
import { type CheckedSignature, checkSignature, type SigningRoom } from '#modules/signing'
import { type Language, writtenMoment } from '#platform/texts'
import type { SentFile } from './read-upload.ts'
import type { Line } from './signer-lines.ts'
import { texts } from './words.ts'

/** What was sent and what came of it. */
export type Checked = {
  readonly judgement: CheckedSignature
  readonly signature: SentFile
  readonly content: SentFile | null
  /** The document was given for the signature and the other way round. */
  readonly isSwapped: boolean
}

/** Judges what was sent; two files that changed places are set right. */
export async function checkFiles(
  room: SigningRoom,
  signature: SentFile,
  content: SentFile | null,
): Promise<Checked> {
  const judgement = await judge(room, signature, content)
  if (!content || judgement.reason !== 'not-a-signature')
    return { judgement, signature, content, isSwapped: false }
  const swapped = await judge(room, content, signature)
  return swapped.reason === 'not-a-signature'
    ? { judgement, signature, content, isSwapped: false }
    : { judgement: swapped, signature: content, content: signature, isSwapped: true }
}

function judge(room: SigningRoom, { bytes }: SentFile, content: SentFile | null): Promise<CheckedSignature> {
  return checkSignature(room, bytes, content ? { content: content.bytes } : {})
}

/** The headline of a verdict. */
export function headline(language: Language, { judgement }: Checked): string {
  const t = texts(language)
  const { signers, verdict } = judgement
  return signers.length > 1 ? t(`result.many.${verdict}`) : t(`result.${verdict}`)
}

/** The sentence that says why, and how to go on. */
export function whyInWords(language: Language, reason: CheckedSignature['reason']): string {
  return verdictTexts[reason ?? 'passed'][language]
}

/** `INDETERMINATE / TRY_LATER`, for those who know the standard. */
export function codeOf({ verdict, sub }: { readonly verdict: Verdict; readonly sub: string | null }): string {
  return sub ? `${verdict} / ${sub}` : verdict
}

/** Does the verdict hold for now only, because nobody has seen the signature earlier? */
export function isForNowOnly({ judgement: { verdict, signers } }: Checked): boolean {
  return verdict === 'TOTAL_PASSED' && signers.some(({ provenTime }) => provenTime === null)
}

/** Which files the verdict is about: anybody can make sure that they are the ones at hand. */
export function fileLines(language: Language, { judgement, signature, content }: Checked): readonly Line[] {
  const t = texts(language)
  return [
    { label: t('checked-at'), value: writtenMoment(language, judgement.checkedAt) },
    { label: t('file.signature'), value: signature.name },
    { label: t('file.sha256', { name: signature.name }), value: sha256(signature) },
    ...(content
      ? [
          { label: t('file.content'), value: content.name },
          { label: t('file.sha256', { name: content.name }), value: sha256(content) },
        ]
      : []),
  ]
}

function sha256({ bytes }: SentFile): string {
  return createHash('sha256').update(bytes).digest('hex')
}
