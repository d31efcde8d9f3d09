import type { Checked } from './checked.ts'
import type { SentFile } from './read-upload.ts'

const endingOfSignature = /\.(cms|p7s|p7m|sig|sgn|pem|b64|txt)$/i

/** The document inside a signature as a file; null when it came apart from it, or when nothing is inside. */
export function contentFile({ judgement, signature, content }: Checked): SentFile | null {
  if (!judgement.content || content) return null
  const { name } = signature
  // "contract.pdf.cms" holds contract.pdf; of "contract.cms" only the name is known.
  const inner = name.replace(endingOfSignature, '')
  return { name: inner || 'document', bytes: judgement.content }
}
