import { type Difference, readAgreement, reasonWords } from '#modules/identity-proofing'
import { type Language, writtenMoment } from '#platform/texts'
import { BackLink, EmptyState, SummaryList, Table } from '#platform/ui'
import { languageOf, type Site, type SiteContext } from '#platform/web'
import { type Desk, deskOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { caseNumber } from './case-number.ts'
import { texts } from './words.ts'

const shownDays = 90

/** How often two people who do not know of each other decide alike. */
export function agreementPage(site: Site, doors: OfficeDoors): void {
  site.get('/documents/agreement', async (c) => {
    const desk = await deskOf(c, doors, 'moderator', 'senior-moderator', 'administrator', 'auditor')
    return desk instanceof Response ? desk : showAgreement(c, doors, desk)
  })
}

async function showAgreement(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const language = languageOf(c)
  const t = texts(language)
  const since = new Date(doors.clock.now().getTime() - shownDays * 24 * 60 * 60_000)
  const { waiting, looked, agreed, share, differences } = await readAgreement(doors.database, since)
  const percent = share === null ? '—' : `${Math.round(share * 100)} %`
  return showPage(c, doors, {
    title: t('agreement.title'),
    desk,
    children: (
      <>
        <BackLink language={language} href="/documents" />
        <h1>{t('agreement.title')}</h1>
        <p class="lead">{t('agreement.lead', { days: shownDays })}</p>
        <SummaryList
          language={language}
          rows={[
            { name: t('agreement.share'), value: percent },
            { name: t('agreement.looked'), value: looked },
            { name: t('agreement.agreed'), value: agreed },
            { name: t('agreement.waiting'), value: waiting },
          ]}
        />
        <section class="section" aria-labelledby="differences">
          <h2 id="differences">{t('agreement.differences')}</h2>
          {differences.length === 0 ? (
            <EmptyState icon="check-circle" titleLevel={3} title={t('agreement.none')} />
          ) : (
            <Table
              caption={t('agreement.differences')}
              captionHidden
              columns={(['case', 'first', 'second', 'at'] as const).map((name) => ({
                name: t(`agreement.${name}`),
              }))}
              rows={differences.map((one) => rowOf(language, one))}
            />
          )}
        </section>
      </>
    ),
  })
}

function rowOf(language: Language, one: Difference) {
  return [
    caseNumber(one.caseId),
    verdictInWords(language, one.verb, one.reasons),
    verdictInWords(language, one.secondVerb, one.secondReasons),
    one.secondAt ? writtenMoment(language, one.secondAt) : '—',
  ]
}

function verdictInWords(
  language: Language,
  verb: Difference['secondVerb'],
  reasons: Difference['secondReasons'],
): string {
  if (verb === null) return '—'
  const words = (reasons ?? []).map((reason) => reasonWords(language, reason).title)
  return [texts(language)(`decided.${verb}`), ...words].join(' · ')
}
