import { isIP } from 'node:net'

/** One setting that cannot be used, and how to mend it. */
export type Problem = { readonly setting: string; readonly found: string; readonly remedy: string }

/** The environment variables a program was started with. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The environment of this process. */
export const environment: Environment = process.env

/** Every setting there is. `docs` and `senim doctor` are drawn from this table. */
export const settingNames = {
  SENIM_MODE: 'sandbox (default) or production',
  SENIM_STATE: 'folder for everything written on this machine; default .senim in the project',
  SENIM_MODELS: 'folder of the vision models; default models in the state folder',
  SENIM_HOST: 'address the programs listen on; default localhost, in production 0.0.0.0',
  SENIM_PORT: 'port of the portal; Digital ID, office and sandbox follow at +1, +2, +10; default 3000',
  SENIM_PORTAL_ORIGIN: 'origin people see the portal at; default http://localhost:PORT',
  SENIM_DIGITAL_ID_ORIGIN: 'origin people see Digital ID at',
  SENIM_OFFICE_ORIGIN: 'origin staff see the office at',
  SENIM_SANDBOX_ORIGIN: 'origin of the sandbox; not used in production',
  DATABASE_URL: 'postgres:// address of PostgreSQL 15 or newer; default: embedded in the state folder',
  SENIM_POOL_SIZE: 'database connections per process; default 10',
  SENIM_MASTER_KEY: 'base64 of 32 bytes that wrap the keys of people; required in production',
  SENIM_PREVIOUS_MASTER_KEYS: 'base64 keys, separated by commas, that were in use before a rotation',
  SENIM_PEPPER: 'base64 of 32 bytes mixed into the look-up index; required in production, never changes',
  SENIM_REGISTRIES_URL: 'address of the State registries; default: the sandbox',
  SENIM_REGISTRIES_TOKEN: 'bearer token for the registries',
  SENIM_SMS_URL:
    'first SMS operator: https:// gateway, or smpps:// or smpp://name:password@host:port (SMPP 3.4); default: the sandbox',
  SENIM_SMS_TOKEN: 'bearer token of the first SMS operator, where it is a gateway over HTTP',
  SENIM_SMS_SECOND_URL:
    'second SMS operator, used when the first fails or dawdles; default: the SMS centre of the sandbox, in production none',
  SENIM_SMS_SECOND_TOKEN: 'bearer token of the second SMS operator, where it is a gateway over HTTP',
  SENIM_SMS_SENDER: 'sender of SMS by SMPP: at most 11 Latin letters and digits, or a number; default Senim',
  SENIM_SMS_PER_SECOND: 'parts of SMS an SMPP operator takes in a second; default 20',
  SENIM_SMTP_URL: 'smtps:// or smtp:// address of the mail server; default: letters go to SENIM_MAIL_URL',
  SENIM_MAIL_URL: 'address of a mail gateway over HTTP; default: the sandbox, in production none',
  SENIM_MAIL_TOKEN: 'bearer token for the mail gateway',
  SENIM_MAIL_FROM: 'sender of letters; required in production with a mail server or gateway',
  SENIM_BANK_URL: 'address of the bank that pays; default: the sandbox, in production none',
  SENIM_BANK_TOKEN: 'bearer token for the bank',
  SENIM_BANK_ACCOUNT:
    'IIC of the account that pays; default: of the State Corporation for pension contributions',
  SENIM_BANK_SECRET: 'secret the bank signs its call-backs with; required in production with a bank',
  SENIM_CLAMD: 'virus scanner for attachments: tcp://host:3310 or unix:/run/clamav/clamd.ctl; default none',
  SENIM_CLOCK_URL: 'address of the sandbox clock; refused in production',
  SENIM_TRUST: 'folder of trusted certificate authorities (DER or PEM); default trust in the state folder',
  SENIM_NCALAYER_PORT: 'port of NCALayer on 127.0.0.1, where pages and the sandbox meet it; default 13579',
  SENIM_EGOV_MOBILE_LINK:
    'what stands before the address in a link that opens eGov Mobile; default: the sandbox',
  SENIM_AUTHORITY_URL:
    'address of the certificate authority that takes orders; default: the sandbox, in production none',
  SENIM_AUTHORITY_TOKEN: 'bearer token for the certificate authority',
  SENIM_TSP_URL:
    'address of the authority for time stamps (RFC 3161); default: the sandbox, in production none',
  SENIM_REVOCATION_ORIGINS:
    'origins of OCSP and revocation lists besides those that trusted certificates name, separated by commas',
  SENIM_EGOV_MOBILE_BIN: 'BIN under which Digital ID is admitted to eGov Mobile; default 160440007161',
  SENIM_TRUSTED_PROXIES: 'addresses or networks of reverse proxies, separated by commas; default none',
  SENIM_JOB_WORKERS: 'jobs worked on at once in one process; default 4',
  SENIM_VISION_WORKERS: 'threads that look at pictures; default: one less than the cores, at least 1',
  SENIM_LOG_LEVEL: 'debug, info (default), warn or error',
} as const

export type SettingName = keyof typeof settingNames

/** Reads settings one by one and gathers what is wrong with them instead of stopping at the first. */
export function settingsOf(env: Environment) {
  const problems: Problem[] = []
  const refuse = (setting: SettingName, found: string, remedy: string) =>
    problems.push({ setting, found, remedy })
  const text = (setting: SettingName) => env[setting]?.trim() || null

  const list = (setting: SettingName, isGood: (part: string) => boolean, remedy: string): string[] => {
    const given = listed(text(setting))
    const wrong = given.find((part) => !isGood(part))
    if (wrong !== undefined) refuse(setting, `"${wrong}"`, remedy)
    return given
  }

  return {
    problems,
    refuse,
    text,

    choice<Option extends string>(
      setting: SettingName,
      options: readonly Option[],
      otherwise: Option,
    ): Option {
      const given = text(setting)
      const option = options.find((candidate) => candidate === given)
      if (given !== null && option === undefined)
        refuse(setting, `"${given}"`, `Use one of: ${options.join(', ')}.`)
      return option ?? otherwise
    },

    wholeNumber(setting: SettingName, least: number, most: number, otherwise: number): number {
      const given = text(setting)
      if (given === null) return otherwise
      const number = Number(given)
      if (/^\d+$/.test(given) && number >= least && number <= most) return number
      refuse(setting, `"${given}"`, `Use a whole number from ${least} to ${most}.`)
      return otherwise
    },

    address(setting: SettingName, protocols: readonly string[], otherwise: string): string {
      const given = text(setting)
      if (given === null) return otherwise
      if (URL.canParse(given) && protocols.includes(new URL(given).protocol)) return given.replace(/\/$/, '')
      refuse(setting, 'not an address', `Use an address that begins with ${protocols.join('// or ')}//.`)
      return otherwise
    },

    origin(setting: SettingName, protocols: readonly string[], otherwise: string): string {
      const given = text(setting)
      if (given === null) return otherwise
      const url = URL.canParse(given) ? new URL(given) : null
      if (url && protocols.includes(url.protocol) && `${url.origin}/` === url.href) return url.origin
      const example = `${protocols[0]}//id.example.kz`
      refuse(
        setting,
        `"${given}"`,
        `Use an origin without a path, beginning with ${protocols.join('// or ')}//, such as ${example}.`,
      )
      return otherwise
    },

    keys(setting: SettingName): Buffer[] {
      const given = (text(setting) ?? '').split(',').filter(Boolean)
      const keys = given.map((part) => Buffer.from(part.trim(), 'base64'))
      if (keys.every((key) => key.length === 32)) return keys
      refuse(setting, 'a key that is not 32 bytes of base64', 'Make one with: openssl rand -base64 32')
      return []
    },

    origins: (setting: SettingName) =>
      list(setting, isOrigin, 'Use origins such as http://crl.pki.gov.kz, separated by commas.'),

    networks: (setting: SettingName) =>
      list(
        setting,
        isNetwork,
        'Use addresses or networks such as 10.0.0.5 or 10.0.0.0/8, separated by commas.',
      ),
  }
}

export type Settings = ReturnType<typeof settingsOf>

function listed(given: string | null): string[] {
  return (given ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text
}

function isNetwork(network: string): boolean {
  const [address = '', bits, ...rest] = network.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}
