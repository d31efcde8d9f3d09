import { type AddPieceAnswer, addPiece, openUpload } from '#modules/identity-proofing'
import { type Site, type SiteContext, WebError } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { baseOf, caseIdOf, isStanding, ownerHere } from './owner.ts'
import { whileReading } from './reading-fault.ts'
import { mayReadPicture } from './reading-limit.ts'

type Wish = {
  readonly key?: unknown
  readonly side?: unknown
  readonly captured?: unknown
  readonly size?: unknown
}

/** What the camera's island talks to: open an upload, then one piece after another; a lost network goes on where it was. */
export function uploadApi(site: Site, doors: DigitalIdDoors): void {
  site.post('/documents/:id/uploads', async (c) => {
    const owner = await ownerHere(c, doors)
    if (owner instanceof Response) return signedOut(c)
    const wish = (await c.req.json().catch(() => ({}))) as Wish
    const slot = (['front', 'back', 'page'] as const).find((side) => side === wish.side)
    const captured = wish.captured === 'camera' ? 'camera' : 'file'
    const key = typeof wish.key === 'string' && /^[\w-]{16,64}$/.test(wish.key) ? wish.key : null
    if (!slot || !key) throw new WebError('unreadable-form')
    await mayReadPicture(doors, owner)
    const upload = { caseId: caseIdOf(c), formKey: key, slot, captured, size: Number(wish.size) } as const
    const answer = await openUpload(doors.proofing, owner, upload)
    if (isStanding(answer)) return c.json({ next: baseOf(c) }, 409)
    if (answer.kind === 'refused') return problem(c, answer.code)
    return c.json(answer)
  })

  site.post('/documents/:id/uploads/:upload', async (c) => {
    const owner = await ownerHere(c, doors)
    if (owner instanceof Response) return signedOut(c)
    const piece = {
      uploadId: c.req.param('upload'),
      atByte: Number(c.req.query('at') ?? Number.NaN),
      bytes: new Uint8Array(await c.req.arrayBuffer()),
    }
    return answerPiece(c, await whileReading(doors, () => addPiece(doors.proofing, owner, piece)))
  })
}

function answerPiece(c: SiteContext, answer: AddPieceAnswer): Response {
  switch (answer.kind) {
    case 'received':
      return c.json({ received: answer.received })
    case 'added':
      return c.json({ added: true })
    case 'refused':
      return problem(c, answer.code)
    case 'gone':
      return problem(c, 'upload-gone', 409)
    case 'stale':
      return c.json({ next: baseOf(c) }, 409)
  }
}

const signedOut = (c: SiteContext) => c.json({ next: baseOf(c) }, 401)

function problem(c: SiteContext, code: string, status: 409 | 422 = 422): Response {
  return c.body(JSON.stringify({ type: 'about:blank', status, code }), status, {
    'content-type': 'application/problem+json',
  })
}
