import type { Language } from '#platform/texts'
import { IconItem, IconList } from '../icon-list.tsx'
import { Pagination } from '../pagination.tsx'
import { Table } from '../table.tsx'
import { Tag } from '../tag.tsx'
import { Specimen } from './specimen.tsx'

/** A table and its pages. */
export function ListExamples({ language }: { readonly language: Language }) {
  return (
    <Specimen title="Lists">
      <Table
        caption="Соңғы операциялар"
        columns={[{ name: 'Не болды' }, { name: 'Қашан' }, { name: 'Күйі' }, { name: 'Сома', numeric: true }]}
        rows={[
          ['Digital ID тіркелді', '3 қараша, 10:12', <Tag colour="success">Дайын</Tag>, '–'],
          ['Әлеуметтік аударым қайтарылды', '1 қараша, 16:40', <Tag colour="info">Қаралуда</Tag>, '42 500 ₸'],
          ['Кіру әрекеті', '30 қазан, 08:05', <Tag colour="danger">Қабылданбады</Tag>, '–'],
        ]}
      />
      <IconList>
        <IconItem icon="phone">Өз атыңызға тіркелген ұялы телефон нөмірі</IconItem>
        <IconItem icon="id-card">ЖСН: жеке куәлікте жазылған 12 сан</IconItem>
        <IconItem icon="building">
          <a class="ds-link" href="#lists">
            Халыққа қызмет көрсету орталығына бару
          </a>
        </IconItem>
      </IconList>
      <Pagination language={language} current={4} total={12} hrefOf={(page) => `?page=${page}`} />
    </Specimen>
  )
}
