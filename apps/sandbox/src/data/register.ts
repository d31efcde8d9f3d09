import type { Register } from '../state/population.ts'
import { civilActs } from './civil-acts.ts'
import { employees } from './employees.ts'
import { families } from './families.ts'
import { laterLife } from './later-life.ts'
import { legalEntities } from './legal-entities.ts'
import { personaFrom } from './persona-source.ts'
import { specialCases } from './special-cases.ts'
import { workingLife } from './working-life.ts'

const sources = [...specialCases, ...families, ...laterLife, ...workingLife, ...employees]

/** What the State's registries hold when the sandbox is set up on a day. All of it is invented. */
export function registerOn(firstDay: string): Register {
  return {
    people: sources.map((source) => personaFrom(source, firstDay)),
    acts: civilActs,
    entities: legalEntities,
  }
}
