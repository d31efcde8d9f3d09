import type { Language } from '#platform/texts'
import { Alert, Button, ButtonRow, Form, Hero } from '#platform/ui'
import { languageOf, readForm, type Site, type SiteContext, WebError } from '#platform/web'
import type { SandboxRoom } from '../sandbox-room.ts'
import { advanceClock, type ClockStep } from '../state/advance-clock.ts'
import { texts } from '../words.ts'
import { writtenDay, writtenHour, writtenWeekday } from '../written-time.ts'
import { showPage } from './frame.tsx'

const steps = {
  'minutes-15': { seconds: 900 },
  'hour-1': { seconds: 3600 },
  'day-1': { days: 1 },
  'working-days-10': { workingDays: 10 },
} as const satisfies Record<string, ClockStep>
type StepName = keyof typeof steps
const stepNames = Object.keys(steps) as readonly StepName[]

/** The time that everything waits by, and the buttons that move it. */
export function clockPage(site: Site, room: SandboxRoom): void {
  const { clock } = room.state
  site.get('/clock', (c) => showClock(c, room))
  site.post('/clock/reset', (c) => {
    clock.reset()
    return c.redirect('/clock?moved', 303)
  })
  site.post('/clock', async (c) => {
    const form = await readForm(c)
    const step = stepNames.find((name) => name === form.step)
    if (!step) throw new WebError('unreadable-form')
    if (advanceClock(clock, steps[step])) return c.redirect('/clock?moved', 303)
    c.status(422)
    return showClock(c, room, true)
  })
}

function showClock(c: SiteContext, room: SandboxRoom, tooFar = false) {
  const language = languageOf(c)
  const t = texts(language)
  const { clock } = room.state
  const now = clock.now()
  return showPage(c, room, {
    title: t('nav.clock'),
    hasProblems: tooFar,
    children: (
      <>
        {tooFar && (
          <Alert kind="danger" live>
            {t('clock.too-far')}
          </Alert>
        )}
        {c.req.query('moved') !== undefined && (
          <Alert kind="success" live>
            {t('clock.moved')}
          </Alert>
        )}
        <Hero
          eyebrow={t('clock.eyebrow')}
          title={<time datetime={now.toISOString()}>{writtenHour(now)}</time>}
          lead={`${writtenDay(language, now)}, ${writtenWeekday(language, now)}`}
        >
          <p>{offsetInWords(clock.offsetMs(), language)}</p>
        </Hero>
        <p>{t('clock.lead')}</p>
        <Form action="/clock">
          <ButtonRow>
            {stepNames.map((name) => (
              <Button look="secondary" name="step" value={name}>
                {t(`clock.${name}`)}
              </Button>
            ))}
          </ButtonRow>
        </Form>
        <Form action="/clock/reset">
          <Button look="quiet" icon="refresh">
            {t('clock.reset')}
          </Button>
        </Form>
      </>
    ),
  })
}

function offsetInWords(offsetMs: number, language: Language): string {
  const t = texts(language)
  if (offsetMs === 0) return t('clock.same')
  const minutes = Math.round(offsetMs / 60_000)
  return t('clock.ahead', {
    days: Math.floor(minutes / 1440),
    hours: Math.floor((minutes % 1440) / 60),
    minutes: minutes % 60,
  })
}
