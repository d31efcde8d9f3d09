import { dayInKazakhstan, isDay } from '#kz'
import { type Clock, systemClock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import { registerOn } from '../data/register.ts'
import { createEgovMobile, type EgovMobile } from '../egov-mobile/egov-mobile.ts'
import { makeCms, makeXml } from '../keys/make-signature.ts'
import { createPersonKeys, type PersonKeys } from '../keys/person-keys.ts'
import { createNcalayerDesk, type NcalayerDesk, type NcalayerSetting } from '../ncalayer/desk.ts'
import { createPushService, type PushService } from '../push/push-service.ts'
import { type Authorities, createAuthorities } from './authorities.ts'
import { type Bank, createBank } from './bank.ts'
import type { BankCallAddress } from './bank-calls.ts'
import { type Contributions, createContributions } from './contributions.ts'
import { createGateway, type MailGateway, type Pace, type SmsGateway } from './gateway.ts'
import { createPhotos, type Photos } from './photos.ts'
import { createPopulation, type Population } from './population.ts'
import { createRegistryJournal, type RegistryJournal } from './registry-journal.ts'
import { createSandboxClock, type SandboxClock } from './sandbox-clock.ts'
import { openStateFiles, type StateFiles } from './state-files.ts'
import { createSwitches, type Switches } from './switches.ts'

/** Everything the sandbox knows; API and pages share one. */
export type SandboxState = {
  readonly clock: SandboxClock
  readonly population: Population
  readonly contributions: Contributions
  readonly photos: Photos
  readonly switches: Switches
  readonly journal: RegistryJournal
  readonly sms: SmsGateway
  readonly mail: MailGateway
  readonly push: PushService
  readonly bank: Bank
  readonly pace: Pace
  readonly authorities: Authorities
  readonly personKeys: PersonKeys
  readonly ncalayer: NcalayerDesk
  readonly egovMobile: EgovMobile
  readonly files: StateFiles
  /** Removes a newcomer, or the photograph of a persona with a story. */
  readonly deletePerson: (iin: string) => void
  readonly close: () => void
}

/** How fast registries and operators are on an ordinary day. */
export const naturalPace: Pace = { answerMs: 60, deliveryMs: 700, failureMs: 30_000 }

/** The computer of a first head, whom NCALayer asks before it signs. */
const usualComputer: NcalayerSetting = {
  running: true,
  mode: 'ask',
  delayMs: 0,
  token: false,
  iin: '771126300017',
  bin: undefined,
  kind: 'rsa-2048',
  condition: 'good',
}

/**
 * Opens the sandbox of a folder, which it creates.
 *
 * @example const state = createSandboxState({ folder, keyring, origin })
 */
export function createSandboxState(settings: {
  readonly folder: string
  /** Wraps the keys of its certificate authorities. */
  readonly keyring: Keyring
  /** Where others reach it: certificates point there. */
  readonly origin: string
  /** Origins of sites that are admitted to signing by QR. */
  readonly admitted?: readonly string[]
  readonly pace?: Pace
  readonly machineClock?: Clock
  /** Where the bank calls back; nowhere unless told. */
  readonly bankCalls?: BankCallAddress | null
}): SandboxState {
  const machine = settings.machineClock ?? systemClock
  const pace = settings.pace ?? naturalPace
  const files = openStateFiles(settings.folder)
  const clock = createSandboxClock(files, machine)
  const switches = createSwitches()
  const photos = createPhotos(files)
  const register = registerOn(firstDay(files, machine))
  const population = createPopulation(files, register, () => dayInKazakhstan(clock.now()))
  const sms: SmsGateway = createGateway('sms', clock, switches, pace)
  const mail: MailGateway = createGateway('mail', clock, switches, pace)
  const authorities = createAuthorities({ ...settings, clock })
  const { keyring } = settings
  const personKeys = createPersonKeys({ files, keyring, authorities, population, clock })
  const bank = createBank({ files, clock, pace, calls: settings.bankCalls ?? null })
  return {
    clock,
    population,
    contributions: createContributions(population.find),
    photos,
    switches,
    journal: createRegistryJournal(clock),
    sms,
    mail,
    push: createPushService(settings, clock, switches, machine),
    bank,
    pace,
    authorities,
    personKeys,
    egovMobile: createEgovMobile({
      clock,
      findKey: personKeys.find,
      admitted: settings.admitted ?? [],
      makeCms: (draft, key) => makeCms({ clock, authorities }, draft, key),
      makeXml,
    }),
    ncalayer: createNcalayerDesk(usualComputer, () => clock.now()),
    files,
    deletePerson: (iin) => {
      photos.remove(iin)
      population.forget(iin)
    },
    close: () => {
      sms.close()
      mail.close()
      bank.close()
    },
  }
}

/** Papers that "expire in twelve days" count from the sandbox's first day, so that moving the clock lets them expire. */
function firstDay(files: StateFiles, machine: Clock): string {
  const saved = files.read('first-day')?.toString()
  if (saved && isDay(saved)) return saved
  const today = dayInKazakhstan(machine.now())
  files.write('first-day', today)
  return today
}
