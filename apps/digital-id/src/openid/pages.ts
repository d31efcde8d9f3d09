import type Provider from 'oidc-provider'
import type { Configuration, KoaContextWithOIDC, Session } from 'oidc-provider'
import { isLanguage, type Language } from '#platform/texts'
import { allowFormTarget } from './openid-headers.ts'

/** The few pages the provider itself shows, as whole HTML documents; drawn by the site. */
export type OpenidPages = {
  /** Asks whether to sign out of Digital ID everywhere in this browser: a POST to `action` with `xsrf` and `logout=yes`. */
  readonly signOut: (asked: {
    readonly language: Language
    readonly action: string
    readonly xsrf: string
    readonly client: string | null
  }) => string | Promise<string>
  readonly signedOut: (asked: { readonly language: Language }) => string | Promise<string>
  /** `error` is one of the codes of OAuth and OpenID Connect. */
  readonly error: (asked: {
    readonly language: Language
    readonly error: string
    readonly status: number
  }) => string | Promise<string>
}

/** A request that the library has not looked at yet. */
type PlainContext = Parameters<Parameters<Provider['use']>[0]>[0]
type LogoutFeature = NonNullable<NonNullable<Configuration['features']>['rpInitiatedLogout']>

/**
 * A client that shows the ID token of this very session asks for its own user, who has just pressed "sign out" there:
 * asking again would only teach people to click. Everybody else gets the question.
 */
export function renderSignOut(
  pages: OpenidPages,
  signOutAt: (session: Session) => Promise<void>,
): NonNullable<LogoutFeature['logoutSource']> {
  return async (ctx, form) => {
    const { session, client, entities } = ctx.oidc
    const state = session?.state ?? {}
    const target = textOf(state.postLogoutRedirectUri)
    const hint = entities.IdTokenHint?.payload.sid
    if (session && client && hint !== undefined && hint === session.sidFor(client.clientId)) {
      await signOutAt(session)
      await session.destroy()
      ctx.cookies.set(ctx.oidc.provider.cookieName('session'), null, { path: '/openid' })
      ctx.status = 303
      ctx.redirect(target ? withState(target, state.state) : ctx.oidc.urlFor('end_session_success'))
      return
    }
    if (target) allowFormTarget(ctx, new URL(target).origin)
    ctx.type = 'html'
    ctx.body = await pages.signOut({
      language: languageOf(ctx),
      action: ctx.oidc.urlFor('end_session_confirm'),
      xsrf: /name="xsrf" value="([^"]+)"/.exec(form)?.[1] ?? '',
      client: client?.clientName ?? null,
    })
  }
}

export function renderSignedOut(pages: OpenidPages): NonNullable<LogoutFeature['postLogoutSuccessSource']> {
  return async (ctx) => {
    ctx.type = 'html'
    ctx.body = await pages.signedOut({ language: languageOf(ctx) })
  }
}

export function renderError(pages: OpenidPages): NonNullable<Configuration['renderError']> {
  return async (ctx, { error }) => {
    ctx.type = 'html'
    ctx.body = await pages.error({ language: languageOf(ctx), error, status: ctx.status })
  }
}

/** A refusal before the library has looked at the request: a page for people, JSON for programs. */
export async function renderRefusal(
  pages: OpenidPages,
  ctx: PlainContext,
  status: number,
  error: string,
): Promise<void> {
  ctx.status = status
  if (ctx.accepts('json', 'html') === 'html') {
    ctx.type = 'html'
    ctx.body = await pages.error({ language: languageOf(ctx), error, status })
  } else ctx.body = { error }
}

function withState(target: string, state: unknown): string {
  const address = new URL(target)
  if (typeof state === 'string') address.searchParams.set('state', state)
  return address.href
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** The choice people made on any page of Senim, else what the client asked for, else Kazakh. */
function languageOf(ctx: PlainContext & { readonly oidc?: KoaContextWithOIDC['oidc'] }): Language {
  const kept = ctx.cookies.get('senim_lang', { signed: false })
  if (isLanguage(kept)) return kept
  const asked = String(ctx.oidc?.params?.ui_locales ?? '').split(' ')
  return asked.find(isLanguage) ?? 'kk'
}
