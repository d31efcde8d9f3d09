import { StyleGuide } from '#platform/ui'
import { languageOf, type Site, themeOf } from '#platform/web'
import type { SandboxRoom } from '../sandbox-room.ts'

/** Every component of every site in all its states, for those who build pages. */
export function styleGuidePage(site: Site, { asset }: SandboxRoom): void {
  site.get('/style-guide', (c) => {
    const { pathname, search } = new URL(c.req.url)
    const path = pathname + search
    return c.html(<StyleGuide language={languageOf(c)} theme={themeOf(c)} path={path} asset={asset} />)
  })
}
