import { checkPhone } from '#kz'
import {
  BackLink,
  Button,
  DateField,
  ErrorSummary,
  Form,
  Notice,
  PhoneField,
  type Problem,
  problemOf,
  RadioGroup,
  TextField,
} from '#platform/ui'
import { languageOf, type Site, type SiteContext } from '#platform/web'
import type { SandboxRoom } from '../sandbox-room.ts'
import type { NewcomerWish } from '../state/newcomer.ts'
import { isBirthDate, isName } from '../state/newcomer-wish.ts'
import { texts } from '../words.ts'
import { showPage } from './frame.tsx'
import { keepPhoto, PhotoField, type PhotoProblem } from './photo-form.tsx'

type Field = 'surname' | 'name' | 'birth' | 'phone'
type Refused = { readonly fields: readonly Field[]; readonly photo?: PhotoProblem | undefined }
type Typed = Readonly<Record<string, unknown>>

/** Become a sandbox citizen: bring your own face, get a persona. */
export function becomeCitizenPage(site: Site, room: SandboxRoom): void {
  const { population, photos, deletePerson, clock } = room.state
  site.get('/become', (c) => showForm(c, room, {}, { fields: [] }))
  site.post('/become', async (c) => {
    const typed: Typed = await c.req.parseBody().catch(() => ({}))
    const { wish, fields } = readWish(
      typed,
      clock.now(),
      (phone) => population.whoCarries(phone) !== undefined,
    )
    if (fields.length > 0) return refuse(c, room, typed, { fields })
    const { iin } = population.welcome(wish)
    const photo = await keepPhoto(photos, iin, typed.photo)
    if (!photo) return c.redirect(`/people/${iin}?photo=welcome`, 303)
    deletePerson(iin)
    return refuse(c, room, typed, { fields, photo })
  })
}

function readWish(typed: Typed, now: Date, isTaken: (phone: string) => boolean) {
  const surname = wordOf(typed, 'surname')
  const name = wordOf(typed, 'name')
  const birthDate = dateOf(typed)
  const sex = (['male', 'female'] as const).find((value) => value === typed.sex)
  const typedPhone = wordOf(typed, 'phone')
  const phone = typedPhone ? checkPhone(typedPhone).fields.phone : undefined
  const fields: readonly Field[] = [
    ...(surname && !isName(surname) ? (['surname'] as const) : []),
    ...(name && !isName(name) ? (['name'] as const) : []),
    ...(birthDate && !isBirthDate(birthDate, now) ? (['birth'] as const) : []),
    ...(typedPhone && (!phone || isTaken(phone)) ? (['phone'] as const) : []),
  ]
  const wish: NewcomerWish = { surname, name, birthDate, sex, phone }
  return { wish, fields }
}

function wordOf(typed: Typed, name: string): string | undefined {
  const value = typed[name]
  return typeof value === 'string' ? value.normalize('NFC').trim() || undefined : undefined
}

function dateOf(typed: Typed): string | undefined {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => wordOf(typed, `birth-${part}`))
  if (!day && !month && !year) return undefined
  return `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
}

function refuse(c: SiteContext, room: SandboxRoom, typed: Typed, refused: Refused) {
  c.status(422)
  return showForm(c, room, typed, refused)
}

function showForm(c: SiteContext, room: SandboxRoom, typed: Typed, { fields, photo }: Refused) {
  const language = languageOf(c)
  const t = texts(language)
  const problems: readonly Problem[] = [
    ...(photo ? [{ field: 'photo', message: t(`photo.problem.${photo}`) }] : []),
    ...fields.map((field) => ({ field, message: t(`become.problem.${field}`) })),
  ]
  const shared = (field: Field) => ({
    name: field,
    label: t(`become.${field}`),
    error: problemOf(problems, field),
  })
  return showPage(c, room, {
    title: t('nav.become'),
    width: 'question',
    scripts: ['take-photo.js'],
    hasProblems: problems.length > 0,
    children: (
      <>
        <BackLink language={language} href="/" />
        <ErrorSummary language={language} problems={problems} />
        <h1>{t('nav.become')}</h1>
        <p>{t('become.lead')}</p>
        <Notice icon="lock">{t('become.privacy')}</Notice>
        <Form action="/become" files>
          <PhotoField language={language} problem={photo} />
          <h2>{t('become.who')}</h2>
          <p>{t('become.who.text')}</p>
          <TextField {...shared('surname')} value={wordOf(typed, 'surname')} spellcheck={false} />
          <TextField {...shared('name')} value={wordOf(typed, 'name')} spellcheck={false} />
          <RadioGroup
            name="sex"
            label={t('become.sex')}
            inline
            value={wordOf(typed, 'sex')}
            choices={[
              { value: 'female', label: t('sex.female') },
              { value: 'male', label: t('sex.male') },
            ]}
          />
          <DateField
            {...shared('birth')}
            language={language}
            hint={t('become.birth.hint')}
            value={{
              day: wordOf(typed, 'birth-day') ?? '',
              month: wordOf(typed, 'birth-month') ?? '',
              year: wordOf(typed, 'birth-year') ?? '',
            }}
          />
          <PhoneField {...shared('phone')} hint={t('become.phone.hint')} value={wordOf(typed, 'phone')} />
          <Button icon="check">{t('become.button')}</Button>
        </Form>
        <p>
          {t('become.or')}{' '}
          <a class="ds-link" href="/people">
            {t('become.or.link')}
          </a>
        </p>
      </>
    ),
  })
}
