import type { ReasonCode } from '../src/document.ts'
import { strangers } from '../src/synthetic/index.ts'
import type { Sample } from './corpora.ts'
import type { Read } from './read-samples.ts'
import { rateOf, rateText, table } from './statistics.ts'

/** Which finding each condition is meant to raise. */
const meant: readonly (readonly [Sample['condition'], ReasonCode, string])[] = [
  ['blurred', 'unreadable', '≥ 95 %'],
  ['bw-copy', 'bw-copy', '≥ 95 %'],
  ['screen-recapture', 'screen-copy', '≥ 75 %, aim 85'],
  ['cropped', 'cropped', '≥ 95 %'],
  ['glare', 'glare', '≥ 65 %'],
  ...strangers.map((what) => [what, 'not-a-card', '≥ 98 %'] as const),
]

/** What each check finds, and how often it speaks where it should not: on genuine pictures and on other flaws. */
export function reportChecks(title: string, reads: readonly Read[]): void {
  const genuine = reads.filter(({ sample }) => sample.condition === 'genuine' && !sample.hasGlare)
  const rows = meant.flatMap(([condition, reason, bar]) => {
    const own = reads.filter(({ sample }) => sample.condition === condition)
    if (own.length === 0) return []
    const others = reads.filter(({ sample }) => !isMeant(sample, reason))
    return [
      [
        `${condition} → ${reason}`,
        bar,
        rateText(rateOf(own, (read) => raises(read, reason))),
        rateText(rateOf(genuine, (read) => raises(read, reason))),
        rateText(rateOf(others, (read) => raises(read, reason))),
      ],
    ]
  })
  const head = ['check', 'recall bar', 'recall', 'false alarms on genuine (≤ 2 %)', 'on all other pictures']
  console.log(`\n${title}: checks, ${genuine.length} genuine pictures`)
  console.log(table([head, ...rows]))
  const refused = rateOf(
    reads.filter(({ sample }) => sample.side !== 'none'),
    ({ reading }) => reading.findings.some(({ refuses }) => refuses),
  )
  console.log(`  documents of any condition refused by a picture's own findings: ${rateText(refused)}`)
  listOdd(reads)
}

function listOdd(reads: readonly Read[]): void {
  for (const { sample, reading } of reads) {
    const expected = meant.find(([condition]) => condition === sample.condition)?.[1]
    const reasons = reading.findings.map(({ reason }) => reason)
    if (expected ? !reasons.includes(expected) : reasons.length > 0)
      console.error(`  ${sample.name}: ${reasons.join(', ') || 'nothing'}; ${measuresOf(reading.measures)}`)
  }
}

function measuresOf(measures: Readonly<Record<string, number>>): string {
  return Object.entries(measures)
    .map(([name, value]) => `${name} ${value.toFixed(3)}`)
    .join(', ')
}

function raises({ reading }: Read, reason: ReasonCode): boolean {
  return reading.findings.some((found) => found.reason === reason)
}

function isMeant({ condition, hasGlare }: Sample, reason: ReasonCode): boolean {
  if (reason === 'glare' && hasGlare) return true
  return meant.some(([one, raised]) => one === condition && raised === reason)
}
