import { keptStyle } from './kept-assets.ts'
import type { OfflineSentences } from './sentences.ts'

/** As strict as the site's own policy, but for the answer to the form, which may lead to another site. */
const policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'"

/**
 * The answer to a form that could not be sent: a page that holds every typed field and sends them again. Nothing is
 * written to disk, and it works for forms without any script of their own.
 */
export async function keepTyped(request: Request, sentences: OfflineSentences): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }
  const page = drawPage(sentences, pathname + search, await typedFields(request), await keptStyle())
  return new Response(page, { status: 503, headers })
}

type Field = readonly [name: string, value: string]

async function typedFields(request: Request): Promise<readonly Field[]> {
  return [...(await request.formData())].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  )
}

/** The look of a page of the site, drawn without its server. */
export function drawPage(
  { language, title, text, again }: OfflineSentences,
  action: string,
  fields: readonly Field[],
  style: string | null,
): string {
  const hidden = fields.map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  )
  const link = style ? `<link rel="stylesheet" href="${escaped(style)}">` : ''
  return `<!doctype html><html lang="${language}" data-color-scheme="auto"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${link}</head>
<body><main id="main" class="container container-question"><h1>${title}</h1><p class="lead">${text}</p>
<form class="form" method="post" action="${escaped(action)}">${hidden.join('')}
<button class="ds-button button-primary" data-variant="primary"><span>${again}</span></button></form></main></body></html>`
}

/** Line ends too: a parser would turn a lone one into another. */
function escaped(value: string): string {
  return value.replace(/[&<>"\r\n]/g, (character) => `&#${character.charCodeAt(0)};`)
}
