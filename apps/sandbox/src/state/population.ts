import { type NewcomerWish, newcomerFrom } from './newcomer.ts'
import type { CivilAct, LegalEntity, Persona } from './persona.ts'
import type { StateFiles } from './state-files.ts'

/** Everybody the registries know: personas with stories, and newcomers. */
export type Population = {
  readonly everybody: () => readonly Persona[]
  readonly find: (iin: string) => Persona | undefined
  readonly whoCarries: (phone: string) => Persona | undefined
  readonly isNewcomer: (iin: string) => boolean
  readonly welcome: (wish: NewcomerWish) => Persona
  /** Takes a newcomer out of every registry; personas with stories stay. */
  readonly forget: (iin: string) => void
  /** Somebody other than this person, always the same one: whom a registry that errs talks about. */
  readonly somebodyElse: (iin: string) => Persona
  readonly actsOf: (iin: string) => readonly CivilAct[]
  readonly entities: () => readonly LegalEntity[]
  readonly entitiesHeadedBy: (iin: string) => readonly LegalEntity[]
  readonly findEntity: (bin: string) => LegalEntity | undefined
}

export type Register = {
  readonly people: readonly Persona[]
  readonly acts: readonly CivilAct[]
  readonly entities: readonly LegalEntity[]
}

const newcomersFile = 'newcomers.json'

export function createPopulation(files: StateFiles, register: Register, today: () => string): Population {
  const newcomers = new Map(readNewcomers(files).map((person) => [person.iin, person]))
  const stories = new Map(register.people.map((person) => [person.iin, person]))
  const everybody = () => [...newcomers.values()].reverse().concat(register.people)
  const find = (iin: string) => stories.get(iin) ?? newcomers.get(iin)
  const whoCarries = (phone: string) => everybody().find((person) => person.phone?.number === phone)
  const save = () => files.write(newcomersFile, JSON.stringify([...newcomers.values()], null, 1))
  return {
    everybody,
    find,
    whoCarries,
    isNewcomer: (iin) => newcomers.has(iin),
    welcome: (wish) => {
      const person = newcomerFrom(wish, today(), {
        iin: (iin) => find(iin) !== undefined,
        phone: (phone) => whoCarries(phone) !== undefined,
      })
      newcomers.set(person.iin, person)
      save()
      return person
    },
    forget: (iin) => {
      if (newcomers.delete(iin)) save()
    },
    somebodyElse: (iin) => {
      const place = register.people.findIndex((person) => person.iin === iin)
      return register.people[(place + 1) % register.people.length]!
    },
    actsOf: (iin) => register.acts.filter((act) => participantsOf(act).includes(iin)),
    entities: () => register.entities,
    entitiesHeadedBy: (iin) => register.entities.filter(({ headIin }) => headIin === iin),
    findEntity: (bin) => register.entities.find((entity) => entity.bin === bin),
  }
}

/** Everybody a civil act is about. */
export function participantsOf(act: CivilAct): readonly string[] {
  switch (act.kind) {
    case 'birth':
    case 'adoption':
      return [act.childIin, ...act.parents]
    case 'marriage':
    case 'divorce':
      return act.spouses
    case 'name-change':
    case 'death':
      return [act.iin]
  }
}

/** Only this program writes the file, with `welcome` above, so its shape is taken as written. */
function readNewcomers(files: StateFiles): readonly Persona[] {
  const content = files.read(newcomersFile)
  return content ? JSON.parse(content.toString()) : []
}
