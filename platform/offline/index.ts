/* What service workers of all sites share. Browsers only: islands bundle it, servers never load it. */
export { keepTyped } from './keep-typed.ts'
export { assetFirstFromCache, fillAssets } from './kept-assets.ts'
export { readerLanguage, registerWorker } from './register-worker.ts'
export { type OfflineSentences, offlineSentences } from './sentences.ts'
