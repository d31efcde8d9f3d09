import { type FieldName, fieldNames, type Side } from '#modules/identity-documents'
import { type CaseView, type PictureView, readOwnPicture } from '#modules/identity-proofing'
import { type Site, type SiteContext, WebError } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { cropLine, forScreen } from './crop-picture.ts'
import { caseHere } from './owner.ts'

/** The owner's own pictures, and each field cut out of them; nobody else's, in no cache. */
export function pictureFiles(site: Site, doors: DigitalIdDoors): void {
  site.get('/documents/:id/pictures/:side{(?:front|back|page)}', async (c) => {
    const here = await caseHere(c, doors)
    if (here instanceof Response) return here
    const jpeg = await readOwnPicture(doors.proofing, here.owner, here.view.caseId, sideOf(c))
    if (!jpeg) throw new WebError('not-found')
    return answerJpeg(c, await forScreen(jpeg))
  })

  site.get('/documents/:id/crops/:field', async (c) => {
    const here = await caseHere(c, doors)
    if (here instanceof Response) return here
    const field = fieldNames.find((name) => name === c.req.param('field'))
    const picture = field && pictureWith(here.view, field)
    const place = field && picture?.fields[field]?.place
    const jpeg = place && (await readOwnPicture(doors.proofing, here.owner, here.view.caseId, picture.slot))
    if (!jpeg) throw new WebError('not-found')
    return answerJpeg(c, await cropLine(jpeg, place))
  })
}

/** The picture in which a field was seen; where two show it, the one whose reading was taken. */
export function pictureWith(
  { pictures, read }: Pick<CaseView, 'pictures' | 'read'>,
  field: FieldName,
): PictureView | undefined {
  const showing = pictures.filter(({ fields }) => fields[field]?.place)
  return showing.find(({ fields }) => fields[field]?.value === read[field]?.value) ?? showing[0]
}

export function sideOf(c: SiteContext): Side {
  return (['front', 'back', 'page'] as const).find((side) => side === c.req.param('side')) ?? 'front'
}

function answerJpeg(c: SiteContext, jpeg: Uint8Array): Response {
  return c.body(new Uint8Array(jpeg), 200, { 'content-type': 'image/jpeg', 'content-disposition': 'inline' })
}
