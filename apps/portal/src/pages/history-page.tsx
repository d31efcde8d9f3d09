import { listOperations, type Operation } from '#modules/audit'
import { type Look, listLooks } from '#modules/consents'
import type { Language } from '#platform/texts'
import { writtenMoment } from '#platform/texts'
import { EmptyState, type IconName, type Moment, Timeline } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors, Reader } from '../doors.ts'
import { texts } from '../words.ts'
import { profileOf, readerOrSignIn, showRoom } from './account-frame.tsx'

const pageSize = 20

const icons: Readonly<Partial<Record<Operation['operation'], IconName>>> = {
  'digital-id-created': 'shield',
  'identification-passed': 'face',
  'identification-refused': 'warning',
  'identification-locked': 'lock',
  'signed-in': 'key',
  'signed-out': 'sign-out',
  'passkey-added': 'passkey',
  'passkey-removed': 'passkey',
}

/** Everything that happened with the reader's Digital ID, and who asked the State's registries about them. */
export function historyPage(site: Site, doors: PortalDoors, account: Account): void {
  site.get('/account/history', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const language = languageOf(c)
    const t = texts(language)
    const before = Number.parseInt(c.req.query('before') ?? '', 10)
    const operations = await listOperations(doors.database, reader.personId, {
      limit: pageSize,
      ...(before > 0 ? { before } : {}),
    })
    const last = operations.at(-1)
    const looks = before > 0 ? [] : await looksAt(doors, reader)
    return showRoom(c, doors, reader, {
      room: 'history',
      children: (
        <>
          <h1>{t('account.history')}</h1>
          <p class="lead">{t('history.lead')}</p>
          {operations.length === 0 ? (
            <EmptyState title={t('history.empty')} icon="history" />
          ) : (
            <Timeline moments={operations.map((operation) => momentOf(language, operation))} />
          )}
          {last && last.number > 1 && (
            <p>
              <a class="ds-link" href={`?before=${last.number}`}>
                {t('history.older')}
              </a>
            </p>
          )}
          {looks.length > 0 && (
            <section class="section" aria-labelledby="looks">
              <h2 id="looks">{t('history.looks')}</h2>
              <Timeline moments={looks.map((look) => lookMoment(language, look))} />
            </section>
          )}
        </>
      ),
    })
  })
}

function momentOf(language: Language, { operation, at, device, result }: Operation): Moment {
  const t = texts(language)
  return {
    title: t(`history.operation.${operation}`),
    at: { iso: at.toISOString(), text: writtenMoment(language, at) },
    icon: icons[operation] ?? 'check',
    state: result === 'done' ? 'done' : 'current',
    ...(device ? { text: device } : {}),
  }
}

async function looksAt(doors: PortalDoors, reader: Reader): Promise<readonly Look[]> {
  const { iin } = await profileOf(doors, reader)
  return listLooks(doors.database, doors.keyring, iin)
}

const sources = [
  'individuals',
  'mobile-citizens',
  'civil-acts',
  'legal-entities',
  'contributions',
  'identity-document',
  'support-ticket',
  'application',
  'payment-order',
] as const
const purposes = [
  'digital-id-registration',
  'document-check',
  'document-moderation',
  'support-ticket',
  'acting-for',
  'refund',
  'application-review',
  'payment-review',
  'certificate-order',
  'cloud-signature',
] as const

function lookMoment(language: Language, { source, purpose, at }: Look): Moment {
  const t = texts(language)
  const knownSource = sources.find((known) => known === source)
  const knownPurpose = purposes.find((known) => known === purpose)
  return {
    title: knownSource ? t(`history.registry.${knownSource}`) : source,
    at: { iso: at.toISOString(), text: writtenMoment(language, at) },
    icon: 'eye',
    text: knownPurpose ? t(`history.purpose.${knownPurpose}`) : purpose,
  }
}
