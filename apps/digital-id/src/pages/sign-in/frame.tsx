import type { Child } from 'hono/jsx'
import { Alert, ButtonLink, ErrorSummary, type Problem } from '#platform/ui'
import { allowFormTarget, languageOf, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { showPage } from '../../frame.tsx'
import type { Interaction } from '../../openid/sign-in.ts'
import { exchangeOf } from './exchange.ts'
import { baseOf } from './road.ts'
import { type T, texts } from './words.ts'

type SignInPage = {
  readonly title: string
  readonly problems?: readonly Problem[]
  readonly status?: 200 | 410 | 422 | 429 | 503
  readonly scripts?: readonly string[]
  readonly refreshWithoutScript?: number
  readonly children: Child
}

/** A page of the sign-in: what went wrong on top, then the one question. */
export function showSignIn(c: SiteContext, doors: DigitalIdDoors, page: SignInPage) {
  const language = languageOf(c)
  const { problems = [], status = 200, children, ...whole } = page
  c.status(status)
  return showPage(c, doors, {
    ...whole,
    hasProblems: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        {children}
      </>
    ),
  })
}

/** The interaction this page is about; null when it ran out, was finished or belongs to another browser. */
export async function interactionHere(c: SiteContext, doors: DigitalIdDoors): Promise<Interaction | null> {
  const interaction = await doors.openid.interactionOf(exchangeOf(c))
  if (!interaction || interaction.uid !== c.req.param('uid')) return null
  allowFormTarget(c, interaction.returnOrigin)
  return interaction
}

/** This sign-in is over: the way to begin another. */
export function showOver(c: SiteContext, doors: DigitalIdDoors) {
  const t = texts(languageOf(c))
  return showSignIn(c, doors, {
    title: t('over.title'),
    status: 410,
    children: (
      <>
        <h1>{t('over.title')}</h1>
        <p class="lead">{t('over.text')}</p>
        <ButtonLink href={`${doors.portal}/sign-in`}>{t('over.again')}</ButtonLink>
      </>
    ),
  })
}

/** For whom the person signs in. */
export function ForWhom({ t, client }: { readonly t: T; readonly client: Interaction['client'] }) {
  return client.ofThisHouse ? null : (
    <Alert kind="info">
      <p>{t('choose.for', { service: client.name })}</p>
    </Alert>
  )
}

/** Back to the choice; a device that the sign-in was handed to has no choice to go back to. */
export function AnotherWay({ c }: { readonly c: SiteContext }) {
  return (
    <p>
      <a class="ds-link" href={baseOf(c)}>
        {texts(languageOf(c))('another-way')}
      </a>
    </p>
  )
}
