import { type Site, serveServiceWorker } from '#platform/web'
import type { DigitalIdDoors } from './doors.ts'

const fonts = ['latin', 'cyrillic', 'cyrillic-ext'].map((part) => `golos-text-${part}-wght-normal.woff2`)

/** The worker that gives a lost form back, and what it draws the page with. */
export function offlineRoutes(site: Site, { assetsFolder, asset }: DigitalIdDoors): void {
  serveServiceWorker(site, assetsFolder, 'forms-service-worker.js')
  site.get('/offline.json', (c) => c.json({ assets: ['style.css', ...fonts].map(asset) }))
}
