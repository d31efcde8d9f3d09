import type { Problem } from '#platform/ui'
import { type SiteContext, WebError } from '#platform/web'
import type { T } from './words.ts'

const megabyte = 1024 * 1024
/** What the page says it takes, of each of the two files. */
export const mostMegabytes = 10
/** What the site lets in: above the limit that the page says, so that most of what is too large has a page of its own. */
export const largestUpload = 3 * mostMegabytes * megabyte

export type SentFile = { readonly name: string; readonly bytes: Uint8Array }

export type Upload =
  | { readonly kind: 'files'; readonly signature: SentFile; readonly content: SentFile | null }
  | { readonly kind: 'bad'; readonly problems: readonly Problem[] }

/** The two files of the form, or what is wrong with them. */
export async function readUpload(c: SiteContext, t: T): Promise<Upload> {
  const form = await c.req.formData().catch((cause: unknown) => {
    throw new WebError('unreadable-form', { cause })
  })
  const [signature, content] = await Promise.all([fileIn(form, 'signature'), fileIn(form, 'content')])
  const problems = [...problemsOfSignature(t, signature), ...problemsOfContent(t, content)]
  if (problems.length > 0 || !signature) return { kind: 'bad', problems }
  return { kind: 'files', signature, content }
}

/** A file field that was left empty sends a file without a name. */
async function fileIn(form: FormData, field: string): Promise<SentFile | null> {
  const sent = form.get(field)
  if (!(sent instanceof File) || (sent.name === '' && sent.size === 0)) return null
  return { name: plainName(sent.name), bytes: new Uint8Array(await sent.arrayBuffer()) }
}

/** A name that can stand in a sentence and in a download: no folders, nothing invisible. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return (
    last
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .normalize('NFC')
      .slice(-120) || '?'
  )
}

function problemsOfSignature(t: T, file: SentFile | null): readonly Problem[] {
  if (!file) return [{ field: 'signature', message: t('problem.no-signature') }]
  if (file.bytes.length === 0)
    return [{ field: 'signature', message: t('problem.signature-empty', { name: file.name }) }]
  if (isSmall(file)) return []
  return [{ field: 'signature', message: t('problem.signature-too-large', tooLarge(file)) }]
}

function problemsOfContent(t: T, file: SentFile | null): readonly Problem[] {
  if (!file || isSmall(file)) return []
  return [{ field: 'content', message: t('problem.content-too-large', tooLarge(file)) }]
}

function isSmall({ bytes }: SentFile): boolean {
  return bytes.length <= mostMegabytes * megabyte
}

function tooLarge({ name, bytes }: SentFile) {
  return { name, found: Math.ceil((bytes.length / megabyte) * 10) / 10, size: mostMegabytes }
}
