import type { Child } from 'hono/jsx'
import type { SigningRequest } from '#modules/signing'
import type { Language } from '#platform/texts'
import type { IconName } from '#platform/ui'
import { Button, ButtonLink, Card, Details, FileField, Form, Tag } from '#platform/ui'
import { formKey } from '#platform/web'
import { KeyFileWay } from './key-file-way.tsx'
import { NcalayerWay } from './ncalayer-way.tsx'
import { baseOf } from './request-here.ts'
import { signableOf } from './signable.ts'
import { texts } from './words.ts'

export type WaysProps = {
  readonly request: SigningRequest
  readonly language: Language
  readonly ncalayer: string
  readonly worker: string
  readonly now: Date
  /** A phone or a tablet: no NCALayer runs there. */
  readonly isPhone: boolean
}

const icons = {
  ncalayer: 'devices',
  'egov-mobile': 'qr',
  'key-file': 'key',
  cloud: 'shield',
} as const satisfies Record<string, IconName>
type Way = keyof typeof icons

/** The four ways to sign, the one that suits this device first. */
export function Ways(props: WaysProps) {
  const { language, isPhone } = props
  const t = texts(language)
  const order: readonly Way[] = isPhone
    ? ['egov-mobile', 'cloud', 'key-file', 'ncalayer']
    : ['ncalayer', 'egov-mobile', 'cloud', 'key-file']
  return (
    <>
      {order.map((way, place) => (
        <Card title={t(`way.${way}`)} titleLevel={3} icon={icons[way]} tinted={place === 0} id={way}>
          {place === 0 && (
            <p>
              <Tag colour="success">{t('way.recommended')}</Tag>
            </p>
          )}
          <p>{t(isPhone && way === 'egov-mobile' ? 'way.egov-mobile.text.phone' : `way.${way}.text`)}</p>
          {contentOf(way, props)}
        </Card>
      ))}
    </>
  )
}

function contentOf(way: Way, props: WaysProps): Child {
  const { request, language, ncalayer, worker, now } = props
  const t = texts(language)
  switch (way) {
    case 'ncalayer':
      return (
        <NcalayerWay
          signable={signableOf(request)}
          language={language}
          address={ncalayer}
          isSecond={props.isPhone}
        />
      )
    case 'key-file':
      return <KeyFileWay signable={signableOf(request)} language={language} worker={worker} now={now} />
    case 'egov-mobile':
      return (
        <Form action={`${baseOf(request)}/qr`} idempotencyKey={formKey()}>
          <Button look={props.isPhone ? 'primary' : 'secondary'} icon={props.isPhone ? 'phone' : 'qr'}>
            {t(props.isPhone ? 'way.egov-mobile.go.phone' : 'way.egov-mobile.go')}
          </Button>
        </Form>
      )
    case 'cloud':
      return (
        <ButtonLink href={`${baseOf(request)}/cloud`} look="secondary">
          {t('way.cloud.go')}
        </ButtonLink>
      )
  }
}

/** The last way, for whoever signs in a program of their own. */
export function SignatureFileWay({ request, language }: Pick<WaysProps, 'request' | 'language'>) {
  const t = texts(language)
  return (
    <Details summary={t('file.summary')} id="file">
      <ol class="ds-list">
        <li>
          <a class="ds-link" href={`${baseOf(request)}/manifest`} download="">
            {t('file.take')}
          </a>
        </li>
        <li>{t('file.sign')}</li>
        <li>{t('file.bring')}</li>
      </ol>
      <Form action={baseOf(request)} files idempotencyKey={formKey()}>
        <input type="hidden" name="way" value="file" />
        <FileField name="signature" label={t('file.label')} accept=".cms,.p7s,.p7m,.sig,.pem" />
        <Button look="secondary">{t('file.go')}</Button>
      </Form>
    </Details>
  )
}
