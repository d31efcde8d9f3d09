import type { Language } from '#platform/texts'
import {
  Alert,
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  Checkbox,
  Form,
  RadioGroup,
  Select,
  TextField,
} from '#platform/ui'
import { languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import { rolesOf } from '../keys/person-keys.ts'
import { type AskedSignature, answerModes } from '../ncalayer/desk.ts'
import type { SandboxRoom } from '../sandbox-room.ts'
import { findPeople, fullName } from '../state/find-people.ts'
import { longestDelayMs } from '../state/switches.ts'
import { texts } from '../words.ts'
import { showPage } from './frame.tsx'
import { KeyFields, readKeyFields } from './key-fields.tsx'

/** NCALayer on a sandbox computer: its open windows, and whose computer it is. */
export function ncalayerPage(site: Site, room: SandboxRoom): void {
  const { ncalayer, population } = room.state
  site.get('/ncalayer', (c) => showNcalayer(c, room))
  site.post('/ncalayer/windows/:id', async (c) => {
    const { answer } = await readForm(c)
    ncalayer.answer(c.req.param('id'), answer === 'confirm')
    return c.redirect('/ncalayer', 303)
  })
  site.post('/ncalayer/owner', async (c) => {
    const { iin = '' } = await readForm(c)
    if (population.find(iin)) ncalayer.set({ iin, bin: undefined })
    return c.redirect('/ncalayer#key', 303)
  })
  site.post('/ncalayer/setting', async (c) => {
    const form = await readForm(c)
    const delayMs = Math.round(Number((form.seconds ?? '').replace(',', '.').trim() || Number.NaN) * 1000)
    const mode = answerModes.find((known) => known === form.mode)
    if (!mode || !(delayMs >= 0 && delayMs <= longestDelayMs)) {
      c.status(422)
      return showNcalayer(c, room, true)
    }
    const key = readKeyFields(form)
    const { iin } = ncalayer.setting()
    const isOwn = rolesOf(population, iin).some(({ bin }) => bin === key.bin)
    ncalayer.set({
      ...key,
      bin: isOwn ? key.bin : undefined,
      mode,
      delayMs,
      running: form.running === 'yes',
      token: form.token === 'yes',
    })
    return c.redirect('/ncalayer?saved', 303)
  })
}

function showNcalayer(c: SiteContext, room: SandboxRoom, wrong = false) {
  const language = languageOf(c)
  const t = texts(language)
  const { waiting } = room.state.ncalayer
  return showPage(c, room, {
    title: t('nav.ncalayer'),
    width: 'question',
    hasProblems: wrong,
    scripts: ['live-phone.js'],
    children: (
      <>
        <h1>{t('nav.ncalayer')}</h1>
        <p>{t('ncalayer.lead')}</p>
        {c.req.query('saved') !== undefined && !wrong && (
          <Alert kind="success" live>
            {t('switches.saved')}
          </Alert>
        )}
        <Address room={room} language={language} />
        <h2>{t('ncalayer.windows')}</h2>
        <live-phone data-stream="/api/ncalayer/stream" aria-live="polite">
          {waiting().length === 0 && <p>{t('ncalayer.windows.none')}</p>}
          {waiting().map((asked) => (
            <Window asked={asked} room={room} language={language} />
          ))}
        </live-phone>
        <ButtonRow>
          <ButtonLink href="/ncalayer" look="secondary" icon="refresh">
            {t('phone.refresh')}
          </ButtonLink>
        </ButtonRow>
        <Setting room={room} language={language} wrong={wrong} />
      </>
    ),
  })
}

type Props = { readonly room: SandboxRoom; readonly language: Language }

function Address({ room, language }: Props) {
  const t = texts(language)
  const { running } = room.state.ncalayer.setting()
  if (!room.ncalayer) return null
  const { port, taken } = room.ncalayer
  if (taken) return <Alert kind="warning">{t('ncalayer.taken', { port: String(port) })}</Alert>
  if (!running) return <Alert kind="warning">{t('ncalayer.stopped')}</Alert>
  const address = `https://127.0.0.1:${port}`
  return (
    <p>
      {t('ncalayer.address')}{' '}
      <a class="ds-link" href={address}>
        {address}
      </a>
    </p>
  )
}

function Window({ asked, room, language }: Props & { readonly asked: AskedSignature }) {
  const t = texts(language)
  const { id, origin, what, documents, excerpt } = asked
  const { iin, bin } = room.state.ncalayer.setting()
  const { population } = room.state
  const person = population.find(iin)
  const organization = bin === undefined ? undefined : population.findEntity(bin)?.name
  return (
    <Card title={t(`ncalayer.window.${what}`, { documents })} titleLevel={3} tinted>
      <p>{t('ncalayer.window.origin', { origin })}</p>
      {excerpt && <blockquote>{excerpt}</blockquote>}
      <p>
        {t('ncalayer.window.key', { name: person ? fullName(person) : iin })}
        {organization ? ` · ${organization}` : ''}
      </p>
      <Form action={`/ncalayer/windows/${id}`}>
        <ButtonRow>
          <Button name="answer" value="confirm">
            {t('ncalayer.confirm')}
          </Button>
          <Button name="answer" value="cancel" look="secondary">
            {t('ncalayer.cancel')}
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  )
}

function Setting({ room, language, wrong }: Props & { readonly wrong: boolean }) {
  const t = texts(language)
  const setting = room.state.ncalayer.setting()
  const people = findPeople(room.state.population.everybody(), undefined, undefined)
  return (
    <>
      <h2 id="key">{t('ncalayer.owner')}</h2>
      <Form action="/ncalayer/owner">
        <Select
          name="iin"
          label={t('ncalayer.owner.label')}
          value={setting.iin}
          options={people.map((person) => ({
            value: person.iin,
            label: `${fullName(person)}, ${person.iin}`,
          }))}
        />
        <Button look="secondary">{t('ncalayer.owner.choose')}</Button>
      </Form>
      <Form action="/ncalayer/setting">
        <KeyFields room={room} language={language} iin={setting.iin} value={setting} />
        <RadioGroup
          name="mode"
          label={t('ncalayer.mode')}
          value={setting.mode}
          choices={answerModes.map((mode) => ({ value: mode, label: t(`ncalayer.mode.${mode}`) }))}
        />
        <TextField
          name="seconds"
          label={t('ncalayer.delay')}
          value={String(setting.delayMs / 1000)}
          inputmode="decimal"
          width="short"
          error={wrong ? t('switch.seconds.wrong') : undefined}
        />
        <Checkbox name="running" label={t('ncalayer.running')} checked={setting.running} />
        <Checkbox name="token" label={t('ncalayer.token')} checked={setting.token} />
        <Button>{t('switch.save')}</Button>
      </Form>
    </>
  )
}
