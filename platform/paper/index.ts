export type { Block, Column, Fact, Paper, Tone } from './paper.ts'
export { writePaper } from './write-paper.ts'
