/** What the command line's exit codes mean; a contract with outside programs. */
export const exitCodes = { yes: 0, no: 1, unusable: 2, fault: 3 } as const

/** Words for people go to standard error: standard output carries answers alone. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
