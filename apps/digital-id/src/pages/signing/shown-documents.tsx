import type { Shown, SigningRequest } from '#modules/signing'
import type { Language } from '#platform/texts'
import { Card } from '#platform/ui'
import { type Site, WebError } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { baseOf, requestHere } from './request-here.ts'
import { texts } from './words.ts'

/** What is signed, byte for byte: each document, and the manifest that names them all. */
export function shownFiles(site: Site, doors: DigitalIdDoors): void {
  site.get('/sign/:id/shown/:place', async (c) => {
    const request = await requestHere(c, doors)
    if (request instanceof Response) return request
    const shown = request.shown[Number(c.req.param('place'))]
    if (!shown) throw new WebError('not-found')
    return c.body(new Uint8Array(shown.bytes), 200, { 'content-type': contentType(shown) })
  })

  site.get('/sign/:id/manifest', async (c) => {
    const request = await requestHere(c, doors)
    if (request instanceof Response) return request
    return c.body(new Uint8Array(request.manifest), 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${request.sha256.slice(0, 8)}.json"`,
    })
  })
}

function contentType({ mediaType }: Shown): string {
  return mediaType === 'application/pdf' ? mediaType : `${mediaType}; charset=utf-8`
}

type Props = { readonly request: SigningRequest; readonly language: Language }

/** The documents one after another: a text stands on the page, anything else is a link. */
export function ShownDocuments({ request, language }: Props) {
  const t = texts(language)
  return (
    <>
      {request.shown.map((shown, place) => (
        <Card title={shown.name[language]} titleLevel={3}>
          {shown.mediaType === 'text/plain' && (
            <section class="signed-text" tabindex={0} aria-label={shown.name[language]}>
              {Buffer.from(shown.bytes).toString('utf8')}
            </section>
          )}
          <p>
            <a class="ds-link" href={`${baseOf(request)}/shown/${place}`}>
              {t(shown.mediaType === 'application/pdf' ? 'shown.open-pdf' : 'shown.open')}
              <span class="ds-sr-only"> {shown.name[language]}</span>
            </a>
          </p>
        </Card>
      ))}
    </>
  )
}

const groupLength = 4

/** A hash as people compare it: sixteen groups of four. */
export function HashGroups({ sha256 }: { readonly sha256: string }) {
  const groups = sha256.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []
  return <code class="hash-groups">{groups.join(' ')}</code>
}
