import { createConnection } from 'node:net'
import { broken, type Check, fine, notLookedAt } from './check.ts'

const askedMilliseconds = 2000
const allowedSkewMilliseconds = 5000

/** The ports of the programs are free, or it is Senim that answers there. */
export const portsFree: Check = {
  name: 'Ports',
  look: async ({ config }) => {
    if (config === null) return notLookedAt
    const { sandbox, ...sites } = config.ports
    const ports = Object.values(config.mode === 'sandbox' ? { ...sites, sandbox } : sites)
    const states = await Promise.all(ports.map(async (port) => ({ port, state: await lookAtPort(port) })))
    const strange = states.filter(({ state }) => state === 'strange').map(({ port }) => port)
    if (strange.length > 0)
      return broken(
        `used by another program: ${strange.join(', ')}`,
        'Stop it, or move all ports together with SENIM_PORT (such as SENIM_PORT=4000 npm start).',
      )
    const ours = states.filter(({ state }) => state === 'ours').map(({ port }) => port)
    return fine(ours.length > 0 ? `Senim answers at ${ours.join(', ')}` : `${ports.join(', ')} are free`)
  },
}

/** The sandbox, where this mode has one, answers. */
export const sandboxAnswers: Check = {
  name: 'Sandbox',
  look: async ({ config }) => {
    if (config === null) return notLookedAt
    if (config.clockUrl === null) return fine('not used in production')
    const { sandbox } = config.ports
    if (config.clockUrl.startsWith(`http://localhost:${sandbox}/`) && !(await accepts(sandbox)))
      return fine('stopped: npm start opens it')
    return (await askClock(config.clockUrl))
      ? fine(`answers at ${config.origins.sandbox}`)
      : broken(`no usable answer at ${config.clockUrl}`, 'Run npm start again, or correct SENIM_CLOCK_URL.')
  },
}

/** But for the offset people chose, the sandbox has the same time as we. */
export const clockTogether: Check = {
  name: 'Clock',
  look: async ({ config }) => {
    const clock = config?.clockUrl ? await askClock(config.clockUrl) : null
    if (!clock) return fine('the clock of this machine')
    const skew = Math.abs(Date.parse(clock.now) - clock.offsetMs - Date.now())
    const found = `the sandbox is ${Math.round(clock.offsetMs / 1000)} s ahead by its clock page, ${skew} ms apart besides`
    return skew <= allowedSkewMilliseconds
      ? fine(found)
      : broken(found, 'Set the time of both machines by a time server (timedatectl set-ntp true).')
  },
}

type SandboxClock = { readonly now: string; readonly offsetMs: number }

async function askClock(url: string): Promise<SandboxClock | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(askedMilliseconds) })
    const answer: unknown = await response.json()
    return isClock(answer) ? answer : null
  } catch {
    return null
  }
}

function isClock(answer: unknown): answer is SandboxClock {
  if (typeof answer !== 'object' || answer === null || !('now' in answer) || !('offsetMs' in answer))
    return false
  return typeof answer.now === 'string' && typeof answer.offsetMs === 'number'
}

async function lookAtPort(port: number): Promise<'free' | 'ours' | 'strange'> {
  if (!(await accepts(port))) return 'free'
  const isOurs = (await askClock(`http://localhost:${port}/api/clock`)) !== null || (await isSite(port))
  return isOurs ? 'ours' : 'strange'
}

/** Our sites answer every request with a policy and a number. */
async function isSite(port: number): Promise<boolean> {
  try {
    const options = { signal: AbortSignal.timeout(askedMilliseconds), redirect: 'manual' } as const
    const { headers } = await fetch(`http://localhost:${port}/health`, options)
    return headers.has('x-request-id') && headers.has('content-security-policy')
  } catch {
    return false
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: 'localhost', port, timeout: askedMilliseconds })
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => end(true))
    socket.once('timeout', () => end(true))
    socket.once('error', () => end(false))
  })
}
