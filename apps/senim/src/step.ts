import { say } from './outcome.ts'

const patience = 2000

/** Runs one step of a start and says so when it is done; one that takes over two seconds says so while it runs. */
export async function step<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  const started = Date.now()
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`
  const ticker = setInterval(() => say(`  ${name} … ${seconds()}`), patience)
  try {
    const result = await run()
    say(`${name.padEnd(10)} ready in ${seconds()}`)
    return result
  } finally {
    clearInterval(ticker)
  }
}
