import type { Language } from '#platform/texts'
import { StepIndicator, TaskList } from '../steps.tsx'
import { SummaryList } from '../summary-list.tsx'
import { Countdown, Progress, Timeline } from '../time.tsx'
import { BackLink, Breadcrumbs } from '../trail.tsx'
import { EndPanels } from './panels.tsx'
import { Specimen } from './specimen.tsx'

type Props = { readonly language: Language }

/** Where one is, what is left, what was answered, how it ended. */
export function JourneyExamples({ language }: Props) {
  return (
    <Specimen title="Journey">
      <Breadcrumbs
        language={language}
        crumbs={[
          { href: '/', label: 'Басты бет' },
          { href: '/help', label: 'Анықтама' },
          { href: '/help/camera', label: 'Камера' },
        ]}
      />
      <BackLink language={language} href="/register" />
      <StepIndicator
        language={language}
        current={3}
        steps={['Телефон', 'SMS-код', 'ЖСН', 'Келісім', 'Бейнетексеру']}
      />
      <TaskList
        tasks={[
          {
            name: 'Телефон нөмірін растау',
            href: '/a',
            icon: 'phone',
            status: 'Дайын',
            statusColour: 'success',
          },
          {
            name: 'Бейнетексеру',
            href: '/b',
            icon: 'face',
            hint: 'Шамамен 1 минут',
            status: 'Бастау',
            statusColour: 'gold',
          },
          { name: 'Кіру кілті', icon: 'passkey', status: 'Әзірге жабық' },
        ]}
      />
      <SummaryList
        language={language}
        rows={[
          { name: 'Аты-жөні', value: 'Әсел Қуанышқызы Ғабитова' },
          { name: 'Телефон', value: '+7 701 123 45 67', change: { href: '/phone', what: 'телефон нөмірін' } },
          { name: 'ЖСН', value: '990101 300010', change: { href: '/iin', what: 'ЖСН' } },
        ]}
      />
      <Progress label="Куәлік жүктелуде: 64 %" value={64} />
      <Countdown until="2025-11-22T12:15:00+05:00" remaining="14 минут 32 секунд">
        <p>Сосын өздігінен ашылады. Осы уақытта жарығы жақсы жер табыңыз.</p>
      </Countdown>
      <Timeline
        moments={[
          { title: 'Өтініш қабылданды', at: { iso: '2025-11-03T10:12:00+05:00', text: '3 қараша, 10:12' } },
          {
            title: 'Мемлекеттік корпорация тексеріп жатыр',
            at: { iso: '2025-11-04T09:00:00+05:00', text: '4 қараша, 09:00' },
            state: 'current',
            icon: 'clock',
            text: 'Сізден ештеңе керек емес.',
          },
          {
            title: 'Шешім',
            at: { iso: '2025-11-18', text: '18 қарашаға дейін' },
            state: 'coming',
            icon: 'document',
          },
        ]}
      />
      <EndPanels language={language} />
    </Specimen>
  )
}
