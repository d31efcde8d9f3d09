export { backChannelPath, type SignInRouteDoors, sessionCookie, signInRoutes } from './sign-in-routes.ts'
export { safeTarget } from './started-sign-in.ts'
