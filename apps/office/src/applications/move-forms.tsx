import type { ApplicationView } from '#modules/applications'
import type { Language } from '#platform/texts'
import { Button, Details, ErrorSummary, Form, type Problem, problemOf, Select, TextField } from '#platform/ui'
import { formKey } from '#platform/web'
import { texts } from './words.ts'

type Props = {
  readonly view: ApplicationView
  readonly language: Language
  readonly problems: readonly Problem[]
  /** What was typed into a form that was sent back, and which move it was. */
  readonly typed: Readonly<Record<string, string>>
}

/** Every decision that is open here; what the person will be told is shown before it is made. */
export function MoveForms({ view, language, problems, typed }: Props) {
  const t = texts(language)
  const words = view.service.texts(language)
  const { moves } = view.service.workflow
  return (
    <section>
      <h2>{t('case.decide')}</h2>
      <ErrorSummary language={language} problems={problems} />
      {view.offered.map((move) => {
        const carries = moves[move]?.carries ?? []
        const own = typed.move === move ? typed : {}
        return (
          <Details summary={words(`move.${move}`)} open={typed.move === move}>
            <Form action={`/applications/${view.id}/moves/${move}`} idempotencyKey={formKey()}>
              <input type="hidden" name="moves" value={String(view.moves)} />
              {carries.includes('refusal') && (
                <Select
                  name="refusal"
                  id={`refusal-${move}`}
                  label={t('move.refusal')}
                  placeholder={t('move.choose')}
                  value={own.refusal}
                  error={problemOf(problems, `refusal-${move}`)}
                  options={Object.entries(view.service.refusals).map(([value, { verified }]) => ({
                    value,
                    label: verified
                      ? words(`refusal.${value}`)
                      : `${words(`refusal.${value}`)} · ${t('move.unverified')}`,
                  }))}
                />
              )}
              {carries.includes('words') && (
                <TextField
                  name="words"
                  id={`words-${move}`}
                  label={t('move.words')}
                  hint={t('move.words.hint')}
                  lines={4}
                  value={own.words}
                  error={problemOf(problems, `words-${move}`)}
                />
              )}
              <Button look="secondary">{t('move.preview')}</Button>
            </Form>
          </Details>
        )
      })}
    </section>
  )
}
