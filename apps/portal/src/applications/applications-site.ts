import type { Capacity } from '#modules/accounts'
import {
  ApplicationError,
  type ApplicationsRoom,
  type ApplicationView,
  type PersonRef,
  readApplication,
} from '#modules/applications'
import type { Told } from '#modules/notifications'
import { idInAddress, type Site, type SiteContext, WebError } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors, Reader } from '../doors.ts'
import { profileOf, readerOrSignIn } from '../pages/account-frame.tsx'

/** What the pages of applications stand on, besides what every page of the portal has. */
export type ApplicationPages = {
  readonly site: Site
  readonly doors: PortalDoors
  readonly account: Account
  readonly room: ApplicationsRoom
  /** In whose name the reader acts now. */
  readonly capacityOf: (c: SiteContext) => Promise<Capacity>
  /** Sends what a move has written down; the worker delivers whatever is left. */
  readonly deliver: (told: readonly Told[]) => Promise<void>
}

/** The reader and their application, or the answer that leads to the sign-in; somebody else's does not exist. */
export async function ownApplication(
  c: SiteContext,
  { account, room }: ApplicationPages,
): Promise<{ readonly reader: Reader; readonly view: ApplicationView } | Response> {
  const reader = await readerOrSignIn(c, account)
  if (reader instanceof Response) return reader
  const id = idInAddress(c.req.param('id'))
  const view = await orNotFound(readApplication(room, id, { kind: 'citizen', personId: reader.personId }))
  return { reader, view }
}

/** An application that is not there, or not the reader's, is a page that is not there. */
export function orNotFound<Result>(asked: Promise<Result>): Promise<Result> {
  return asked.catch((error: unknown) => {
    throw error instanceof ApplicationError ? new WebError('not-found', { cause: error }) : error
  })
}

/** Where the pages of one application are. */
export const addressOf = {
  status: (id: string) => `/account/applications/${id}`,
  step: (id: string, step: string) => `/account/applications/${id}/steps/${step}`,
  choose: (id: string) => `/account/applications/${id}/choose`,
  check: (id: string) => `/account/applications/${id}/check`,
}

/** Whose registries are asked: the reader and the number they answer to. */
export async function personOf(
  { doors }: Pick<ApplicationPages, 'doors'>,
  reader: Reader,
): Promise<PersonRef> {
  const { iin } = await profileOf(doors, reader)
  return { personId: reader.personId, iin }
}
