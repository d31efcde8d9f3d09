import { type ChosenRow, writtenMoney } from '#modules/service-kit'
import type { Block, Fact, Paper } from '#platform/paper'
import { type Language, writtenMoment } from '#platform/texts'
import { answerInWords, purposeWords, writtenMonth } from './answer-words.ts'
import type { ApplicationView } from './read-application.ts'
import { words } from './words.ts'

/** What an application's paper says besides its answers. */
export type PaperOf = {
  readonly applicant: { readonly name: string; readonly iin: string }
  /** Where whoever has the paper can check it; stands in the QR code. */
  readonly verifyAt: string
}

/**
 * The application as a document to sign, to print and to keep: what was handed in, in the language of the applicant.
 * `writePaper` makes the same bytes of it every time.
 */
export function applicationPaper(view: ApplicationView, { applicant, verifyAt }: PaperOf): Paper {
  const { language, service, handedIn } = view
  const t = words(language)
  const number = { number: view.writtenNumber, edition: view.edition }
  const shown = { ...view, answers: handedIn ?? view.answers }
  return {
    language,
    title: service.texts(language)('name'),
    masthead: t('paper.masthead'),
    footer: t('paper.footer', number),
    createdAt: view.submittedAt ?? view.createdAt,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: t('paper.number'), value: view.writtenNumber },
          { label: t('paper.edition'), value: String(view.edition) },
          ...(view.submittedAt
            ? [{ label: t('paper.handed-in'), value: writtenMoment(language, view.submittedAt) }]
            : []),
          { label: t('paper.applicant'), value: applicant.name },
          { label: t('paper.applicant.iin'), value: applicant.iin },
        ],
      },
      ...Object.keys(service.form.steps).flatMap((step) => stepBlocks(shown, step, language)),
      { kind: 'qr', leadsTo: verifyAt, caption: t('paper.qr') },
    ],
  }
}

function stepBlocks(view: ApplicationView, step: string, language: Language): readonly Block[] {
  const { form, texts } = view.service
  const given = (form.steps[step] ?? []).filter((id) => view.answers[id] !== undefined)
  const facts: readonly Fact[] = given
    .filter((id) => typeof view.answers[id] === 'string')
    .map((id) => ({ label: texts(language)(`field.${id}`), value: answerInWords(view, id, language) }))
  const rows = given.flatMap((id) => {
    const answer = view.answers[id]
    return typeof answer === 'object' ? [rowsTable(answer, language)] : []
  })
  return [
    { kind: 'heading', text: texts(language)(`step.${step}`), level: 2 },
    ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : []),
    ...rows,
  ]
}

function rowsTable(rows: readonly ChosenRow[], language: Language): Block {
  const t = words(language)
  const total = (sums: readonly string[]) => writtenMoney(sums.reduce((sum, one) => sum + BigInt(one), 0n))
  return {
    kind: 'table',
    columns: [
      { heading: t('paper.row.employee'), width: 4 },
      { heading: t('paper.row.payment'), width: 4 },
      { heading: t('paper.row.paid'), width: 2, align: 'right' },
      { heading: t('paper.row.refund'), width: 2, align: 'right' },
    ],
    rows: rows.map((row) => [
      `${[row.surname, row.name, row.patronymic].filter(Boolean).join(' ')}, ${row.employeeIin}`,
      `${purposeWords(language, row.knp)}, ${writtenMonth(language, row.period)}`,
      writtenMoney(BigInt(row.paid)),
      writtenMoney(BigInt(row.refund)),
    ]),
    total: [
      t('paper.row.total'),
      '',
      total(rows.map(({ paid }) => paid)),
      total(rows.map(({ refund }) => refund)),
    ],
  }
}
