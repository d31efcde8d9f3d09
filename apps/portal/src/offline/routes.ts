import { languageOf, type Site, serveServiceWorker } from '#platform/web'
import type { PortalDoors } from '../doors.ts'
import { articleAddress } from '../help/index.ts'
import { texts } from '../words.ts'

/** What makes the portal installable and readable offline: manifest, service worker and the list of what it keeps. */
export function offlineRoutes(site: Site, doors: PortalDoors): void {
  site.get('/manifest.webmanifest', (c) => {
    const language = languageOf(c)
    const t = texts(language)
    return c.body(
      JSON.stringify({
        id: '/',
        name: 'Senim',
        short_name: 'Senim',
        description: t('home.lead'),
        lang: language,
        start_url: '/?source=app',
        scope: '/',
        display: 'standalone',
        background_color: '#faf7f0',
        theme_color: '#faf7f0',
        icons: [
          { src: doors.asset('icon-192.png'), sizes: '192x192', type: 'image/png' },
          { src: doors.asset('icon-512.png'), sizes: '512x512', type: 'image/png' },
          {
            src: doors.asset('icon-maskable-512.png'),
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
        shortcuts: [
          { name: t('nav.services'), url: '/services' },
          { name: t('nav.help'), url: '/help' },
        ],
      }),
      200,
      { 'content-type': 'application/manifest+json' },
    )
  })

  // A notification names its picture without knowing the hash of a build.
  site.get('/app-icon.png', (c) => c.redirect(doors.asset('icon-192.png'), 302))

  serveServiceWorker(site, doors.assetsFolder, 'service-worker.js')

  site.get('/offline.json', (c) =>
    c.json({
      pages: [
        '/offline',
        '/help',
        '/install',
        ...doors.articles.map((article) => articleAddress(article.slug)),
      ],
      assets: ['style.css', 'site.js', 'install-app.js', 'favicon.svg', ...fonts].map(doors.asset),
    }),
  )
}

const fonts = ['latin', 'cyrillic', 'cyrillic-ext'].map((part) => `golos-text-${part}-wght-normal.woff2`)
