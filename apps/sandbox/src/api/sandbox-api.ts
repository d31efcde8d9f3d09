import { timingSafeEqual } from 'node:crypto'
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { SandboxState } from '../state/sandbox-state.ts'
import { authorityApi } from './authority-api.ts'
import { authorityPlaces } from './authority-places.ts'
import { bankApi } from './bank-api.ts'
import { clockApi } from './clock-api.ts'
import { egovMobileApi } from './egov-mobile-api.ts'
import { keyFileApi } from './key-file-api.ts'
import { mailApi, mailboxesApi } from './mail-api.ts'
import { ncalayerApi } from './ncalayer-api.ts'
import { peopleApi } from './people-api.ts'
import { phonesApi } from './phones-api.ts'
import { answerProblem, refuseTooLarge, SandboxProblem } from './problem.ts'
import { pushPlaces } from './push-api.ts'
import { registriesApi } from './registries-api.ts'
import { smsApi } from './sms-api.ts'
import { switchesApi } from './switches-api.ts'

/** What a sandbox that is shared may ask of those who call the State's side. */
export type SandboxApiSettings = {
  readonly registriesToken?: string | null
  readonly smsToken?: string | null
  readonly mailToken?: string | null
  readonly bankToken?: string | null
}

const largestJson = 64 * 1024
const limitedRooms = [
  'registries',
  'sms',
  'clock',
  'switches',
  'phones',
  'mail',
  'mailboxes',
  'authority',
  'ncalayer',
  'egov-mobile',
  'bank',
]

/**
 * The sandbox's JSON API, everything under `/api`, and what certificates point to, as docs/architecture.md says.
 *
 * @example const answer = await createSandboxApi(state).request('/api/clock')
 */
export function createSandboxApi(state: SandboxState, settings: SandboxApiSettings = {}): Hono {
  const api = new Hono()
  api.onError(answerProblem)
  api.use('/api/*', refuseOtherSites)
  api.use('/api/registries/*', checkToken(settings.registriesToken))
  api.use('/api/sms/*', checkToken(settings.smsToken))
  api.use('/api/mail/*', checkToken(settings.mailToken))
  for (const room of ['orders', 'accounts']) api.use(`/api/bank/${room}/*`, checkToken(settings.bankToken))
  // People bring pictures and carry their own limit.
  for (const room of limitedRooms)
    api.use(`/api/${room}/*`, bodyLimit({ maxSize: largestJson, onError: refuseTooLarge }))
  api.route('/', authorityPlaces(state))
  api.route('/', pushPlaces(state))
  api.route('/api/authority', authorityApi(state))
  api.route('/api/registries', registriesApi(state))
  api.route('/api/sms', smsApi(state))
  api.route('/api/mail', mailApi(state))
  api.route('/api/egov-mobile', egovMobileApi(state))
  api.route('/api/ncalayer', ncalayerApi(state))
  api.route('/api/bank', bankApi(state))
  api.route('/api/mailboxes', mailboxesApi(state))
  api.route('/api/clock', clockApi(state))
  api.route('/api/people', keyFileApi(state))
  api.route('/api/people', peopleApi(state))
  api.route('/api/phones', phonesApi(state))
  api.route('/api/switches', switchesApi(state))
  api.all('/api/*', () => {
    throw new SandboxProblem('not-found')
  })
  return api
}

const refuseOtherSites: MiddlewareHandler = async (c, next) => {
  if (c.req.header('sec-fetch-site') === 'cross-site') throw new SandboxProblem('cross-site')
  await next()
  c.res.headers.set('cache-control', 'no-store')
}

function checkToken(token: string | null = null): MiddlewareHandler {
  return async (c, next) => {
    const shown = Buffer.from(c.req.header('authorization') ?? '')
    const wanted = Buffer.from(`Bearer ${token}`)
    if (token !== null && !(shown.length === wanted.length && timingSafeEqual(shown, wanted)))
      throw new SandboxProblem('unauthorized')
    await next()
  }
}
