import type { RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { ApplicationsRoom } from '#modules/applications'
import { connectClamd } from '#modules/attachments'
import { type FaceEngine, openFaceEngine } from '#modules/face'
import { connectVideo, createOpenChecks, type DocumentDoors, type Proofing } from '#modules/identity-proofing'
import { connectRegistries } from '#modules/registries'
import type { CertificateRoom } from '#modules/signing'
import { followClock, systemClock } from '#platform/clock'
import type { Config } from '#platform/config'
import { openKeyring, systemRandom } from '#platform/crypto'
import { connect, type OpenDatabase } from '#platform/database'
import { openJobs } from '#platform/jobs'
import { openLimits } from '#platform/limits'
import { openLog } from '#platform/log'
import { openMetrics } from '#platform/metrics'
import { assetUrls } from '#platform/web'
import {
  createDigitalId,
  createOpenidProvider,
  drawOpenidPages,
  type OpenidProvider,
  openidPath,
} from '../../digital-id/src/index.ts'
import { createOffice } from '../../office/src/index.ts'
import { createPortal, loadArticles, openAccount } from '../../portal/src/index.ts'
import { jobList, startWorker } from '../../worker/src/index.ts'
import { openBank, openCarriers } from './carriers.ts'
import { watch } from './events.ts'
import { headBookOf } from './head-book.ts'
import { openApplications } from './open-applications.ts'

import { openDocuments } from './open-documents.ts'
import { openSigning } from './open-signing.ts'
import { closeGently, listen, operationsListener } from './servers.ts'

export type Served = { readonly close: () => Promise<void> }

type Ground = {
  readonly config: Config
  readonly assetsFolder: string
  readonly opened: OpenDatabase
}

/** Offset of the operators' port from the first one. */
const operationsOffset = 9
const limitConnections = 4

/** Opens every site of this process on its port, and the worker. This file is the root of the server's bundle. */
export async function serve(ground: Ground): Promise<Served> {
  const { config, opened } = ground
  const log = openLog(config.logLevel)
  const metrics = openMetrics()
  metrics.watchPool('main', opened.pool)
  const seen = watch(log, metrics)
  const engine = openFaceEngine({ workers: config.workers.vision })
  const base = openBase(ground)
  metrics.watchPool('limits', base.limitPool)
  const proofing = openProofing(ground, base, engine, seen.proofing)
  const documents = openDocuments(proofing, base.carriers, config.workers.vision)
  const signing = openSigning(config, documents.doors)
  const applications = openApplications(config, { ...base, registries: proofing.registries })
  const openid = await createOpenidProvider({
    ...base,
    digitalIdOrigin: config.origins.digitalId,
    portalOrigin: config.origins.portal,
    pages: drawOpenidPages(frameOf(ground)),
    trustedProxies: config.trustedProxies,
    onFault: seen.openid,
  })
  const sites = openSites(ground, { ...base, signing, applications }, documents.doors, openid, seen)
  const jobs = await openJobs({
    address: opened.address,
    jobs: jobList,
    works: true,
    onFault: (_, error) => seen.job(error),
  })
  await startWorker(jobs, { ...base, signing, applications, headBook: headBookOf(config), onFault: seen.job })
  let stopping = false
  const { ports, host } = config
  const operations = operationsListener(opened.pool, metrics, () => stopping)
  const servers = [
    await listen(getRequestListener(sites.portal.fetch), ports.portal, host),
    await listen(besideOpenid(openid, getRequestListener(sites.digitalId.fetch)), ports.digitalId, host),
    await listen(getRequestListener(sites.office.fetch), ports.office, host),
    await listen(operations, ports.portal + operationsOffset, 'localhost'),
  ]
  return {
    close: async () => {
      stopping = true
      await Promise.all(servers.map(closeGently))
      await jobs.stop()
      await base.carriers.sms.close()
      base.clock.stop()
      proofing.checks.closeAll()
      await documents.close()
      await engine.close()
      await base.closeLimits()
      metrics.close()
    },
  }
}

/** What the frame of a page needs wherever it is drawn. */
function frameOf({ config, assetsFolder }: Pick<Ground, 'config' | 'assetsFolder'>) {
  const { portal, sandbox } = config.origins
  return { portal, sandbox: config.mode === 'sandbox' ? sandbox : null, asset: assetUrls(assetsFolder) }
}

/** The provider is a listener of Node's own, so it stands beside the site on the same port. */
function besideOpenid(openid: OpenidProvider, site: RequestListener): RequestListener {
  return (request, response) =>
    request.url?.startsWith(`${openidPath}/`) ? openid.callback(request, response) : site(request, response)
}

type Base = ReturnType<typeof openBase>

/** What every room needs: the time, the keys, the limits. */
function openBase({ config, opened: { database, address } }: Ground) {
  const clock = config.clockUrl ? followClock(config.clockUrl) : { ...systemClock, stop: () => undefined }
  const keyring = openKeyring(config)
  // A try counts even when the step around it is rolled back, and is asked for while that step holds a connection.
  const apart = connect({ ...address, max: limitConnections })
  const limits = openLimits(apart.database, keyring, clock)
  const carriers = openCarriers(config, { database, keyring, clock })
  const bank = openBank(config)
  const scanner = config.clamd && connectClamd(config.clamd)
  return {
    database,
    clock,
    keyring,
    limits,
    carriers,
    bank,
    scanner,
    limitPool: apart.pool,
    closeLimits: apart.close,
  }
}

function openProofing(
  { config }: Ground,
  { database, keyring, clock, limits, carriers }: Base,
  engine: FaceEngine,
  observe: Proofing['observe'],
): Proofing {
  return {
    database,
    keyring,
    clock,
    random: systemRandom,
    limits,
    registries: connectRegistries(database, keyring, clock, {
      url: config.registriesUrl,
      token: config.registriesToken,
    }),
    sms: carriers.sms,
    video: connectVideo(engine),
    codeHost: new URL(config.origins.digitalId).hostname,
    checks: createOpenChecks(clock),
    observe,
  }
}

function openSites(
  { config, assetsFolder }: Ground,
  base: Base & { readonly signing: CertificateRoom; readonly applications: ApplicationsRoom },
  documents: DocumentDoors,
  openid: OpenidProvider,
  seen: ReturnType<typeof watch>,
) {
  const { origins } = config
  const shared = {
    ...base,
    ...frameOf({ config, assetsFolder }),
    openid,
    documents,
    assetsFolder,
    trustedProxies: config.trustedProxies,
  }
  const portalDoors = {
    ...shared,
    origin: origins.portal,
    digitalId: origins.digitalId,
    https: origins.portal.startsWith('https:'),
    articles: loadArticles(),
    registries: documents.registries,
    bankSecret: config.bank?.secret ?? null,
    observe: seen.requests('portal'),
  }
  const digitalId = createDigitalId({
    ...shared,
    office: origins.office,
    origin: origins.digitalId,
    https: origins.digitalId.startsWith('https:'),
    ncalayer: `wss://127.0.0.1:${config.ncalayerPort}`,
    egovMobile: config.egovMobile,
    proofing: documents,
    observe: seen.requests('digital-id'),
  })
  const office = createOffice({
    ...shared,
    origin: origins.office,
    digitalId: origins.digitalId,
    https: origins.office.startsWith('https:'),
    observe: seen.requests('office'),
  })
  return { portal: createPortal(portalDoors, openAccount(portalDoors)), digitalId, office }
}
