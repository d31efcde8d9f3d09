import type { Child } from 'hono/jsx'
import type { DocumentKind, Side } from '#modules/identity-documents'
import { type CardCue, cardCues } from '#modules/identity-documents'
import type { Language } from '#platform/texts'
import { Alert, Button, Progress } from '#platform/ui'
import type { AssetUrl } from '#platform/web'
import { CameraFrame, outlineOf } from './camera-frame.tsx'
import { texts } from './words.ts'

/** Islands that the page with the camera must load. */
export const documentCameraScripts = ['document-camera.js'] as const

type Props = {
  readonly language: Language
  readonly base: string
  readonly kind: DocumentKind
  readonly side: Side
  readonly asset: AssetUrl
  /** The form that sends a file, with script and without. */
  readonly children: Child
}

/** The camera for a document around the form that works without it. */
export function DocumentCamera({ language, base, kind, side, asset, children }: Props) {
  const t = texts(language)
  const { left, top, width, height } = outlineOf(kind)
  return (
    <document-camera
      class="document-camera"
      data-uploads={`${base}/uploads`}
      data-side={side}
      data-review={`${base}/${side}`}
      data-worker={asset('document-camera-worker.js')}
      data-outline={[left, top, width, height].map((share) => share.toFixed(4)).join(' ')}
      data-words={JSON.stringify(wordsFor(language))}
    >
      <div class="stack" data-view="begin">
        <div class="document-told" id="document-told" tabindex={-1} hidden>
          <Alert kind="danger" title={'\u00a0'} />
        </div>
        <div class="needs-script">
          <Button type="button" icon="camera" wide id="document-open">
            {t('camera.open')}
          </Button>
        </div>
        <section class="document-file" aria-labelledby="document-file">
          <h2 id="document-file">{t('file.other-way')}</h2>
          {children}
        </section>
      </div>
      <LiveView language={language} kind={kind} side={side} />
      <SendingView language={language} />
    </document-camera>
  )
}

function LiveView({ language, kind, side }: Pick<Props, 'language' | 'kind' | 'side'>) {
  const t = texts(language)
  return (
    <section class="document-live" data-view="live" aria-labelledby="document-live" hidden>
      <h2 id="document-live" class="ds-sr-only" tabindex={-1}>
        {t(`side.${side}.title`)}
      </h2>
      <CameraFrame kind={kind} side={side} cue={t('cue.no-card')}>
        <video muted playsinline autoplay aria-label={t('camera.video')} />
      </CameraFrame>
      <div class="document-buttons">
        <Button type="button" icon="camera" wide id="document-shoot">
          {t('camera.shoot')}
        </Button>
        <span id="document-torch-place" hidden>
          <Button type="button" look="secondary" icon="light" id="document-torch">
            {t('camera.torch')}
          </Button>
        </span>
        <Button type="button" look="quiet" icon="close" id="document-close">
          {t('camera.close')}
        </Button>
      </div>
      <p class="hint">{t('camera.by-itself')}</p>
    </section>
  )
}

function SendingView({ language }: Pick<Props, 'language'>) {
  const t = texts(language)
  return (
    <section class="document-sending stack" data-view="sending" aria-labelledby="document-sending" hidden>
      <h2 id="document-sending" tabindex={-1}>
        {t('sending.title')}
      </h2>
      <img id="document-taken" alt={t('sending.alt')} hidden />
      <Progress label={t('sending.progress')} value={0} id="document-progress" />
      <p role="status" id="document-sending-told" />
      <span id="document-send-now-place" hidden>
        <Button type="button" icon="refresh" id="document-send-now">
          {t('sending.again')}
        </Button>
      </span>
      <Button type="button" look="quiet" icon="close" id="document-stop">
        {t('sending.stop')}
      </Button>
    </section>
  )
}

const refusals = [
  'heic',
  'svg',
  'pdf',
  'not-a-picture',
  'too-many-pixels',
  'too-large',
  'too-small',
  'animated',
  'truncated',
  'polyglot',
  'wrong-place',
  'models-missing',
  'reader-closed',
  'reader-failed',
  'empty',
] as const

/** What the island says, in the reader's language. */
function wordsFor(language: Language) {
  const t = texts(language)
  const cues = cardCues.map((cue): readonly [CardCue, string] => [cue, t(`cue.${cue}`)])
  return {
    cues: Object.fromEntries(cues),
    blind: t('camera.blind'),
    sending: t('sending.share', { share: '{share}' }),
    waiting: t('sending.waiting'),
    reading: t('sending.reading'),
    refusals: Object.fromEntries(refusals.map((code) => [code, t(`picture.${code}`)])),
    failures: {
      NotAllowedError: t('camera.denied'),
      NotFoundError: t('camera.missing'),
      NotReadableError: t('camera.in-use'),
      other: t('camera.failed'),
    },
  }
}
