export type { SignInMethod } from './claims.ts'
export { createOpenidProvider, type OpenidProvider, openidPath } from './openid-provider.ts'
