import { languages } from '#platform/texts'
import { texts } from '../words.ts'

/**
 * What a browser shows on the one visit by which a person lets it believe this machine's own certificate. In all three
 * languages: NCALayer does not know which one the site is read in.
 */
export function visitPage(): string {
  const sentences = languages.map((language) => {
    const t = texts(language)
    return `<section lang="${language}"><h1>${t('ncalayer.visit')}</h1><p>${t('ncalayer.visit.text')}</p></section>`
  })
  return `<!doctype html><html lang="kk"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>NCALayer · SANDBOX</title></head><body>${sentences.join('')}</body></html>`
}
