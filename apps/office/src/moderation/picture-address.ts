import type { DeskPictureName } from '#modules/identity-proofing'
import { equalSecrets, lookupIndex } from '#platform/crypto'
import { type Site, WebError } from '#platform/web'
import { type Desk, deskOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'

const names: readonly DeskPictureName[] = ['front', 'back', 'page', 'portrait', 'still']

/** Where a picture of a page is shown: good for this session of this member alone, and only while the claim holds. */
export function pictureAddress(doors: OfficeDoors, desk: Desk, page: string, name: DeskPictureName): string {
  return `${page}/pictures/${name}/${signatureOf(doors, desk, page, name)}`
}

/** Serves the pictures of pages like `/documents/:id`; `read` asks whether this member may see them now. */
export function picturesOf(
  site: Site,
  doors: OfficeDoors,
  pages: string,
  read: (
    desk: Desk,
    page: Readonly<Record<string, string>>,
    name: DeskPictureName,
  ) => Promise<Uint8Array | null>,
): void {
  site.get(`${pages}/pictures/:name/:signature`, async (c) => {
    const desk = await deskOf(c, doors, 'moderator', 'senior-moderator')
    if (desk instanceof Response) return desk
    const { name: asked = '', signature = '', ...page }: Record<string, string> = c.req.param()
    const name = names.find((one) => one === asked)
    const address = c.req.path.slice(0, c.req.path.indexOf('/pictures/'))
    if (!name || !equalSecrets(signatureOf(doors, desk, address, name), signature))
      throw new WebError('not-found')
    const jpeg = await read(desk, page, name)
    if (!jpeg) throw new WebError('not-found')
    return c.body(new Uint8Array(jpeg), 200, {
      'content-type': 'image/jpeg',
      'content-disposition': 'inline',
    })
  })
}

function signatureOf({ keyring }: OfficeDoors, { session }: Desk, page: string, name: string): string {
  return lookupIndex(keyring, 'office.picture', `${session.id} ${page} ${name}`).toString('base64url')
}
