import type { OfflineSentences } from './sentences.ts'

/**
 * The answer to a form that could not be sent: a page that holds every typed field and sends them again. Nothing is
 * written to disk, and it works for forms without any script of their own.
 */
export async function keepTyped(request: Request, sentences: OfflineSentences): Promise<Response> {
  const fields = [...(await request.formData())]
  const hidden = fields
    .filter((field): field is [string, string] => typeof field[1] === 'string')
    .map(([name, value]) => `<input type="hidden" name="${asAttribute(name)}" value="${asAttribute(value)}">`)
  const page = `<!doctype html><html lang="${sentences.language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${sentences.title}</title>${await styleLink()}</head>
<body class="ds-body"><main class="page offline"><h1 class="ds-heading">${sentences.title}</h1><p class="ds-paragraph">${sentences.text}</p>
<form method="post" action="${asAttribute(new URL(request.url).pathname + new URL(request.url).search)}">${hidden.join('')}
<button class="ds-button">${sentences.again}</button></form></main></body></html>`
  return new Response(page, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

async function styleLink(): Promise<string> {
  const kept = await caches.match('/offline')
  return /<link[^>]+rel="stylesheet"[^>]*>/.exec((await kept?.text()) ?? '')?.[0] ?? ''
}

function asAttribute(value: string): string {
  return value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
