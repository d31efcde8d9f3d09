import { checkIin, dayInKazakhstan } from '#kz'
import { isRole, proposeMember, type Role, roles, StaffError, seesCases } from '#modules/staff'
import {
  Button,
  CheckboxGroup,
  ErrorSummary,
  Form,
  IinField,
  type Problem,
  problemOf,
  TextField,
} from '#platform/ui'
import { formKey, languageOf, readChoices, readForm, type Site, type SiteContext } from '#platform/web'
import { type Desk, deskOf, originOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { texts } from './words.ts'

type Typed = { readonly name: string; readonly iin: string; readonly roles: readonly Role[] }

const nothing: Typed = { name: '', iin: '', roles: [] }

/** An administrator proposes a new colleague. */
export function invitePage(site: Site, doors: OfficeDoors): void {
  site.get('/staff/new', async (c) => {
    const desk = await deskOf(c, doors, 'administrator')
    return desk instanceof Response ? desk : showForm(c, doors, desk, nothing, [])
  })

  site.post('/staff/new', async (c) => {
    const desk = await deskOf(c, doors, 'administrator')
    if (desk instanceof Response) return desk
    const { name = '', iin = '' } = await readForm(c)
    const chosen = (await readChoices(c, 'roles')).filter(isRole)
    const typed = { name: name.trim(), iin: iin.replaceAll(/\s/g, ''), roles: chosen }
    const problems = problemsOf(c, doors, typed)
    if (problems.length > 0) return showForm(c, doors, desk, typed, problems)
    const wanted = { ...typed, iin: typed.iin === '' ? null : typed.iin }
    try {
      await proposeMember(doors, desk.member, wanted, originOf(c))
    } catch (error) {
      if (!(error instanceof StaffError) || error.code !== 'iin-taken') throw error
      const message = texts(languageOf(c))('refused.iin-taken')
      return showForm(c, doors, desk, typed, [{ field: 'iin', message }])
    }
    return c.redirect('/staff', 303)
  })
}

function problemsOf(c: SiteContext, { clock }: OfficeDoors, typed: Typed): readonly Problem[] {
  const t = texts(languageOf(c))
  const needsIin = typed.iin !== '' || seesCases(typed.roles)
  const iinHolds = checkIin(typed.iin, dayInKazakhstan(clock.now())).valid
  return [
    ...(typed.name === '' ? [{ field: 'name', message: t('invite.name.missing') }] : []),
    ...(typed.roles.length === 0 ? [{ field: 'roles', message: t('invite.roles.missing') }] : []),
    ...(needsIin && !iinHolds ? [{ field: 'iin', message: t('invite.iin.wrong') }] : []),
  ]
}

function showForm(
  c: SiteContext,
  doors: OfficeDoors,
  desk: Desk,
  typed: Typed,
  problems: readonly Problem[],
) {
  const language = languageOf(c)
  const t = texts(language)
  if (problems.length > 0) c.status(422)
  return showPage(c, doors, {
    title: t('invite.title'),
    width: 'question',
    hasProblems: problems.length > 0,
    desk,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{t('invite.title')}</h1>
        <p class="lead">{t('invite.lead')}</p>
        <Form action="/staff/new" idempotencyKey={formKey()}>
          <TextField
            name="name"
            label={t('invite.name')}
            value={typed.name}
            maxlength={120}
            autocomplete="off"
            error={problemOf(problems, 'name')}
          />
          <CheckboxGroup
            name="roles"
            label={t('member.roles')}
            values={typed.roles}
            choices={roles.map((role) => ({
              value: role,
              label: t(`role.${role}`),
              hint: t(`role.${role}.may`),
            }))}
            error={problemOf(problems, 'roles')}
          />
          <IinField
            name="iin"
            label={t('invite.iin')}
            hint={t('invite.iin.why')}
            value={typed.iin}
            error={problemOf(problems, 'iin')}
          />
          <Button>{t('invite.go')}</Button>
        </Form>
      </>
    ),
  })
}
