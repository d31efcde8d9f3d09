import type { Language } from '#platform/texts'
import { Alert, Button, Card, CardGrid, Form, RadioGroup, TextField } from '#platform/ui'
import { languageOf, readForm, type Site, type SiteContext, WebError } from '#platform/web'
import type { SandboxRoom } from '../sandbox-room.ts'
import { longestDelayMs, type SwitchName, switchModes, switchNames } from '../state/switches.ts'
import { texts } from '../words.ts'
import { showPage } from './frame.tsx'

/** Make a registry, the SMS gateway or the mail server slow, failing or wrong, and all well again. */
export function switchesPage(site: Site, room: SandboxRoom): void {
  const { switches } = room.state
  site.get('/switches', (c) => showSwitches(c, room))
  site.post('/switches/reset', (c) => {
    switches.reset()
    return c.redirect('/switches?saved=all', 303)
  })
  site.post('/switches/:name', async (c) => {
    const name = switchNames.find((known) => known === c.req.param('name'))
    if (!name) throw new WebError('not-found')
    const form = await readForm(c)
    const mode = switchModes.find((known) => known === form.mode)
    const seconds = Number((form.seconds ?? '').replace(',', '.').trim() || Number.NaN)
    const delayMs = Math.round(seconds * 1000)
    if (!mode || !(delayMs >= 0 && delayMs <= longestDelayMs)) {
      c.status(422)
      return showSwitches(c, room, name)
    }
    switches.set(name, mode, delayMs)
    return c.redirect(`/switches?saved=${name}`, 303)
  })
}

function showSwitches(c: SiteContext, room: SandboxRoom, wrong?: SwitchName) {
  const language = languageOf(c)
  const t = texts(language)
  const all = room.state.switches.all()
  const saved = [...switchNames, 'all'].find((name) => name === c.req.query('saved'))
  return showPage(c, room, {
    title: t('nav.switches'),
    width: 'wide',
    hasProblems: wrong !== undefined,
    children: (
      <>
        <h1>{t('nav.switches')}</h1>
        <p>{t('switches.lead')}</p>
        {saved && !wrong && (
          <Alert kind="success" live>
            {t('switches.saved')}
          </Alert>
        )}
        <Form action="/switches/reset">
          <Button look="secondary" icon="refresh">
            {t('switches.reset')}
          </Button>
        </Form>
        <CardGrid>
          {all.map((setting) => (
            <SwitchCard {...setting} language={language} wrong={wrong === setting.name} />
          ))}
        </CardGrid>
      </>
    ),
  })
}

/** By what words a switch says what its modes do. */
function kindOf(name: SwitchName) {
  if (name === 'sms' || name === 'mail') return 'sms'
  return name === 'sms-centre' || name === 'sms-receipts' || name === 'push' ? name : 'registry'
}

type CardProps = {
  readonly name: SwitchName
  readonly mode: string
  readonly delayMs: number
  readonly language: Language
  readonly wrong: boolean
}

function SwitchCard({ name, mode, delayMs, language, wrong }: CardProps) {
  const t = texts(language)
  return (
    <Card title={t(`switch.${name}`)} id={name} tinted={mode !== 'ok'}>
      <Form action={`/switches/${name}`}>
        <RadioGroup
          name="mode"
          id={`${name}-mode`}
          label={t('switch.mode')}
          value={mode}
          choices={switchModes.map((value) => ({
            value,
            label: t(`mode.${value}`),
            hint: t(`mode.${value}.${kindOf(name)}`),
          }))}
        />
        <TextField
          name="seconds"
          id={`${name}-seconds`}
          label={t('switch.seconds')}
          value={String(delayMs / 1000)}
          inputmode="decimal"
          width="short"
          error={wrong ? t('switch.seconds.wrong') : undefined}
        />
        <Button>{t('switch.save')}</Button>
      </Form>
    </Card>
  )
}
