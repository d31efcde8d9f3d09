import { loadConfig } from '#platform/config'
import { openKeyring } from '#platform/crypto'
import { openDatabase } from '#platform/database'
import { type Answer, ask, CommandRefusal } from '../command-line.ts'
import type { Command } from '../commands.ts'
import { currentClock } from '../office-links.ts'
import { say } from '../outcome.ts'
import { progress } from '../progress.ts'
import { fillHouse } from '../seed/fill-house.ts'
import { mostPeople } from '../seed/imagine-person.ts'

const help = `senim seed --people N [--applications M]
Fills the database with made-up people, their applications and their histories, for measurements. They have sound IINs, a
surname that says they are made up, no documents, and "synthetic" in the first line of their history. Called again it adds
others. Refused in production.
Batch input   {"people": n, "applications": m}
Output        {"people": n, "applications": n, "bytes": n, "seconds": n}   (bytes: how large the database is then)
Exit codes    0 filled, 2 unusable input, 3 fault
Errors        bad-input production too-many
Example
  senim seed --people 10000 --applications 50000 --json
  {"people":10000,"applications":50000,"bytes":402653184,"seconds":61.3}`

/** `senim seed`: a house as full as a measurement needs it. */
export const seed: Command = (words) =>
  ask(
    {
      help,
      fromWords: (plain, flags) =>
        plain.length > 0 || !flags.has('people')
          ? null
          : { people: Number(flags.get('people')), applications: Number(flags.get('applications') ?? 0) },
      answer: ({ people, applications }) =>
        fill(countOf(people, 'people', 1), countOf(applications ?? 0, 'applications', 0)),
      isYes: () => true,
      print: ({ people, applications, bytes, seconds }) =>
        `Made up ${people} people and ${applications} applications in ${seconds} s; the database has ${Math.round(Number(bytes) / 1e6)} MB.`,
    },
    words,
  )

function countOf(value: unknown, name: string, least: number): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value
  throw new CommandRefusal('bad-input', `"${name}" is a whole number from ${least} on.`)
}

async function fill(people: number, applications: number): Promise<Answer> {
  const started = Date.now()
  const config = loadConfig()
  if (config.mode === 'production')
    throw new CommandRefusal('production', 'Made-up people have no place in production. Nothing was written.')
  const { pool, close } = await openDatabase(config, say)
  const client = await pool.connect()
  try {
    const { rows } = await client.query(
      'select (select count(*) from accounts.people) as people, (select count(*) from applications.applications) as applications',
    )
    const before = { people: Number(rows[0].people), applications: Number(rows[0].applications) }
    if (before.people + people > mostPeople)
      throw new CommandRefusal(
        'too-many',
        `At most ${mostPeople - before.people} more people can be made up.`,
      )
    const filling = {
      ...{ people, applications, firstPerson: before.people, firstApplication: before.applications },
    }
    const room = { keyring: openKeyring(config), clock: await currentClock(config) }
    await fillHouse(client, room, filling, progress())
    await client.query('analyze')
    const size = await client.query('select pg_database_size(current_database()) as bytes')
    const seconds = Math.round((Date.now() - started) / 100) / 10
    return { people, applications, bytes: Number(size.rows[0].bytes), seconds }
  } finally {
    client.release()
    await close()
  }
}
