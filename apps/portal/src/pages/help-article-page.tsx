import { reportAddress } from '#modules/support'
import { writtenDay } from '#platform/texts'
import { Breadcrumbs, CardGrid, LinkCard } from '#platform/ui'
import { languageOf, type Site, WebError } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { ArticleBody, type ArticleSurroundings, articleAddress } from '../help/index.ts'
import { texts } from '../words.ts'

/** One question and its answer, with what belongs to it. */
export function helpArticlePage(site: Site, doors: PortalDoors, account: Account): void {
  site.get('/help/:slug', async (c) => {
    const article = doors.articles.find((candidate) => candidate.slug === c.req.param('slug'))
    if (!article) throw new WebError('not-found')
    const language = languageOf(c)
    const t = texts(language)
    const words = article.texts[language]
    const related = doors.articles.filter((candidate) => article.related.includes(candidate.slug))
    return showPage(c, doors, {
      title: words.title,
      description: words.summary,
      section: 'help',
      reader: await account.readerOf(c),
      children: (
        <>
          <Breadcrumbs
            language={language}
            crumbs={[
              { href: '/', label: t('nav.home') },
              { href: '/help', label: t('help.title') },
            ]}
          />
          <article class="prose">
            <h1>{words.title}</h1>
            <p class="lead">{words.summary}</p>
            <ArticleBody
              body={words.body}
              surroundings={surroundingsOf(doors, `portal${articleAddress(article.slug)}`)}
            />
            <p class="hint">{t('help.updated', { date: writtenDay(language, article.updated) })}</p>
          </article>
          {related.length > 0 && (
            <section class="section" aria-labelledby="related">
              <h2 id="related">{t('help.related')}</h2>
              <CardGrid>
                {related.map((other) => (
                  <LinkCard
                    href={articleAddress(other.slug)}
                    title={other.texts[language].title}
                    titleLevel={3}
                  />
                ))}
              </CardGrid>
            </section>
          )}
        </>
      ),
    })
  })
}

/** Where an article's named pages are in this installation. */
function surroundingsOf(doors: PortalDoors, from: string): ArticleSurroundings {
  return {
    pages: {
      install: '/install',
      register: `${doors.digitalId}/register`,
      'sign-in': '/sign-in',
      account: '/account',
      history: '/account/history',
      documents: '/account/documents',
      'attach-document': `${doors.digitalId}/documents/new`,
      'check-signature': '/check-signature',
      acting: '/account/acting',
      mandates: '/account/mandates',
      signatures: `${doors.digitalId}/signatures`,
      'get-eds': `${doors.digitalId}/signatures/new`,
      devices: '/account/devices',
      inbox: '/account/inbox',
      channels: '/account/channels',
      'refund-pension': '/services/refund-pension-contributions',
      support: reportAddress('', { from }),
      ...(doors.sandbox ? { sandbox: doors.sandbox } : {}),
    },
  }
}
