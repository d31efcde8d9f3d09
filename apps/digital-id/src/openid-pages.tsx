import type { Child } from 'hono/jsx'
import type { Language } from '#platform/texts'
import { Button, ButtonLink, Card, Confirmation, EmptyState, Form } from '#platform/ui'
import { type FrameDoors, wholePage } from './frame.tsx'
import type { OpenidPages } from './openid/index.ts'
import { texts as signInTexts } from './pages/sign-in/words.ts'
import { frameTexts } from './words.ts'

/** The few pages that the OpenID provider itself shows, in the frame of the site. */
export function drawOpenidPages(doors: FrameDoors): OpenidPages {
  const draw = (language: Language, title: string, children: Child) =>
    String(wholePage(doors, { language, path: '/' }, { title, children }))
  return {
    signOut: ({ language, xsrf, client }) => {
      const t = frameTexts(language)
      const everywhere = signInTexts(language)
      return draw(
        language,
        t('sign-out.title'),
        <>
          <h1>{t('sign-out.title')}</h1>
          <p>{client ? t('sign-out.text.client', { client }) : t('sign-out.text')}</p>
          <Form action="/sign-out">
            <input type="hidden" name="xsrf" value={xsrf} />
            <Button name="logout" value="yes">
              {t('sign-out.yes')}
            </Button>
          </Form>
          <Card title={everywhere('everywhere.title')} icon="devices">
            <p>{everywhere('everywhere.text')}</p>
            <Form action="/sign-out/everywhere">
              <Button look="danger" icon="sign-out">
                {everywhere('everywhere.go')}
              </Button>
            </Form>
          </Card>
          <p>
            <a class="ds-link" href={doors.portal}>
              {t('sign-out.no')}
            </a>
          </p>
        </>,
      )
    },
    signedOut: ({ language }) => {
      const t = frameTexts(language)
      return draw(
        language,
        t('signed-out.title'),
        <>
          <Confirmation title={t('signed-out.title')}>
            <p>{t('signed-out.text')}</p>
          </Confirmation>
          <ButtonLink href={doors.portal}>{t('to-portal')}</ButtonLink>
        </>,
      )
    },
    error: ({ language, status }) => {
      const t = frameTexts(language)
      const tooMany = status === 429
      const title = t(tooMany ? 'error.too-many-requests' : 'openid-error.title')
      return draw(
        language,
        title,
        <>
          <h1 class="ds-sr-only">{title}</h1>
          <EmptyState
            title={title}
            icon="warning"
            action={<ButtonLink href={`${doors.portal}/sign-in`}>{t('openid-error.again')}</ButtonLink>}
          >
            <p>{t(tooMany ? 'error.too-many-requests.text' : 'openid-error.text')}</p>
          </EmptyState>
        </>,
      )
    },
  }
}
