import { ButtonLink, CardGrid, Details, Hero, LinkCard } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { SandboxRoom } from '../sandbox-room.ts'
import { texts } from '../words.ts'
import { showPage } from './frame.tsx'

const rooms = [
  ['people', 'users'],
  ['phones', 'phone'],
  ['become', 'camera'],
  ['ncalayer', 'key'],
  ['egov-mobile', 'qr'],
  ['clock', 'clock'],
  ['switches', 'settings'],
  ['bank', 'wallet'],
  ['journal', 'history'],
  ['entities', 'building'],
  ['style-guide', 'eye'],
] as const

const addresses = [
  'GET /api/people?q=&kind=',
  'POST /api/people',
  'GET|DELETE /api/people/IIN',
  'GET|PUT|DELETE /api/people/IIN/photo',
  'POST /api/registries/individuals/query',
  'POST /api/registries/mobile-citizens/query',
  'POST /api/registries/civil-acts/query',
  'POST /api/registries/legal-entities/query',
  'POST /api/registries/contributions/query',
  'POST /api/sms/messages',
  'GET /api/sms/messages/ID',
  'GET /api/phones',
  'GET /api/phones/PHONE/messages',
  'GET /api/phones/PHONE/stream',
  'GET /api/switches',
  'GET|PUT /api/switches/NAME',
  'POST /api/switches/reset',
  'GET /api/bank/orders',
  'GET /api/bank/accounts',
  'GET|PUT /api/bank/troubles',
  'GET|PUT /api/ncalayer',
  'GET /api/ncalayer/windows',
  'POST /api/ncalayer/windows/ID/confirm|cancel',
  'POST /api/egov-mobile/scans',
  'POST /api/egov-mobile/scans/ID/sign|cancel',
  'GET /api/people/IIN/key-file',
  'GET /api/clock',
  'GET /api/clock/stream',
  'POST /api/clock/advance',
  'POST /api/clock/reset',
]

/** What the sandbox is, and the way to everything in it. */
export function homePage(site: Site, room: SandboxRoom): void {
  site.get('/', (c) => {
    const t = texts(languageOf(c))
    const { portal, digitalId, office } = room.programs
    const programs = [
      [portal, t('home.portal')],
      [digitalId, t('home.digital-id')],
      [office, t('home.office')],
    ] as const
    return showPage(c, room, {
      title: t('site.name'),
      children: (
        <>
          <Hero
            title={t('home.title')}
            lead={t('home.lead')}
            actions={
              <ButtonLink href="/become" look="gold" icon="camera">
                {t('nav.become')}
              </ButtonLink>
            }
          />
          <CardGrid>
            {rooms.map(([name, icon]) => (
              <LinkCard href={`/${name}`} icon={icon} title={t(`nav.${name}`)} text={t(`home.${name}`)} />
            ))}
          </CardGrid>
          <h2>{t('home.programs')}</h2>
          <ul class="ds-list">
            {programs.map(([href, label]) => (
              <li>
                <a class="ds-link" href={href}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
          <Details summary={t('home.api')}>
            <p>{t('home.api.text')}</p>
            <ul class="ds-list">
              {addresses.map((address) => (
                <li>
                  <code>{address}</code>
                </li>
              ))}
            </ul>
          </Details>
        </>
      ),
    })
  })
}
