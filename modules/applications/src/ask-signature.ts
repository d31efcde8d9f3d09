import type { Payer } from '#modules/service-kit'
import {
  type Json,
  makeManifest,
  openSigningRequest,
  type SignerRule,
  type SigningRoom,
} from '#modules/signing'
import { type Database, transaction } from '#platform/database'
import { writePaper } from '#platform/paper'
import { applicationPaper, type PaperOf } from './application-paper.ts'
import type { ApplicationsRoom } from './applications-room.ts'
import { ApplicationError } from './errors.ts'
import type { ApplicationView } from './read-application.ts'
import { openApplication } from './stored-application.ts'
import { tablesOf } from './tables.ts'

/** Long enough to take the paper to the head's own telephone, short enough that an old tab signs nothing. */
const minutesToSign = 24 * 60

export type SignatureAsked = PaperOf & {
  readonly move: string
  /** Hashes of what the people whose agreement was asked have signed; each of them is in the manifest. */
  readonly parts: readonly string[]
  /** Where the browser comes back to. */
  readonly returnTo: string
}

/**
 * Asks for the signature that a move wants: the manifest names the application, its edition, the parts and the paper,
 * and only a signature over exactly this manifest lets `makeMove` pass.
 *
 * @throws ApplicationError `unknown` when the move is not open to this view's applicant now
 */
export async function askSignature(
  room: ApplicationsRoom,
  signing: SigningRoom,
  view: ApplicationView,
  asked: SignatureAsked,
): Promise<{ readonly requestId: string }> {
  const signed = view.service.workflow.moves[asked.move]?.signed
  if (!signed || !view.offered.includes(asked.move)) throw new ApplicationError('unknown')
  const shown = [
    {
      name: namesOf(view),
      mediaType: 'application/pdf' as const,
      bytes: await writePaper(applicationPaper(view, asked)),
    },
  ]
  const subject = `application:${view.id}:${view.edition}`
  const manifest = makeManifest({ purpose: 'application', subject, facts: factsOf(view, asked), shown })
  return transaction(room.database, async (trx) => {
    await holdStill(trx, room, view)
    const request = await openSigningRequest(trx, signing, {
      personId: view.personId,
      purpose: 'application',
      subject,
      manifest,
      shown,
      signer: signerOf(view.payer, asked.applicant.iin),
      returnTo: asked.returnTo,
      minutes: minutesToSign,
    })
    // Whatever was asked for before counts no more.
    await tablesOf(trx)
      .updateTable('applications')
      .set({
        manifestSha256: manifest.sha256,
        signingRequest: request.requestId,
        signingMove: asked.move,
      })
      .where('id', '=', view.id)
      .execute()
    return request
  })
}

/** A page that is older than the application asks for nothing. */
async function holdStill(
  trx: Database,
  room: ApplicationsRoom,
  { id, moves }: ApplicationView,
): Promise<void> {
  const { row } = await openApplication(trx, room, id, 'lock')
  if (row.moves !== moves) throw new ApplicationError('stale')
}

/** For an entity its first head signs, whoever prepared it; for oneself and as a sole proprietor, the person. */
function signerOf(payer: Payer | null, applicantIin: string): SignerRule {
  if (payer?.kind === 'legal-entity') return { needs: 'first-head', iin: payer.headIin, bin: payer.id }
  return { needs: 'individual', iin: payer?.headIin ?? applicantIin }
}

function factsOf(
  { service, number, edition, payer, handedIn }: ApplicationView,
  asked: SignatureAsked,
): Json {
  return {
    service: service.id,
    serviceVersion: service.version,
    application: number,
    edition,
    move: asked.move,
    payer: payer?.id ?? null,
    answers: (handedIn ?? {}) as Json,
    parts: [...asked.parts].sort(),
  }
}

function namesOf({ service, writtenNumber }: ApplicationView) {
  const name = (language: 'kk' | 'ru' | 'en') => `${service.texts(language)('name')}, № ${writtenNumber}`
  return { kk: name('kk'), ru: name('ru'), en: name('en') }
}
