import type { ApplicationsRoom } from '#modules/applications'
import { writtenApplicationNumber } from '#modules/applications'
import { writtenMoney } from '#modules/service-kit'
import type { Shown } from '#modules/signing'
import { writePaper } from '#platform/paper'
import { type Language, writtenDay } from '#platform/texts'
import type { ApprovedPart } from './stored-approval.ts'
import type { ApprovalRow } from './tables.ts'
import { words } from './words.ts'

/** What a person is shown before they sign: their own part on paper, the same bytes whenever it is drawn. */
export async function approvalPaper(
  { services }: Pick<ApplicationsRoom, 'services'>,
  {
    part,
    row,
    language,
  }: { readonly part: ApprovedPart; readonly row: ApprovalRow; readonly language: Language },
): Promise<Shown> {
  const say = words(language)
  const service = services.find(({ id }) => id === part.service)?.texts(language)
  const number = writtenApplicationNumber(part.number)
  const total = part.rows.reduce((sum, { refund }) => sum + BigInt(refund), 0n)
  const bytes = await writePaper({
    language,
    title: say('paper.title'),
    masthead: service?.('name') ?? '',
    footer: say('paper.footer', { number, edition: row.askedEdition }),
    createdAt: row.askedAt,
    blocks: [
      { kind: 'paragraph', text: say('paper.agree', { name: part.name }) },
      {
        kind: 'facts',
        facts: [
          { label: say('paper.person'), value: `${part.name}, ${part.iin}` },
          { label: say('paper.payer'), value: part.payer ? `${part.payer.name}, ${part.payer.id}` : '–' },
          {
            label: say('paper.reason'),
            value: part.reason ? (service?.(`reason.${part.reason}`) ?? '') : '–',
          },
          { label: say('paper.asked'), value: writtenDay(language, row.askedAt) },
        ],
      },
      {
        kind: 'table',
        columns: [
          { heading: say('paper.period'), width: 2 },
          { heading: say('paper.knp'), width: 1 },
          { heading: say('paper.paid'), width: 3, align: 'right' },
          { heading: say('paper.refund'), width: 3, align: 'right' },
        ],
        rows: part.rows.map(({ period, knp, paid, refund }) => [
          period,
          knp,
          writtenMoney(BigInt(paid)),
          writtenMoney(BigInt(refund)),
        ]),
        total: [say('paper.total'), '', '', writtenMoney(total)],
      },
    ],
  })
  const name = {
    kk: words('kk')('paper.title'),
    ru: words('ru')('paper.title'),
    en: words('en')('paper.title'),
  }
  return { name, mediaType: 'application/pdf', bytes }
}
