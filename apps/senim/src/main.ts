import { commands } from './commands.ts'
import { exitCodes, say } from './outcome.ts'

const [name = 'help', ...words] = process.argv.slice(2)

process.exitCode = await run()

async function run(): Promise<number> {
  if (name === 'help' || name === '--help' || name === '-h') return printCommands()
  const command = commands[name]
  if (!command) {
    say(`senim has no command "${name}". It has: ${Object.keys(commands).join(', ')}.`)
    return exitCodes.unusable
  }
  try {
    return await (await command.load())(words)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    return exitCodes.fault
  }
}

function printCommands(): number {
  const width = Math.max(...Object.keys(commands).map((word) => word.length))
  for (const [word, { summary }] of Object.entries(commands))
    process.stdout.write(`  senim ${word.padEnd(width)}  ${summary}\n`)
  return exitCodes.yes
}
