import { BackLink, QrPicture } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { qrMatrix } from '../../qr-matrix.ts'
import { baseOf, draftHere } from './owner.ts'
import { showDocument } from './steps.tsx'
import { texts } from './words.ts'

/** The same document on a phone: its address as a QR code. Whoever opens it signs in there first. */
export function phonePage(site: Site, doors: DigitalIdDoors): void {
  site.get('/documents/:id/phone', async (c) => {
    const here = await draftHere(c, doors)
    if (here instanceof Response) return here
    const language = languageOf(c)
    const t = texts(language)
    const address = `${doors.origin}${baseOf(c)}`
    return showDocument(c, doors, {
      title: t('phone.title'),
      children: (
        <>
          <BackLink language={language} href={baseOf(c)} />
          <h1>{t('phone.title')}</h1>
          <p class="lead">{t('phone.text')}</p>
          <QrPicture matrix={qrMatrix(address)} title={t('phone.qr')} />
          <p class="hint">{t('phone.sign-in')}</p>
        </>
      ),
    })
  })
}
