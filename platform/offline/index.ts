/* What service workers of all sites share. Browsers only: islands bundle it, servers never load it. */
export { assetFirstFromCache, fillAssets } from './kept-assets.ts'
export { registerWorker } from './register-worker.ts'
export { runWorker, sendForm } from './run-worker.ts'
