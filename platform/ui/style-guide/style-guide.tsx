import type { Language } from '#platform/texts'
import { Layout, type Theme } from '../layout.tsx'
import { CardExamples } from './cards.tsx'
import { ChoiceExamples, FieldExamples } from './fields.tsx'
import { Foundations } from './foundations.tsx'
import { JourneyExamples } from './journey.tsx'
import { ListExamples } from './lists.tsx'
import { MessageExamples } from './messages.tsx'
import { PanelExamples } from './panels.tsx'

export type StyleGuideProps = {
  readonly language: Language
  readonly path: string
  readonly theme: Theme
  readonly asset: (name: string) => string
}

/** Every component in all its states, on one page of the real layout. */
export function StyleGuide({ language, path, theme, asset }: StyleGuideProps) {
  return (
    <Layout
      language={language}
      title="Style guide"
      path={path}
      siteName="Digital ID"
      theme={theme}
      asset={asset}
      robots="noindex"
      sandbox
      banner="Sandbox: people, documents and messages here are made up."
      navigation={[
        { href: '/', label: 'Басты бет', icon: 'home', current: true },
        { href: '/services', label: 'Қызметтер', icon: 'document' },
        { href: '/help', label: 'Анықтама', icon: 'help' },
        { href: '/inbox', label: 'Кіріс', icon: 'inbox', count: 3 },
      ]}
      user={{ name: 'Әсел Қуанышқызы', href: '/account' }}
      footer={{
        help: '/help',
        accessibility: '/accessibility',
        whatItIsNot: '/about',
        source: 'https://example.org/senim',
      }}
    >
      <PanelExamples />
      <CardExamples />
      <Foundations />
      <FieldExamples language={language} />
      <ChoiceExamples language={language} />
      <JourneyExamples language={language} />
      <MessageExamples language={language} />
      <ListExamples language={language} />
    </Layout>
  )
}
