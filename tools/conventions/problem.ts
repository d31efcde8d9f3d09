/** One broken convention: where it is, what is wrong, and how to mend it. */
export type Problem = { readonly place: string; readonly wrong: string; readonly remedy: string }

/** Prints one line per problem and sets the exit code; says how much was looked at when all is well. */
export function report(problems: readonly Problem[], looked: string): void {
  for (const { place, wrong, remedy } of problems) process.stdout.write(`${place}: ${wrong} ${remedy}\n`)
  process.stdout.write(problems.length === 0 ? `${looked}: in order.\n` : `${problems.length} problems.\n`)
  process.exitCode = problems.length === 0 ? 0 : 1
}
