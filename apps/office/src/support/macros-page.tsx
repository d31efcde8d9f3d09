import {
  checkMacro,
  listMacros,
  type Macro,
  type MacroTexts,
  placeholders,
  removeMacro,
  saveMacro,
} from '#modules/support'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  CardGrid,
  ErrorSummary,
  Form,
  LinkCard,
  Notice,
  type Problem,
  problemOf,
  TextField,
} from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext, WebError } from '#platform/web'
import { type Desk, deskOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { noteTicketAct } from './note-act.ts'
import { supportRoomOf } from './officer.ts'
import { texts } from './words.ts'

const empty: MacroTexts = { name: '', kk: '', ru: '', en: '' }

/** Reply templates in three languages; the office writes its own. */
export function macrosPage(site: Site, doors: OfficeDoors): void {
  site.get('/support/macros', async (c) => {
    const desk = await deskOf(c, doors, 'support', 'administrator')
    return desk instanceof Response ? desk : showList(c, doors, desk)
  })

  site.get('/support/macros/:id', async (c) => {
    const desk = await deskOf(c, doors, 'support', 'administrator')
    if (desk instanceof Response) return desk
    return showForm(c, desk, doors, await macroOf(c, doors), [])
  })

  site.post('/support/macros/:id', async (c) => {
    const desk = await deskOf(c, doors, 'support', 'administrator')
    if (desk instanceof Response) return desk
    const { id } = await macroOf(c, doors)
    const { name = '', kk = '', ru = '', en = '', verb = 'save' } = await readForm(c)
    const typed = { name, kk, ru, en }
    const room = supportRoomOf(doors)
    const { memberId } = desk.member
    if (verb === 'remove' && id) await removeMacro(room, memberId, id)
    else {
      const t = texts(languageOf(c))
      const problems = checkMacro(typed).map(({ field, code }) => ({
        field,
        message: t(`macro.problem.${code}`, { field: t(`macro.${field}`) }),
      }))
      if (problems.length > 0) return showForm(c, desk, doors, { ...typed, ...(id && { id }) }, problems)
      await saveMacro(room, memberId, { ...typed, ...(id && { id }) })
    }
    await noteTicketAct(c, doors, desk, 'macro-changed', verb === 'remove' ? 'removed' : 'saved')
    return c.redirect('/support/macros?saved', 303)
  })
}

async function macroOf(c: SiteContext, doors: OfficeDoors): Promise<MacroTexts & { readonly id?: string }> {
  const id = c.req.param('id')
  if (id === 'new') return empty
  const macro = (await listMacros(doors.database)).find((one) => one.id === id)
  if (!macro) throw new WebError('not-found')
  return macro
}

async function showList(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const t = texts(languageOf(c))
  const macros = await listMacros(doors.database)
  return showPage(c, doors, {
    title: t('macros.title'),
    desk,
    children: (
      <>
        <BackLink language={languageOf(c)} href="/support">
          {t('queue.title')}
        </BackLink>
        <h1>{t('macros.title')}</h1>
        <p class="lead">{t('macros.lead')}</p>
        {c.req.query('saved') !== undefined && <Alert kind="success" live title={t('macros.saved')} />}
        <CardGrid>
          {macros.map((macro) => (
            <LinkCard
              href={`/support/macros/${macro.id}`}
              icon="edit"
              title={macro.name}
              text={firstWords(macro, languageOf(c))}
            />
          ))}
        </CardGrid>
        <ButtonLink look="secondary" icon="plus" href="/support/macros/new">
          {t('macros.new')}
        </ButtonLink>
      </>
    ),
  })
}

/** What the template says after its greeting. */
function firstWords(macro: Macro, language: 'kk' | 'ru' | 'en'): string {
  const text = macro[language].replace(/^\{greeting\}\s*/, '')
  return text.length > 90 ? `${text.slice(0, 90).trimEnd()}…` : text
}

function showForm(
  c: SiteContext,
  desk: Desk,
  doors: OfficeDoors,
  macro: MacroTexts & { readonly id?: string },
  problems: readonly Problem[],
) {
  const language = languageOf(c)
  const t = texts(language)
  if (problems.length > 0) c.status(422)
  return showPage(c, doors, {
    title: t(macro.id ? 'macro.title' : 'macros.new'),
    width: 'question',
    desk,
    hasProblems: problems.length > 0,
    children: (
      <>
        <BackLink language={language} href="/support/macros">
          {t('macros.title')}
        </BackLink>
        <ErrorSummary language={language} problems={problems} />
        <h1>{t(macro.id ? 'macro.title' : 'macros.new')}</h1>
        <Notice>
          {t('macro.placeholders', { list: placeholders.map((name) => `{${name}}`).join(' ') })}
        </Notice>
        <Form action={`/support/macros/${macro.id ?? 'new'}`} idempotencyKey={formKey()}>
          <TextField
            name="name"
            label={t('macro.name')}
            value={macro.name}
            error={problemOf(problems, 'name')}
          />
          {(['kk', 'ru', 'en'] as const).map((one) => (
            <TextField
              name={one}
              lang={one}
              label={t(`macro.${one}`)}
              lines={8}
              value={macro[one]}
              error={problemOf(problems, one)}
            />
          ))}
          <Button>{t('macro.save')}</Button>
          {macro.id && (
            <Button look="quiet" icon="trash" name="verb" value="remove">
              {t('macro.remove')}
            </Button>
          )}
        </Form>
      </>
    ),
  })
}
