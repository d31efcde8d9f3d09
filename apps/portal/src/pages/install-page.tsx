import { Alert, Button, Card } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { Picture } from '../help/index.ts'
import { texts } from '../words.ts'

const browsers = [
  ['safari', 'iphone-share'],
  ['chrome', 'chrome-menu'],
] as const
const steps = [1, 2, 3, 4] as const

/** How to put Senim on the home screen; the reader's own browser comes first, and its own prompt where it has one. */
export function installPage(site: Site, doors: PortalDoors, account: Account): void {
  site.get('/install', async (c) => {
    const t = texts(languageOf(c))
    return showPage(c, doors, {
      title: t('install.title'),
      description: t('install.lead'),
      section: 'help',
      scripts: ['install-app.js'],
      reader: await account.readerOf(c),
      children: (
        <install-app>
          <h1>{t('install.title')}</h1>
          <p class="lead">{t('install.lead')}</p>
          <div data-part="installed" hidden>
            <Alert kind="success" title={t('install.installed')} />
          </div>
          <div data-part="prompt" hidden>
            <Button type="button" icon="download">
              {t('install.button')}
            </Button>
          </div>
          <div class="install-browsers">
            {browsers.map(([browser, picture]) => (
              <div data-browser={browser}>
                <Card title={t(`install.${browser}`)}>
                  <p class="own-browser" data-own-label hidden>
                    {t('install.yours')}
                  </p>
                  <ol class="ds-list">
                    {steps.map((step) => (
                      <li>{t(`install.${browser}.${step}`)}</li>
                    ))}
                  </ol>
                  <Picture name={picture} alt="" />
                </Card>
              </div>
            ))}
          </div>
          <p class="hint">{t('install.other')}</p>
        </install-app>
      ),
    })
  })
}
