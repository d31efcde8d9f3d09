export { backChannelPath, sessionCookie, signInRoutes } from './sign-in-routes.ts'
