import { say } from './outcome.ts'

const patience = 2000

/** Says how far a long work is, not more often than every two seconds: what is quick stays quiet. */
export function progress(): (sentence: string) => void {
  let last = Date.now()
  return (sentence) => {
    if (Date.now() - last < patience) return
    last = Date.now()
    say(`  ${sentence}`)
  }
}
