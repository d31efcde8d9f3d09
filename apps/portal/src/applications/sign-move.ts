import {
  ApplicationError,
  type ApplicationView,
  applicationPaper,
  askSignature,
  finishSignedMove,
} from '#modules/applications'
import { writePaper } from '#platform/paper'
import type { Reader } from '../doors.ts'
import { profileOf } from '../pages/account-frame.tsx'
import {
  type ApplicationPages,
  addressOf,
  orNotFound,
  ownApplication,
  personOf,
} from './applications-site.ts'

/** Signing an application: the paper, the way to the signature and back, and the move that it allows. */
export function signMove(pages: ApplicationPages): void {
  const { site, room, doors } = pages

  site.get('/account/applications/:id/paper', async (c) => {
    const own = await ownApplication(c, pages)
    if (own instanceof Response) return own
    const paper = applicationPaper(own.view, await paperOf(pages, own.reader, own.view))
    c.header('content-type', 'application/pdf')
    c.header('content-disposition', `attachment; filename="senim-${own.view.number}.pdf"`)
    return c.body(new Uint8Array(await writePaper(paper)))
  })

  site.post('/account/applications/:id/sign/:move', async (c) => {
    const own = await ownApplication(c, pages)
    if (own instanceof Response) return own
    const { view, reader } = own
    const move = c.req.param('move') ?? ''
    const changed = await payerChanged(pages, reader, view)
    if (changed) return c.redirect(`${addressOf.status(view.id)}?${changed}`, 303)
    const asked = {
      ...(await paperOf(pages, reader, view)),
      move,
      parts: await room.doors.approvals.manifests(room.database, view.id),
      returnTo: `${doors.origin}${addressOf.status(view.id)}/signed`,
    }
    const request = await askSignature(room, doors.signing, view, asked).catch(whenMoved)
    if (request === null) return c.redirect(`${addressOf.status(view.id)}?moved`, 303)
    return c.redirect(`${doors.digitalId}/sign/${request.requestId}`, 303)
  })

  site.get('/account/applications/:id/signed', async (c) => {
    const own = await ownApplication(c, pages)
    if (own instanceof Response) return own
    const status = addressOf.status(own.view.id)
    const made = await orNotFound(finishSignedMove(room, own.view.id))
    // A signature whose authority is silent for now counts later, by itself: the worker makes the move then.
    if (made === null) return c.redirect(`${status}?signing`, 303)
    if (made.kind === 'moved') await pages.deliver(made.told)
    return c.redirect(made.kind === 'moved' ? `${status}?sent` : `${status}?moved`, 303)
  })
}

/** Who heads the payer is asked of the registry on the day it is signed: a head who left yesterday signs nothing. */
async function payerChanged(
  pages: ApplicationPages,
  reader: Reader,
  { payer, service }: ApplicationView,
): Promise<'payer-changed' | 'registry-silent' | null> {
  if (payer === null) return null
  const payers = await pages.room.doors.payers(await personOf(pages, reader), service.id)
  if (payers === null) return 'registry-silent'
  const now = payers.find(({ id }) => id === payer.id)
  return now?.active && now.headIin === payer.headIin ? null : 'payer-changed'
}

async function paperOf({ doors }: ApplicationPages, reader: Reader, { proof }: { readonly proof: string }) {
  const { names, iin } = await profileOf(doors, reader)
  const name = [names.surname, names.name, names.patronymic].filter(Boolean).join(' ')
  return { applicant: { name, iin }, verifyAt: `${doors.origin}/verify/${proof}` }
}

/** Moved in another tab meanwhile: the status page shows where it is now. */
function whenMoved(error: unknown): null {
  if (error instanceof ApplicationError) return null
  throw error
}
