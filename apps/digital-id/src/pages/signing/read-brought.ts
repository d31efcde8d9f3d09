import type { SigningWay } from '#modules/signing'
import { type SiteContext, WebError } from '#platform/web'

/** A signature as a form brings it. */
export type Brought = { readonly bytes: Uint8Array; readonly way: SigningWay }

const ways = ['ncalayer', 'key-file', 'file'] as const satisfies readonly SigningWay[]

/** Reads what an island wrote into its field, or a file that was chosen; `null` when there is neither. */
export async function readBrought(c: SiteContext): Promise<Brought | null> {
  const form = await c.req.parseBody().catch((cause: unknown) => {
    throw new WebError('unreadable-form', { cause })
  })
  const way = ways.find((known) => known === form.way) ?? 'file'
  const { cms, signature } = form
  if (typeof cms === 'string' && cms !== '') return { bytes: new TextEncoder().encode(cms), way }
  if (!(signature instanceof File) || signature.size === 0) return null
  return { bytes: new Uint8Array(await signature.arrayBuffer()), way: 'file' }
}
