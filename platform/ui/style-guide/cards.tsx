import { Card, CardGrid, LinkCard } from '../card.tsx'
import { Search } from '../search.tsx'
import { Tag } from '../tag.tsx'
import { Specimen } from './specimen.tsx'

/** What can I do here. */
export function CardExamples() {
  return (
    <Specimen title="Мұнда не істей аласыз">
      <Search
        language="kk"
        action="/search"
        label="Қызмет немесе сұрақ іздеу"
        placeholder="Мысалы: зейнетақы"
      />
      <CardGrid>
        <LinkCard
          href="/register"
          icon="face"
          title="Digital ID тіркеу"
          titleLevel={3}
          text="Камера арқылы жеке басты растау"
        />
        <LinkCard
          href="/services/pension"
          icon="sun"
          title="Зейнетақы тағайындау"
          titleLevel={3}
          text="Жасына байланысты зейнетақы төлемдері"
        />
        <LinkCard
          href="/inbox"
          icon="inbox"
          title="Кіріс хабарламалар"
          titleLevel={3}
          text="Жауаптар, шешімдер және еске салулар"
          mark={<Tag colour="gold">3 жаңа</Tag>}
        />
        <LinkCard href="/documents" icon="id-card" title="Құжаттар" titleLevel={3} />
        <LinkCard
          href="/history"
          icon="history"
          title="Менің деректерімді кім көрді"
          titleLevel={3}
          text="Әр сұрау күні мен себебімен"
        />
        <LinkCard
          href="/install"
          icon="download"
          title="Телефонға орнату"
          titleLevel={3}
          text="Қолданба сияқты, дүкенсіз"
        />
      </CardGrid>
      <CardGrid>
        <Card title="Сізге керек" titleLevel={3} icon="shield">
          <p>Камерасы бар телефон, өз атыңызға тіркелген нөмір және ЖСН.</p>
        </Card>
        <Card title="Камера болмаса" titleLevel={3} icon="building" tinted>
          <p>Азаматтарға арналған үкіметтің кез келген бөлімінде растай аласыз.</p>
        </Card>
      </CardGrid>
    </Specimen>
  )
}
