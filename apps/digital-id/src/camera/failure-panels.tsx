import type { Language } from '#platform/texts'
import { Button, Icon, type IconName } from '#platform/ui'
import {
  type DeviceKind,
  deviceKinds,
  type FailureKind,
  failureKinds,
  helpOf,
  permissionHelpOf,
} from './failure-kinds.ts'
import { cameraTexts } from './words.ts'

export type HelpHref = (articleAndAnchor: string) => string

/** Where support is told of this trouble. */
export type ReportHref = (kind: FailureKind) => string

type Props = { readonly language: Language; readonly help: HelpHref; readonly report: ReportHref }

const icons: Readonly<Record<FailureKind, IconName>> = {
  denied: 'lock',
  dismissed: 'help',
  system: 'settings',
  'no-camera': 'camera',
  'in-use': 'devices',
  insecure: 'unlock',
  'in-app-browser': 'external',
  unsupported: 'refresh',
  ended: 'camera',
  black: 'light',
  connection: 'globe',
  'start-again': 'refresh',
}

/** One panel for every cause, hidden until the island shows the one that fits. */
export function FailurePanels({ language, help, report }: Props) {
  return (
    <>
      {failureKinds.map((kind) => (
        <FailurePanel language={language} help={help} report={report} kind={kind} />
      ))}
    </>
  )
}

function FailurePanel({ language, help, report, kind }: Props & { readonly kind: FailureKind }) {
  const t = cameraTexts(language)
  return (
    <section class="camera-failure" data-failure={kind} aria-labelledby={`camera-${kind}`} hidden>
      <span class="camera-failure-icon">
        <Icon name={icons[kind]} size="large" />
      </span>
      <h2 id={`camera-${kind}`} tabindex={-1}>
        {t(`failure.${kind}`)}
      </h2>
      <p>{t(`failure.${kind}.text`)}</p>
      {kind === 'denied' || kind === 'system' ? (
        deviceKinds.map((device) => (
          <div data-device={device} class="camera-device" hidden>
            <Steps text={t(`steps.${kind}.${device}`)} />
            <p>
              <a href={help(helpHrefOf(kind, device))}>{t('help.permission')}</a>
            </p>
          </div>
        ))
      ) : (
        <>
          <Steps text={t(`failure.${kind}.steps`)} />
          <p>
            <a href={help(helpOf[kind])}>{t('help.more')}</a>
          </p>
        </>
      )}
      <p>
        <a href={report(kind)}>{t('report')}</a>
      </p>
      <Retry label={t('retry')} />
    </section>
  )
}

function helpHrefOf(kind: 'denied' | 'system', device: DeviceKind): string {
  return kind === 'denied' ? permissionHelpOf[device] : 'no-camera-access#system'
}

function Steps({ text }: { readonly text: string }) {
  return (
    <ol class="camera-steps">
      {text.split('\n').map((step) => (
        <li>{step}</li>
      ))}
    </ol>
  )
}

function Retry({ label }: { readonly label: string }) {
  return (
    <div class="camera-retry" data-part="retry">
      <Button type="button" icon="refresh">
        {label}
      </Button>
    </div>
  )
}
