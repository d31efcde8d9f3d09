import { connectHttpSms, openBound } from '#modules/notifications'
import type { Config, SmsSettings } from '#platform/config'
import { broken, type Check, fine, notLookedAt, optional } from './check.ts'

const askedMilliseconds = 2000

/** Each SMS operator answers and lets us in; nothing is sent. */
export const smsOperators: Check = {
  name: 'SMS operators',
  look: async ({ config }) => {
    if (config === null) return notLookedAt
    const looked = await Promise.all(
      config.sms.map(async (operator) => ({ operator, trouble: await lookAt(operator) })),
    )
    const silent = looked.filter(({ trouble }) => trouble !== null)
    if (
      silent.length > 0 &&
      isStoppedSandbox(
        config,
        silent.map(({ operator }) => operator),
      )
    )
      return fine('stopped with the sandbox: npm start opens it')
    if (silent.length > 0)
      return broken(
        silent.map(({ operator, trouble }) => `the ${operator.name} one: ${trouble}`).join('; '),
        'Correct SENIM_SMS_URL or SENIM_SMS_SECOND_URL, or ask the operator. The other one carries messages meanwhile.',
      )
    const found = config.sms.map(describe).join(', then ')
    if (
      config.sms.some((operator) => operator.kind === 'smpp' && !operator.tls && config.mode === 'production')
    )
      return optional(found, 'One line is not encrypted: use smpps://, or a VPN to the operator.')
    return config.sms.length > 1
      ? fine(found)
      : optional(found, 'With SENIM_SMS_SECOND_URL a second operator carries SMS when this one fails.')
  },
}

/** What is wrong with an operator; `null`: nothing. */
async function lookAt(operator: SmsSettings): Promise<string | null> {
  if (operator.kind === 'gateway') {
    const answers = await connectHttpSms(operator.name, operator).answers(
      AbortSignal.timeout(askedMilliseconds),
    )
    return answers ? null : 'no usable answer'
  }
  try {
    const line = await openBound(operator, async () => 0)
    line.close()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function isStoppedSandbox({ mode, ports }: Config, silent: readonly SmsSettings[]): boolean {
  const own = [ports.sandbox, ports.sandbox + 1]
  return (
    mode === 'sandbox' &&
    silent.every((operator) => {
      const { hostname, port } =
        operator.kind === 'gateway' ? new URL(operator.url) : { hostname: operator.host, port: operator.port }
      return hostname === 'localhost' && own.includes(Number(port))
    })
  )
}

function describe(operator: SmsSettings): string {
  if (operator.kind === 'gateway') return `gateway ${new URL(operator.url).host}`
  return `SMPP ${operator.host}:${operator.port}${operator.tls ? ' with TLS' : ''}`
}
