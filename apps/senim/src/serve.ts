import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Pool } from 'pg'
import { followClock, systemClock } from '#platform/clock'
import type { Config } from '#platform/config'
import { openKeyring } from '#platform/crypto'
import type { Database } from '#platform/database'
import { assetUrls, type Site } from '#platform/web'
import { createPortal, loadArticles, openAccount, type PortalDoors } from '../../portal/src/index.ts'

export type Served = { readonly close: () => Promise<void> }

type Ground = {
  readonly config: Config
  readonly assetsFolder: string
  readonly database: Database
  readonly pool: Pool
}

/** Opens every site of this process on its port. This file is the root of the server's bundle. */
export async function serve({ config, assetsFolder, database }: Ground): Promise<Served> {
  const clock = config.clockUrl ? followClock(config.clockUrl) : { ...systemClock, stop: () => undefined }
  const keyring = openKeyring(config)
  const asset = assetUrls(assetsFolder)
  const portalDoors: PortalDoors = {
    origin: config.origins.portal,
    digitalId: config.origins.digitalId,
    sandbox: config.mode === 'sandbox' ? config.origins.sandbox : null,
    https: config.origins.portal.startsWith('https:'),
    assetsFolder,
    asset,
    articles: loadArticles(),
    database,
    keyring,
    clock,
  }
  const portal = createPortal(portalDoors, openAccount(portalDoors))
  const servers = [await listen(portal, config.ports.portal, config.host)]
  return {
    close: async () => {
      clock.stop()
      await Promise.all(servers.map(closeGently))
    },
  }
}

async function listen(site: Site, port: number, host: string): Promise<Server> {
  const server = createServer(getRequestListener(site.fetch))
  server.listen(port, host)
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', reject)
  })
  return server
}

/** Answers what is under way, takes nothing new, and after ten seconds lets go of what still hangs. */
async function closeGently(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const impatience = setTimeout(() => server.closeAllConnections(), 10_000)
  await closed
  clearTimeout(impatience)
}
