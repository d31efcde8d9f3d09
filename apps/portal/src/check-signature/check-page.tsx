import type { Language } from '#platform/texts'
import { Button, ErrorSummary, FileField, Form, Notice, type Problem, problemOf } from '#platform/ui'
import { addressOf, languageOf, type Site, type SiteContext } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { articleAddress } from '../help/index.ts'
import { checkFiles, headline } from './checked.ts'
import { mostMegabytes, readUpload } from './read-upload.ts'
import { writeReport } from './report.ts'
import { ResultView } from './result-view.tsx'
import { texts } from './words.ts'

const path = '/check-signature'

/** Anybody checks any signature: two files in, a verdict out, nothing kept. */
export function checkSignaturePage(site: Site, doors: PortalDoors, account: Account): void {
  site.get(path, (c) => showForm(c, doors, account, []))

  site.post(path, async (c) => {
    const language = languageOf(c)
    const t = texts(language)
    const taken = await doors.limits.take('signature-checks-per-address', addressOf(c, doors.trustedProxies))
    if (!taken.allowed) {
      c.status(429)
      c.header('retry-after', String(taken.retryAfterSeconds))
      const wait = t('wait', { n: Math.max(1, Math.ceil(taken.retryAfterSeconds / 60)) })
      return showForm(c, doors, account, [{ field: 'signature', message: t('problem.too-many', { wait }) }])
    }
    const upload = await readUpload(c, t)
    if (upload.kind === 'bad') {
      c.status(422)
      return showForm(c, doors, account, upload.problems)
    }
    const checked = await checkFiles(doors.signing, upload.signature, upload.content)
    const report = await writeReport(language, checked, `${doors.origin}${path}`)
    return showPage(c, doors, {
      title: headline(language, checked),
      robots: 'noindex',
      reader: await account.readerOf(c),
      children: (
        <ResultView
          language={language}
          checked={checked}
          report={report}
          inSandbox={doors.sandbox !== null}
        />
      ),
    })
  })
}

async function showForm(c: SiteContext, doors: PortalDoors, account: Account, problems: readonly Problem[]) {
  const language = languageOf(c)
  const t = texts(language)
  return showPage(c, doors, {
    title: t('title'),
    description: t('lead'),
    width: 'question',
    hasProblems: problems.length > 0,
    reader: await account.readerOf(c),
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
        <CheckForm language={language} problems={problems} />
        <Notice icon="shield">
          <p>{t('not-kept')}</p>
        </Notice>
        <p>
          <a class="ds-link" href={articleAddress('check-signature')}>
            {t('help')}
          </a>
        </p>
      </>
    ),
  })
}

type FormProps = { readonly language: Language; readonly problems: readonly Problem[] }

function CheckForm({ language, problems }: FormProps) {
  const t = texts(language)
  return (
    <Form action={path} files busy={t('busy')}>
      <FileField
        name="signature"
        label={t('signature')}
        hint={t('signature.hint', { size: mostMegabytes })}
        error={problemOf(problems, 'signature')}
      />
      <FileField
        name="content"
        label={t('content')}
        hint={t('content.hint', { size: mostMegabytes })}
        error={problemOf(problems, 'content')}
      />
      <Button icon="search">{t('go')}</Button>
    </Form>
  )
}
