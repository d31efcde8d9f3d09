import { type ProvenApplication, readByProof } from '#modules/applications'
import { type Language, writtenMoment } from '#platform/texts'
import { Alert, SummaryList, Tag } from '#platform/ui'
import { languageOf, WebError } from '#platform/web'
import { showPage } from '../frame.tsx'
import type { ApplicationPages } from './applications-site.ts'
import { texts } from './words.ts'

/** Where the QR code of an application's paper leads: is it genuine, and where does it stand. Nothing personal is shown. */
export function verifyPage({ site, doors, account, room }: ApplicationPages): void {
  site.get('/verify/:proof', async (c) => {
    const language = languageOf(c)
    const t = texts(language)
    const found = await readByProof(room, c.req.param('proof').toUpperCase())
    if (!found) throw new WebError('not-found')
    return showPage(c, doors, {
      title: t('verify.title'),
      width: 'question',
      robots: 'noindex',
      reader: await account.readerOf(c),
      children: (
        <>
          <h1>{t('verify.title')}</h1>
          <Alert kind="success" title={t('verify.genuine')}>
            <p>{t('verify.compare')}</p>
          </Alert>
          <SummaryList language={language} rows={rowsOf(found, language)} />
        </>
      ),
    })
  })
}

function rowsOf(
  { service, writtenNumber, stage, submittedAt, edition }: ProvenApplication,
  language: Language,
) {
  const t = texts(language)
  const words = service.texts(language)
  return [
    { name: t('verify.service'), value: words('name') },
    { name: t('verify.number'), value: writtenNumber },
    { name: t('verify.edition'), value: String(edition) },
    ...(submittedAt ? [{ name: t('status.submitted'), value: writtenMoment(language, submittedAt) }] : []),
    { name: t('verify.stage'), value: <Tag>{words(`stage.${stage}`)}</Tag> },
  ]
}
