import { deviceName } from '#modules/accounts'
import { type CaseView, type Owner, readCase } from '#modules/identity-proofing'
import { type SiteContext, WebError } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { currentSession } from '../../session.ts'

/** Whose document it is, or the answer that leads to the sign-in and back to this page. */
export async function ownerHere(c: SiteContext, doors: DigitalIdDoors): Promise<Owner | Response> {
  const session = await currentSession(c, doors)
  if (!session) return c.redirect(signInAddress(doors, pageOf(c)), 303)
  const device = deviceName(c.req.header('user-agent') ?? '')
  return { personId: session.personId, channel: 'digital-id', device }
}

/** The page to come back to: what was asked for, or the page whose form was posted. */
function pageOf(c: SiteContext): string {
  const { pathname, search } = new URL(c.req.url)
  return pathname + (c.req.method === 'GET' ? search : '')
}

/** The portal signs people in; its address below `/account/documents/open` leads back here. */
export function signInAddress({ portal }: Pick<DigitalIdDoors, 'portal'>, path: string): string {
  const back = `/account/documents/open?at=${encodeURIComponent(path)}`
  return `${portal}/sign-in?fresh&to=${encodeURIComponent(back)}`
}

export type Here = { readonly owner: Owner; readonly view: CaseView }

/** The document of this address, if it is this person's; one of somebody else's does not exist. */
export async function caseHere(c: SiteContext, doors: DigitalIdDoors): Promise<Here | Response> {
  const owner = await ownerHere(c, doors)
  if (owner instanceof Response) return owner
  const view = await readCase(doors.proofing, owner, caseIdOf(c))
  if (!view) throw new WebError('not-found')
  return { owner, view }
}

/** The same while its person may still change it; otherwise the answer that leads to where it stands. */
export async function draftHere(c: SiteContext, doors: DigitalIdDoors): Promise<Here | Response> {
  const here = await caseHere(c, doors)
  if (here instanceof Response || isOpen(here.view)) return here
  return c.redirect(`${baseOf(c)}?moved-on`, 303)
}

/** May its person still change it? */
export function isOpen({ state }: Pick<CaseView, 'state'>): boolean {
  return state === 'draft' || state === 'new-photo-asked'
}

export function caseIdOf(c: SiteContext): string {
  return c.req.param('id') ?? ''
}

/** Every page of this document lives below it. */
export function baseOf(c: SiteContext): string {
  return `/documents/${encodeURIComponent(caseIdOf(c))}`
}

/** Where a browser goes whose step could not be tried. */
export function placeOfStanding(c: SiteContext, { kind }: { readonly kind: 'gone' | 'stale' }): Response {
  if (kind === 'gone') throw new WebError('not-found')
  return c.redirect(`${baseOf(c)}?moved-on`, 303)
}

/** Is this answer one of those that lead to another page? */
export function isStanding<Answer extends { readonly kind: string }>(
  answer: Answer,
): answer is Extract<Answer, { kind: 'gone' | 'stale' }> {
  return answer.kind === 'gone' || answer.kind === 'stale'
}
