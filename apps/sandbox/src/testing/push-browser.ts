export { pretendBrowser } from '../push/pretend-browser.ts'
export { readVapid } from '../push/read-vapid.ts'
