export { checkSignaturePage } from './check-page.tsx'
export { largestUpload } from './read-upload.ts'
