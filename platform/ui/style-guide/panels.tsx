import { ButtonLink } from '../button.tsx'
import { ErrorPage } from '../error-page.tsx'
import { Confirmation, EmptyState, Hero } from '../panels.tsx'

/** Hero: the first thing anybody sees. */
export function PanelExamples() {
  return (
    <Hero
      eyebrow="Digital ID"
      title="Бір рет қарадыңыз – сенім қалыптасты"
      lead="Телефон камерасымен жеке басыңызды растаңыз. Бес минут, қағазсыз, кезексіз."
      actions={
        <>
          <ButtonLink href="/register" look="gold" iconAfter="arrow-right">
            Digital ID алу
          </ButtonLink>
          <ButtonLink href="/sign-in" look="secondary">
            Кіру
          </ButtonLink>
        </>
      }
    />
  )
}

/** Panels that end a journey, well or not. */
export function EndPanels({ language }: { readonly language: 'kk' | 'ru' | 'en' }) {
  return (
    <>
      <Confirmation
        title="Digital ID дайын"
        reference={{ label: 'Операция нөмірі', value: '2025-0417-8830' }}
      >
        <p>Растау туралы SMS жібердік. Енді кез келген қызметке бет-әлпетіңізбен кіре аласыз.</p>
      </Confirmation>
      <EmptyState
        title="Әзірге хабарлама жоқ"
        icon="inbox"
        action={
          <ButtonLink href="/services" look="secondary">
            Қызметтерді көру
          </ButtonLink>
        }
      >
        <p>Өтініш бергеніңізде оның жауабы осында келеді.</p>
      </EmptyState>
      <ErrorPage
        language={language}
        status={503}
        title="Тізілім қазір жауап бермей тұр"
        reference="b7c1-09e4"
        actions={<ButtonLink href="/">Басты бетке</ButtonLink>}
      >
        <p>Енгізгеніңіз сақталды. Бірнеше минуттан кейін қайталап көріңіз.</p>
      </ErrorPage>
    </>
  )
}
