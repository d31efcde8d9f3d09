import type { Language } from '#platform/texts'
import { FileField } from '#platform/ui'
import type { PhotoRefusal, Photos } from '../state/photos.ts'
import { texts } from '../words.ts'

/** Why the photograph of a form was not taken. */
export type PhotoProblem = PhotoRefusal | 'photo-not-given'

/** A file field that, with script, also opens the camera. */
export function PhotoField({
  language,
  problem,
}: {
  readonly language: Language
  readonly problem?: PhotoProblem | undefined
}) {
  const t = texts(language)
  return (
    <take-photo
      class="form"
      data-open={t('photo.open')}
      data-shoot={t('photo.shoot')}
      data-taken={t('photo.taken')}
      data-denied={t('photo.denied')}
    >
      <FileField
        name="photo"
        label={t('photo.label')}
        hint={t('photo.hint')}
        accept="image/jpeg,image/png"
        capture="user"
        {...(problem ? { error: t(`photo.problem.${problem}`) } : {})}
      />
    </take-photo>
  )
}

/** Keeps the photograph of a posted form for a person; answers with what is wrong with it, or null. */
export async function keepPhoto(photos: Photos, iin: string, posted: unknown): Promise<PhotoProblem | null> {
  if (!(posted instanceof File) || posted.size === 0) return 'photo-not-given'
  const outcome = await photos.set(iin, new Uint8Array(await posted.arrayBuffer()))
  return outcome === 'saved' ? null : outcome
}
