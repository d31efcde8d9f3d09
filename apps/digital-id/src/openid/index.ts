export type { SignInMethod } from './claims.ts'
export { createOpenidProvider, type OpenidProvider, openidPath } from './openid-provider.ts'
export type { OpenidPages } from './pages.ts'
