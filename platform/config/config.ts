import { createHmac } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { projectRoot } from '#platform/root'
import { keyFiles, readMasterKeys, readOrCreateKeys } from './sandbox-keys.ts'
import { type Environment, environment, type Problem, type Settings, settingsOf } from './settings.ts'
import { readSms, type SmsSettings } from './sms-settings.ts'

export type Mode = 'sandbox' | 'production'

/** A number or address for each program. */
export type Ports<Value = number> = {
  readonly portal: Value
  readonly digitalId: Value
  readonly office: Value
  readonly sandbox: Value
}

/** Everything a program may know about the place it runs in. Nothing else reads the environment. */
export type Config = {
  readonly mode: Mode
  readonly stateFolder: string
  readonly modelsFolder: string
  readonly host: string
  readonly ports: Ports
  readonly origins: Ports<string>
  /** `null` means the embedded server in the state folder. */
  readonly databaseUrl: string | null
  readonly poolSize: number
  readonly masterKey: Buffer
  /** Master keys of before a rotation: they still open what was not wrapped anew. */
  readonly previousMasterKeys: readonly Buffer[]
  readonly pepper: Buffer
  /** Where the master key lies as a file, so that it can be rotated under a running system; `null` in production. */
  readonly keysFolder: string | null
  readonly registriesUrl: string
  readonly registriesToken: string | null
  /** Operators that carry SMS, the preferred one first. */
  readonly sms: readonly SmsSettings[]
  /** How letters leave the house; `null`: not at all. */
  readonly mail: MailSettings | null
  /** The bank that pays; `null`: payments wait. */
  readonly bank: BankSettings | null
  /** Where the virus scanner clamd listens; `null`: attachments are not scanned. */
  readonly clamd: ClamdSettings | null
  /** `null` in production: the machine's own clock. */
  readonly clockUrl: string | null
  /** Where NCALayer listens on a person's own computer. */
  readonly ncalayerPort: number
  /** What stands before an address in a link that opens eGov Mobile on the same phone, and who asks there. */
  readonly egovMobile: { readonly link: string; readonly bin: string }
  /** Certificates of the authorities whose signatures are believed. */
  readonly trustFolder: string
  /** Where certificates are ordered and revoked; `null`: not from here. */
  readonly authority: { readonly url: string; readonly token: string | null } | null
  /** The authority for time stamps; without one no signature comes to count. */
  readonly stampUrl: string | null
  /** Where OCSP and revocation lists may be asked for, besides what trusted certificates name. */
  readonly revocationOrigins: readonly string[]
  readonly trustedProxies: readonly string[]
  readonly workers: { readonly jobs: number; readonly vision: number }
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
}

export type ClamdSettings = { readonly host: string; readonly port: number } | { readonly path: string }

/** A mail server, or a mail gateway over HTTP such as the sandbox's. */
export type MailSettings =
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string }
  | { readonly kind: 'gateway'; readonly url: string; readonly token: string | null; readonly from: string }

/** A bank over HTTP, and the secret it signs its own calls with. */
export type BankSettings = {
  readonly url: string
  readonly token: string | null
  /** The account that pays; `null`: the usual one. */
  readonly account: string | null
  readonly secret: string
}

export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Thrown by `loadConfig`; the message lists every problem with its remedy, ready to be printed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(describeProblems(problems))
    this.problems = problems
  }
}

/**
 * Reads the settings of the environment: a frozen config, or all problems at once with their remedies.
 *
 *     const reading = readConfig(environment)
 *     if (!reading.ok) console.error(describeProblems(reading.problems))
 */
export function readConfig(env: Environment): ConfigReading {
  const settings = settingsOf(env)
  const mode = settings.choice('SENIM_MODE', ['sandbox', 'production'], 'sandbox')
  const addresses = readAddresses(settings, mode)
  const bankUrl = readBankUrl(settings, mode, addresses.origins.sandbox)
  const keys = readKeys(settings, mode, stateFolderOf(env))
  const config: Config = {
    ...addresses,
    sms: readSms(settings, mode, addresses),
    clamd: readClamd(settings),
    mail: readMail(settings, mode, addresses.origins.sandbox),
    ...readAuthority(settings, mode, addresses.origins.sandbox),
    ...readDatabase(settings, mode),
    ...keys,
    bank: bankUrl === null ? null : readBank(settings, bankUrl, keys.pepper),
    mode,
    stateFolder: stateFolderOf(env),
    modelsFolder: resolve(settings.text('SENIM_MODELS') ?? join(stateFolderOf(env), 'models')),
    ncalayerPort: settings.wholeNumber('SENIM_NCALAYER_PORT', 1, 65_535, 13_579),
    egovMobile: readEgovMobile(settings, mode, addresses.origins.sandbox),
    trustFolder: resolve(settings.text('SENIM_TRUST') ?? join(stateFolderOf(env), 'trust')),
    trustedProxies: settings.networks('SENIM_TRUSTED_PROXIES'),
    workers: {
      jobs: settings.wholeNumber('SENIM_JOB_WORKERS', 1, 64, 4),
      vision: settings.wholeNumber('SENIM_VISION_WORKERS', 1, 64, availableParallelism()),
    },
    logLevel: settings.choice('SENIM_LOG_LEVEL', ['debug', 'info', 'warn', 'error'], 'info'),
  }
  return settings.problems.length > 0
    ? { ok: false, problems: settings.problems }
    : { ok: true, config: freeze(config) }
}

/** The config of this process; throws a `ConfigError` that can be printed as it is. */
export function loadConfig(env: Environment = environment): Config {
  const reading = readConfig(env)
  if (!reading.ok) throw new ConfigError(reading.problems)
  return reading.config
}

/** The problems as lines for a person. */
export function describeProblems(problems: readonly Problem[]): string {
  const lines = problems.map(({ setting, found, remedy }) => `  ${setting}: ${found}. ${remedy}`)
  return ['These settings cannot be used:', ...lines].join('\n')
}

/** Where everything is written; known even when other settings are wrong. */
export function stateFolderOf(env: Environment): string {
  return resolve(env.SENIM_STATE?.trim() || join(projectRoot, '.senim'))
}

// The link is the application's own, as sites in use write it; the BIN is the State Corporation's.
function readEgovMobile(settings: Settings, mode: Mode, sandbox: string): Config['egovMobile'] {
  const usual = mode === 'production' ? 'https://m.egov.kz/mobileSign?link=' : `${sandbox}/egov-mobile?link=`
  return {
    link: settings.text('SENIM_EGOV_MOBILE_LINK') ?? usual,
    bin: settings.text('SENIM_EGOV_MOBILE_BIN') ?? '160440007161',
  }
}

function readAddresses(settings: Settings, mode: Mode) {
  const first = settings.wholeNumber('SENIM_PORT', 1, 65_524, 3000)
  const ports: Ports = { portal: first, digitalId: first + 1, office: first + 2, sandbox: first + 10 }
  const protocols = mode === 'production' ? ['https:'] : ['http:', 'https:']
  const origins: Ports<string> = {
    portal: settings.origin('SENIM_PORTAL_ORIGIN', protocols, `http://localhost:${ports.portal}`),
    digitalId: settings.origin('SENIM_DIGITAL_ID_ORIGIN', protocols, `http://localhost:${ports.digitalId}`),
    office: settings.origin('SENIM_OFFICE_ORIGIN', protocols, `http://localhost:${ports.office}`),
    sandbox: settings.origin('SENIM_SANDBOX_ORIGIN', protocols, `http://localhost:${ports.sandbox}`),
  }
  if (mode === 'production') requireProductionAddresses(settings)
  const outside = mode === 'production' ? ['https:'] : ['http:', 'https:']
  return {
    host: settings.text('SENIM_HOST') ?? (mode === 'production' ? '0.0.0.0' : 'localhost'),
    ports,
    origins,
    registriesUrl: settings.address('SENIM_REGISTRIES_URL', outside, `${origins.sandbox}/api/registries`),
    registriesToken: settings.text('SENIM_REGISTRIES_TOKEN'),
    clockUrl:
      mode === 'production'
        ? null
        : settings.address('SENIM_CLOCK_URL', ['http:', 'https:'], `${origins.sandbox}/api/clock`),
  }
}

function readClamd(settings: Settings): ClamdSettings | null {
  const address = settings.address('SENIM_CLAMD', ['tcp:', 'unix:'], '')
  if (address === '') return null
  const { protocol, hostname, port, pathname } = new URL(address)
  return protocol === 'unix:' ? { path: pathname } : { host: hostname, port: Number(port) || 3310 }
}

function readMail(settings: Settings, mode: Mode, sandbox: string): MailSettings | null {
  const smtp = settings.address('SENIM_SMTP_URL', ['smtps:', 'smtp:'], '')
  const outside = mode === 'production' ? ['https:'] : ['http:', 'https:']
  const gateway = settings.address(
    'SENIM_MAIL_URL',
    outside,
    mode === 'production' ? '' : `${sandbox}/api/mail`,
  )
  if (smtp === '' && gateway === '') return null
  const from = settings.text('SENIM_MAIL_FROM') ?? (mode === 'production' ? '' : 'senim@example.kz')
  if (!/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(from))
    settings.refuse(
      'SENIM_MAIL_FROM',
      from || 'missing',
      'Set the address letters come from: senim@example.kz.',
    )
  if (smtp !== '') return { kind: 'smtp', url: smtp, from }
  return { kind: 'gateway', url: gateway, token: settings.text('SENIM_MAIL_TOKEN'), from }
}

function readBankUrl(settings: Settings, mode: Mode, sandbox: string): string | null {
  const production = mode === 'production'
  const protocols = production ? ['https:'] : ['http:', 'https:']
  const url = settings.address('SENIM_BANK_URL', protocols, production ? '' : `${sandbox}/api/bank`)
  if (url !== '' && production && settings.text('SENIM_BANK_SECRET') === null)
    settings.refuse('SENIM_BANK_SECRET', 'missing', 'Set the secret that was agreed with the bank.')
  return url === '' ? null : url
}

function readBank(settings: Settings, url: string, pepper: Buffer): BankSettings {
  return {
    url,
    token: settings.text('SENIM_BANK_TOKEN'),
    account: settings.text('SENIM_BANK_ACCOUNT'),
    // The sandbox's bank reads the same keys and comes to the same secret.
    secret:
      settings.text('SENIM_BANK_SECRET') ?? createHmac('sha256', pepper).update('bank calls').digest('hex'),
  }
}

function readAuthority(settings: Settings, mode: Mode, sandbox: string) {
  const isSandbox = mode === 'sandbox'
  const outside = isSandbox ? ['http:', 'https:'] : ['https:']
  const url = settings.address('SENIM_AUTHORITY_URL', outside, isSandbox ? `${sandbox}/api/authority` : '')
  // Stamps are signed, and public authorities give them over plain HTTP.
  const stampUrl = settings.address(
    'SENIM_TSP_URL',
    ['http:', 'https:'],
    isSandbox ? `${sandbox}/authority/tsp` : '',
  )
  return {
    authority: url === '' ? null : { url, token: settings.text('SENIM_AUTHORITY_TOKEN') },
    stampUrl: stampUrl || null,
    revocationOrigins: settings.origins('SENIM_REVOCATION_ORIGINS'),
  }
}

function requireProductionAddresses(settings: Settings): void {
  for (const setting of ['SENIM_PORTAL_ORIGIN', 'SENIM_DIGITAL_ID_ORIGIN', 'SENIM_OFFICE_ORIGIN'] as const)
    if (settings.text(setting) === null)
      settings.refuse(setting, 'missing', 'In production, set the https:// origin that people will see.')
  for (const setting of ['SENIM_REGISTRIES_URL', 'SENIM_SMS_URL'] as const)
    if (settings.text(setting) === null)
      settings.refuse(setting, 'missing', 'In production there is no sandbox: set the real https:// address.')
  for (const setting of ['SENIM_CLOCK_URL', 'SENIM_SANDBOX_ORIGIN'] as const)
    if (settings.text(setting) !== null)
      settings.refuse(setting, 'set', 'It belongs to the sandbox: remove it in production.')
}

function readDatabase(settings: Settings, mode: Mode) {
  const given = settings.address('DATABASE_URL', ['postgres:', 'postgresql:'], '')
  if (mode === 'production' && settings.text('DATABASE_URL') === null)
    settings.refuse('DATABASE_URL', 'missing', 'In production, set the address of PostgreSQL 15 or newer.')
  return {
    databaseUrl: given === '' ? null : given,
    poolSize: settings.wholeNumber('SENIM_POOL_SIZE', 2, 200, 10),
  }
}

function readKeys(settings: Settings, mode: Mode, stateFolder: string) {
  const [masterKey = null] = settings.keys('SENIM_MASTER_KEY')
  const [pepper = null] = settings.keys('SENIM_PEPPER')
  const previousMasterKeys = settings.keys('SENIM_PREVIOUS_MASTER_KEYS')
  for (const [setting, key] of [
    ['SENIM_MASTER_KEY', masterKey],
    ['SENIM_PEPPER', pepper],
  ] as const)
    if (key === null && mode === 'production' && settings.text(setting) === null)
      settings.refuse(
        setting,
        'missing',
        'Make one with: openssl rand -base64 32 and keep it outside the database.',
      )
  if (masterKey !== null && pepper !== null)
    return { masterKey, pepper, previousMasterKeys, keysFolder: null }
  // With problems on the list nothing will start, so nothing may be written either.
  const own = settings.problems.length > 0 ? null : readSandboxKeys(settings, stateFolder)
  const nothing = Buffer.alloc(0)
  const ownMaster = masterKey === null && own !== null ? keyFiles(stateFolder).folder : null
  return {
    masterKey: masterKey ?? own?.masterKey ?? nothing,
    pepper: pepper ?? own?.pepper ?? nothing,
    previousMasterKeys: [
      ...previousMasterKeys,
      ...(ownMaster ? readMasterKeys(ownMaster).previousMasterKeys : []),
    ],
    keysFolder: ownMaster,
  }
}

function readSandboxKeys(settings: Settings, stateFolder: string) {
  const files = keyFiles(stateFolder)
  const keys = tryKeys(settings, stateFolder)
  if (keys === null) return null
  for (const [setting, file, key] of [
    ['SENIM_MASTER_KEY', files.masterKey, keys.masterKey],
    ['SENIM_PEPPER', files.pepper, keys.pepper],
  ] as const)
    if (key.length !== 32)
      settings.refuse(
        setting,
        `${file} does not hold 32 bytes of base64`,
        'Restore the file from a backup; without it, what it protects stays unreadable.',
      )
  return keys
}

function tryKeys(settings: Settings, stateFolder: string) {
  try {
    return readOrCreateKeys(stateFolder)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const remedy = 'Make the folder writable for this user, or set SENIM_STATE to another one.'
    settings.refuse('SENIM_STATE', `keys cannot be kept in ${stateFolder} (${reason})`, remedy)
    return null
  }
}

function freeze(config: Config): Config {
  for (const part of [
    config.ports,
    config.origins,
    config.previousMasterKeys,
    config.trustedProxies,
    config.revocationOrigins,
    config.workers,
  ])
    Object.freeze(part)
  return Object.freeze(config)
}
