import { writtenPhone } from '#kz'
import { changeLanguage } from '#modules/accounts'
import { isLanguage, languages, writtenDay } from '#platform/texts'
import { Alert, Button, Form, Notice, RadioGroup, SummaryList, Tag } from '#platform/ui'
import { formKey, languageOf, readForm, type Site } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { texts } from '../words.ts'
import { originOf, profileOf, readerOrSignIn, showRoom } from './account-frame.tsx'

/** What the State knows of the reader, and the language of their messages. */
export function profilePage(site: Site, doors: PortalDoors, account: Account): void {
  site.get('/account', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const language = languageOf(c)
    const t = texts(language)
    const profile = await profileOf(doors, reader)
    const { surname, name, patronymic } = profile.names
    return showRoom(c, doors, reader, {
      room: 'profile',
      title: t('account.title'),
      children: (
        <>
          <h1>{t('account.hello', { name })}</h1>
          <p>
            <Tag colour="success" icon="check">
              {t('account.verified')}
            </Tag>
          </p>
          {c.req.query('saved') !== undefined && <Alert kind="success" live title={t('profile.saved')} />}
          <SummaryList
            language={language}
            rows={[
              { name: t('profile.name'), value: [surname, name, patronymic].filter(Boolean).join(' ') },
              { name: t('profile.iin'), value: profile.iin },
              { name: t('profile.birth-date'), value: writtenDay(language, profile.birthDate) },
              { name: t('profile.phone'), value: profile.phone && writtenPhone(profile.phone) },
            ]}
          />
          <Notice>{t('profile.source')}</Notice>
          <Form action="/account/language" idempotencyKey={formKey()}>
            <RadioGroup
              name="language"
              label={t('profile.language')}
              value={profile.language}
              choices={languages.map((value) => ({ value, label: t(`profile.language.${value}`) }))}
            />
            <Button look="secondary">{t('profile.save')}</Button>
          </Form>
          <Form action="/sign-out">
            <Button look="quiet" icon="sign-out">
              {t('nav.sign-out')}
            </Button>
          </Form>
        </>
      ),
    })
  })

  site.post('/account/language', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const { language } = await readForm(c)
    if (isLanguage(language))
      await changeLanguage(doors.database, doors.clock, reader.personId, language, originOf(c))
    return c.redirect('/account?saved', 303)
  })
}
