export { readLine } from './read-line.ts'
