import type { Side } from '#modules/identity-documents'
import type { CaseView } from '#modules/identity-proofing'
import { Alert, BackLink, Button, FileField, Form, Notice, type Problem, problemOf } from '#platform/ui'
import { formKey, languageOf, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { DocumentCamera, documentCameraScripts } from './document-camera.tsx'
import { KindPicture } from './kind-picture.tsx'
import { baseOf } from './owner.ts'
import { showDocument, stepsOf } from './steps.tsx'
import { texts } from './words.ts'

/** What to take a picture of, the camera, and the file as the other way. */
export function showCapture(
  c: SiteContext,
  doors: DigitalIdDoors,
  view: CaseView,
  side: Side,
  problems: readonly Problem[],
) {
  const language = languageOf(c)
  const t = texts(language)
  const title = t(`side.${side}.title`)
  return showDocument(c, doors, {
    title,
    at: { kind: view.kind, step: side },
    problems,
    scripts: documentCameraScripts,
    children: (
      <>
        <BackLink language={language} href={placeBefore(c, view, side)} />
        <div class="side-head">
          <KindPicture kind={view.kind} side={side} />
          <div>
            <h1>{title}</h1>
            <p class="lead">{t(`side.${side}.lead`)}</p>
          </div>
        </div>
        {view.askedSide === side && (
          <Alert kind="warning" title={t('side.asked')}>
            <p>{t('side.asked.text')}</p>
          </Alert>
        )}
        <ul class="ds-list">
          <li>{t('side.hint.light')}</li>
          <li>{t('side.hint.flat')}</li>
          <li>{t('side.hint.original')}</li>
        </ul>
        <DocumentCamera language={language} base={baseOf(c)} kind={view.kind} side={side} asset={doors.asset}>
          <FileForms c={c} side={side} problems={problems} />
        </DocumentCamera>
        <Notice icon="shield">
          <p>{t('side.privacy')}</p>
        </Notice>
      </>
    ),
  })
}

type FormsProps = {
  readonly c: SiteContext
  readonly side: Side
  readonly problems: readonly Problem[]
}

/** A phone without script still has a camera of its own; a picture taken before comes from the gallery. */
function FileForms({ c, side, problems }: FormsProps) {
  const t = texts(languageOf(c))
  const form = { action: `${baseOf(c)}/${side}`, files: true, busy: t('busy.reading') } as const
  return (
    <>
      <Form {...form} idempotencyKey={formKey()}>
        <FileField
          name="picture"
          label={t('file.choose')}
          hint={t('file.hint')}
          accept="image/*"
          error={problemOf(problems, 'picture')}
        />
        <Button look="secondary">{t('file.send')}</Button>
      </Form>
      <div class="without-script">
        <Form {...form} idempotencyKey={formKey()}>
          <FileField
            name="picture"
            id="picture-taken"
            label={t('file.take')}
            accept="image/*"
            capture="environment"
          />
          <Button look="secondary">{t('file.send')}</Button>
        </Form>
      </div>
      <p class="hint">{t('file.marked')}</p>
    </>
  )
}

/** The step before this side. */
function placeBefore(c: SiteContext, { kind }: CaseView, side: Side): string {
  const steps = stepsOf(kind)
  const before = steps[steps.indexOf(side) - 1]
  return before === 'kind' || before === undefined ? `/documents/new?kind=${kind}` : `${baseOf(c)}/${before}`
}
