export { backChannelPath, type SignInRouteDoors, sessionCookie, signInRoutes } from './sign-in-routes.ts'
