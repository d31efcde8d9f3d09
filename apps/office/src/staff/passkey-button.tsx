import type { Child } from 'hono/jsx'
import { whyNoPasskey } from '#platform/passkeys'
import { Alert, Button, Notice } from '#platform/ui'
import { languageOf, type SiteContext } from '#platform/web'
import type { OfficeDoors } from '../doors.ts'
import { texts } from './words.ts'

type Props = {
  readonly c: SiteContext
  readonly doors: OfficeDoors
  readonly makes: boolean
  readonly options: string
  readonly answer: string
  readonly children: Child
}

/** The island that makes or uses a passkey (`passkey.js`), with a sentence for each thing that can go wrong. */
export function PasskeyButton({ c, doors, makes, options, answer, children }: Props) {
  const t = texts(languageOf(c))
  const obstacle = whyNoPasskey(doors.origin)
  if (obstacle) return <Alert kind="warning" title={t(`passkey.not-here.${obstacle}`)} />
  const attributes = {
    'data-options': options,
    'data-answer': answer,
    'data-refused': t('passkey.refused'),
    'data-expired': t('passkey.expired'),
    'data-cancelled': t('passkey.cancelled'),
    'data-exists': t('passkey.exists'),
    'data-limited': t('passkey.limited'),
    'data-unsupported': t('passkey.unsupported'),
    'data-offline': t('passkey.offline'),
  }
  const inside = (
    <>
      <Button type="button" icon="passkey">
        {children}
      </Button>
      <p role="status" data-part="told" />
    </>
  )
  return (
    <>
      {makes ? (
        <passkey-offer {...attributes}>{inside}</passkey-offer>
      ) : (
        <passkey-sign-in {...attributes}>{inside}</passkey-sign-in>
      )}
      <noscript>
        <Notice icon="info">
          <p>{t('passkey.no-script')}</p>
        </Notice>
      </noscript>
    </>
  )
}
