import { BackLink, QrPicture } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { qrMatrix } from '../../qr-matrix.ts'
import { showSignaturePage } from './show.tsx'
import type { OwnerRoad } from './video-road.ts'
import { texts } from './words.ts'

/** The same step on a phone or in Firefox: its address, as a QR code and to be copied. Whoever opens it signs in first. */
export function elsewherePage(site: Site, doors: DigitalIdDoors, road: OwnerRoad): void {
  site.get(`${road.route}/elsewhere`, async (c) => {
    const here = await road.here(c, doors)
    if (here instanceof Response) return here
    const language = languageOf(c)
    const t = texts(language)
    const address = `${doors.origin}${road.base(c)}`
    return showSignaturePage(c, doors, {
      title: t('elsewhere.title'),
      children: (
        <>
          <BackLink language={language} href={`${road.base(c)}/video`} />
          <h1>{t('elsewhere.title')}</h1>
          <h2>{t('elsewhere.phone')}</h2>
          <p>{t('elsewhere.phone.text')}</p>
          <QrPicture matrix={qrMatrix(address)} title={t('elsewhere.qr')} />
          <h2>{t('elsewhere.firefox')}</h2>
          <p>{t('elsewhere.firefox.text')}</p>
          <p class="address">
            <code>{address}</code>
          </p>
          <p class="hint">{t('elsewhere.sign-in')}</p>
        </>
      ),
    })
  })
}
