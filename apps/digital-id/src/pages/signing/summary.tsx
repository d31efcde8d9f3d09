import type { SigningRequest } from '#modules/signing'
import { type Language, writtenMoment } from '#platform/texts'
import { SummaryList } from '#platform/ui'
import { HashGroups } from './shown-documents.tsx'
import { texts } from './words.ts'

/** Who must sign, as what, until when, and the hash that every program for signing shows too. */
export function RequestSummary({
  request,
  language,
}: {
  readonly request: SigningRequest
  readonly language: Language
}) {
  const t = texts(language)
  const { signer, expiresAt, sha256 } = request
  const who =
    signer.needs === 'first-head'
      ? t('signer.first-head', { iin: signer.iin, bin: signer.bin })
      : t('signer.individual', { iin: signer.iin })
  return (
    <SummaryList
      language={language}
      rows={[
        { name: t('signer'), value: who },
        { name: t('until'), value: writtenMoment(language, expiresAt) },
        { name: t('hash'), value: <HashGroups sha256={sha256} /> },
      ]}
    />
  )
}
