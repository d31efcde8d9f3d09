import { ButtonLink, CardGrid, EmptyState, LinkCard, Notice, Search } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { addressWith, asFields, circumstancesOf } from './circumstances.ts'
import { knownProblems } from './known-problems.ts'
import { texts } from './words.ts'

/** Before anybody writes: is the trouble known, and is its remedy a minute away? */
export function knownProblemsPage(site: Site, doors: PortalDoors, account: Account): void {
  const find = knownProblems(doors.articles)
  site.get('/support', (c) => c.redirect('/support/new', 303))
  site.get('/support/new', async (c) => {
    const language = languageOf(c)
    const t = texts(language)
    const asked = (c.req.query('q') ?? '').normalize('NFC').trim().slice(0, 200)
    const circumstances = circumstancesOf(c)
    const known = find(language, asked, circumstances)
    return showPage(c, doors, {
      title: t('known.title'),
      width: 'question',
      robots: 'noindex',
      section: 'help',
      reader: await account.readerOf(c),
      children: (
        <>
          <h1>{t('known.title')}</h1>
          <p class="lead">{t('known.lead')}</p>
          {circumstances.camera && <Notice icon="camera">{t(`camera.${circumstances.camera}`)}</Notice>}
          <Search
            language={language}
            action="/support/new"
            label={t('known.search')}
            value={asked}
            fields={asFields(circumstances)}
          />
          {known.length > 0 && (
            <section class="section" aria-labelledby="known">
              <h2 id="known" {...(asked && { role: 'status' })}>
                {t('known.found')}
              </h2>
              <CardGrid>
                {known.map(({ href, title, text }) => (
                  <LinkCard href={href} title={title} titleLevel={3} text={text} icon="help" />
                ))}
              </CardGrid>
            </section>
          )}
          {asked && known.length === 0 && (
            <EmptyState title={t('known.none')} icon="search">
              <p>{t('known.none.text')}</p>
            </EmptyState>
          )}
          <ButtonLink
            href={addressWith('/support/write', circumstances, asked ? { q: asked } : {})}
            look={known.length > 0 ? 'secondary' : 'primary'}
            icon="message"
          >
            {t(known.length > 0 ? 'known.write.other' : 'known.write')}
          </ButtonLink>
        </>
      ),
    })
  })
}
