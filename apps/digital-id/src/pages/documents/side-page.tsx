import type { Quad, Side } from '#modules/identity-documents'
import { addPicture, type CaseView, setCorners, sidesOf } from '#modules/identity-proofing'
import type { Problem } from '#platform/ui'
import { languageOf, readForm, type Site, type SiteContext, WebError } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { showCapture } from './capture-view.tsx'
import { baseOf, draftHere, type Here, isStanding, placeOfStanding } from './owner.ts'
import { sideOf } from './picture-files.ts'
import { whileReading } from './reading-fault.ts'
import { mayReadPicture } from './reading-limit.ts'
import { showReview } from './review-view.tsx'
import { texts } from './words.ts'

// In brackets, else the first words match whatever follows them too.
const route = '/documents/:id/:side{(?:front|back|page)}'

/** One side of the document: take its picture or choose a file, look at it, mend its corners, take it again. */
export function sidePage(site: Site, doors: DigitalIdDoors): void {
  site.get(route, async (c) => {
    const here = await sideHere(c, doors)
    if (here instanceof Response) return here
    const picture = here.view.pictures.find(({ slot }) => slot === sideOf(c))
    const again = c.req.query('again') !== undefined || here.view.askedSide === sideOf(c)
    return picture && !again
      ? showReview(c, doors, here.view, picture)
      : showCapture(c, doors, here.view, sideOf(c), [])
  })

  // Without script the picture comes in one plain form, from whatever the phone's own button offers.
  site.post(route, async (c) => {
    const here = await sideHere(c, doors)
    if (here instanceof Response) return here
    const { picture } = await c.req.parseBody().catch((cause: unknown) => {
      throw new WebError('unreadable-form', { cause })
    })
    const file = picture instanceof File && picture.size > 0 ? picture : null
    if (!file) return refuse(c, doors, here.view, 'picture.empty')
    await mayReadPicture(doors, here.owner)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const sent = { caseId: here.view.caseId, slot: sideOf(c), captured: 'file', bytes } as const
    const answer = await whileReading(doors, () => addPicture(doors.proofing, here.owner, sent))
    if (isStanding(answer)) return placeOfStanding(c, answer)
    if (answer.kind === 'refused') return refuse(c, doors, here.view, `picture.${answer.code}`)
    return c.redirect(`${baseOf(c)}/${sideOf(c)}`, 303)
  })

  site.post(`${route}/corners`, async (c) => {
    const here = await sideHere(c, doors)
    if (here instanceof Response) return here
    const picture = here.view.pictures.find(({ slot }) => slot === sideOf(c))
    if (!picture) return c.redirect(`${baseOf(c)}/${sideOf(c)}?moved-on`, 303)
    const corners = cornersIn(await readForm(c), picture)
    if (!corners) return c.redirect(`${baseOf(c)}/${sideOf(c)}?crossed`, 303)
    await mayReadPicture(doors, here.owner)
    const place = { caseId: here.view.caseId, slot: sideOf(c), corners }
    const answer = await whileReading(doors, () => setCorners(doors.proofing, here.owner, place))
    if (isStanding(answer)) return placeOfStanding(c, answer)
    if (answer.kind === 'refused') throw new WebError('unavailable')
    return c.redirect(`${baseOf(c)}/${sideOf(c)}?corners`, 303)
  })
}

/** The document, if a document of its kind has this side. */
async function sideHere(c: SiteContext, doors: DigitalIdDoors): Promise<Here | Response> {
  const here = await draftHere(c, doors)
  if (here instanceof Response) return here
  const side: Side = sideOf(c)
  if (!sidesOf(here.view.kind).includes(side)) throw new WebError('not-found')
  return here
}

type RefusedWord = Parameters<ReturnType<typeof texts>>[0] & `picture.${string}`

function refuse(c: SiteContext, doors: DigitalIdDoors, view: CaseView, code: RefusedWord) {
  const problems: readonly Problem[] = [{ field: 'picture', message: texts(languageOf(c))(code) }]
  return showCapture(c, doors, view, sideOf(c), problems)
}

/** Four corners as the island wrote them, inside the picture and in order; anything else is no frame of a card. */
export function cornersIn(
  form: Readonly<Record<string, string>>,
  { width, height }: { readonly width: number; readonly height: number },
): Quad | null {
  const points = [0, 1, 2, 3].map((index) => ({
    x: Number(form[`x${index}`] ?? Number.NaN),
    y: Number(form[`y${index}`] ?? Number.NaN),
  }))
  const inside = points.every(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height)
  const [a, b, c, d] = points
  if (!inside || !a || !b || !c || !d) return null
  const quad: Quad = [a, b, c, d]
  return isConvex(quad) ? quad : null
}

/** Clockwise on the screen, no corner pushed through the opposite side. */
function isConvex(quad: Quad): boolean {
  return quad.every((point, index) => {
    const next = quad[(index + 1) % 4]!
    const after = quad[(index + 2) % 4]!
    return (next.x - point.x) * (after.y - next.y) - (next.y - point.y) * (after.x - next.x) > 0
  })
}
