/** The portal's front door, for the program that mounts it. */
export { openAccount } from './account.ts'
export { loadArticles } from './help/index.ts'
export { createPortal } from './portal.tsx'
export { backChannelPath, sessionCookie, signInRoutes } from './sign-in/index.ts'
