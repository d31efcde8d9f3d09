/** The Digital ID site's front door, for the program that mounts it. */
export { createDigitalId } from './digital-id.tsx'
export { createOpenidProvider, type OpenidProvider, openidPath } from './openid/index.ts'
export { drawOpenidPages } from './openid-pages.tsx'
