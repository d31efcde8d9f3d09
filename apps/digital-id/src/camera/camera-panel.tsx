import type { Action } from '#modules/face'
import type { Language } from '#platform/texts'
import { Button, ButtonLink, CameraStage, Icon, Notice } from '#platform/ui'
import type { AssetUrl } from '#platform/web'
import { ActionOrder } from './action-order.tsx'
import { FailurePanels, type HelpHref, type ReportHref } from './failure-panels.tsx'
import { hintFiles } from './hint-files.ts'
import { OtherWayList, type OtherWays } from './other-ways.tsx'
import { RequirementList } from './requirement-list.tsx'
import { cameraTexts, liveWords } from './words.ts'

/** Islands that the page with the panel must load. */
export const cameraScripts = ['camera-check.js'] as const

export type CameraPanelProps = {
  readonly language: Language
  /** The order the server has drawn; shown before the camera opens. */
  readonly actions: readonly Action[]
  /** Endpoints of this video (see video-protocol.ts), and the page that draws a new order. */
  readonly addresses: {
    readonly start: string
    readonly frames: string
    readonly finish: string
    readonly again: string
  }
  readonly otherWays: OtherWays
  readonly help: HelpHref
  readonly report: ReportHref
  readonly asset: AssetUrl
}

/**
 * The video from its explanation to its end, for registration and sign-in alike: the page gives addresses and the order.
 * The island `camera-check` shows one view after another; without script the other ways are left.
 */
export function CameraPanel(props: CameraPanelProps) {
  const { language, addresses, asset, help, report, otherWays } = props
  return (
    <camera-check
      class="camera-check"
      data-start={addresses.start}
      data-frames={addresses.frames}
      data-finish={addresses.finish}
      data-again={addresses.again}
      data-words={JSON.stringify(liveWords(language))}
      {...hintFiles(asset)}
    >
      <BeginView {...props} />
      <AskingView language={language} />
      <LiveView {...props} />
      <CheckingView language={language} />
      <div class="camera-view-failed" data-view="failed" hidden>
        <FailurePanels language={language} help={help} report={report} />
        <OtherWayList language={language} ways={otherWays} />
      </div>
      <div class="camera-without-script">
        <Notice icon="warning">{cameraTexts(language)('without-script')}</Notice>
        <OtherWayList language={language} ways={otherWays} />
      </div>
    </camera-check>
  )
}

function BeginView({ language, actions }: CameraPanelProps) {
  const t = cameraTexts(language)
  return (
    <div class="camera-begin" data-view="begin">
      <section class="camera-order">
        <h2 id="camera-order">{t('begin.order')}</h2>
        <ActionOrder language={language} actions={actions} labelledBy="camera-order" />
        <p class="hint">{t('begin.order.text')}</p>
      </section>
      <section>
        <h2 id="camera-requirements">{t('begin.requirements')}</h2>
        <RequirementList language={language} labelledBy="camera-requirements" />
      </section>
      <section class="camera-open">
        <Notice icon="camera">{t('begin.permission')}</Notice>
        <Button type="button" icon="camera" id="camera-open" wide>
          {t('begin.open')}
        </Button>
        <p class="hint camera-privacy">
          <Icon name="shield" size="small" />
          <span>{t('begin.privacy')}</span>
        </p>
      </section>
    </div>
  )
}

function AskingView({ language }: { readonly language: Language }) {
  const t = cameraTexts(language)
  return (
    <section class="camera-asking" data-view="asking" aria-labelledby="camera-asking" hidden>
      <PermissionPicture />
      <h2 id="camera-asking" tabindex={-1}>
        {t('asking.title')}
      </h2>
      <p>{t('asking.text')}</p>
    </section>
  )
}

/** A browser's question with the allowing button pointed at; words differ between browsers, so there are none. */
function PermissionPicture() {
  return (
    <svg class="permission-picture" viewBox="0 0 260 150" aria-hidden="true">
      <rect class="drawn-wall" x="6" y="6" width="248" height="138" rx="16" />
      <rect class="drawn-fill" x="22" y="20" width="216" height="22" rx="11" />
      <circle class="drawn-gold" cx="36" cy="31" r="5" />
      <rect class="drawn-sheet" x="34" y="54" width="176" height="78" rx="12" />
      <path
        class="drawn"
        d="M50 72h6l2.5-4h9l2.5 4h6a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H50a2 2 0 0 1-2-2V74a2 2 0 0 1 2-2zM63 84.500a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM90 73h90M90 84h58"
      />
      <rect class="drawn" x="48" y="102" width="62" height="18" rx="9" />
      <rect class="drawn-press" x="122" y="102" width="74" height="18" rx="9" />
      <path class="drawn-check" d="m150 111 6 6 12-12" />
    </svg>
  )
}

function LiveView({ language, actions, addresses }: CameraPanelProps) {
  const t = cameraTexts(language)
  const words = liveWords(language)
  return (
    <section class="camera-live" data-view="live" aria-labelledby="camera-live" hidden>
      <h2 id="camera-live" class="ds-sr-only" tabindex={-1}>
        {t('live.title')}
      </h2>
      <CameraStage cue={words.cues['look-straight']}>
        <video data-mirror="" muted playsinline autoplay aria-label={t('live.video')} />
      </CameraStage>
      <div class="camera-course">
        <p class="camera-step" data-part="step" />
        <ActionOrder language={language} actions={actions} labelledBy="camera-order" live />
        <p class="hint camera-note" data-part="hints" hidden>
          <span class="camera-spinner" aria-hidden="true" />
          {t('live.hints.loading')}
        </p>
        <p class="hint camera-note" data-part="time" role="status" hidden />
        <ButtonLink href={addresses.again} look="secondary" icon="close">
          {t('live.cancel')}
        </ButtonLink>
      </div>
    </section>
  )
}

function CheckingView({ language }: { readonly language: Language }) {
  const t = cameraTexts(language)
  return (
    <section class="camera-checking" data-view="checking" aria-labelledby="camera-checking" hidden>
      <span class="camera-spinner" aria-hidden="true" />
      <h2 id="camera-checking" tabindex={-1}>
        {t('checking.title')}
      </h2>
      <p>{t('checking.text')}</p>
    </section>
  )
}
