import type { FieldName } from '../src/document.ts'
import { overlap } from './overlap.ts'
import type { Read } from './read-samples.ts'
import { type Rate, rateOf, rateText, table } from './statistics.ts'

const digits: readonly FieldName[] = ['iin', 'number', 'birthDate', 'expires']
const names: readonly FieldName[] = ['surname', 'name', 'patronymic']

type Cell = {
  readonly field: FieldName
  readonly truth: string
  readonly value?: string
  readonly confident: boolean
}

/** How well genuine pictures are read: the first rows of the table. */
export function reportReading(title: string, reads: readonly Read[]): void {
  const genuine = reads.filter(({ sample }) => sample.condition === 'genuine')
  const easy = genuine.filter(({ sample }) => sample.level !== 'L3')
  const hard = genuine.filter(({ sample }) => sample.level === 'L3')
  const row = (name: string, bar: string, rate: (of: readonly Read[]) => Rate) => [
    name,
    bar,
    rateText(rate(easy)),
    rateText(rate(hard)),
  ]
  console.log(`\n${title}: ${easy.length} genuine pictures at L0–L2, ${hard.length} at L3`)
  console.log(
    table([
      ['what', 'bar (L3)', 'L0–L2', 'L3'],
      row('MRZ exact', '≥ 96 % (≥ 85)', (of) => rateOf(withZone(of), isZoneExact)),
      row('MRZ valid but wrong', '≤ 1 %', (of) => rateOf(withZone(of), isZoneValidButWrong)),
      row('IIN, number, birth, expiry', '≥ 99 %', (of) => rateOf(cellsOf(of, digits), isRight)),
      row('names exact', '≥ 95 % (≥ 60)', (of) => rateOf(cellsOf(of, names), isRight)),
      row('confident fields wrong', '≤ 1 %', (of) =>
        rateOf(
          cellsOf(of).filter(({ confident }) => confident),
          (cell) => !isRight(cell),
        ),
      ),
      row('corners IoU > 0.95', '≥ 95 %', (of) => rateOf(of, hasCorners)),
      row('fields left empty', '≤ 5 %', (of) => rateOf(cellsOf(of), ({ value }) => value === undefined)),
    ]),
  )
  const wrong = cellsOf(easy).filter((cell) => !isRight(cell))
  console.error(wrong.map(({ field, truth, value }) => `  ${field}: ${value ?? '–'} for ${truth}`).join('\n'))
}

function withZone(reads: readonly Read[]): readonly Read[] {
  return reads.filter(({ sample }) => sample.mrz !== null)
}

function isZoneExact({ sample, reading }: Read): boolean {
  return reading.mrz?.valid === true && reading.mrz.lines.join() === sample.mrz?.join()
}

function isZoneValidButWrong({ sample, reading }: Read): boolean {
  return reading.mrz?.valid === true && reading.mrz.lines.join() !== sample.mrz?.join()
}

function hasCorners({ sample, reading }: Read): boolean {
  return reading.corners !== null && sample.quad !== null && overlap(reading.corners, sample.quad) > 0.95
}

// A side's own fields only: what the zone of the back repeats of the front is counted there, too.
function cellsOf(reads: readonly Read[], wanted?: readonly FieldName[]): readonly Cell[] {
  return reads.flatMap(({ sample, reading }) =>
    (Object.entries(sample.fields) as readonly (readonly [FieldName, string])[])
      .filter(([field]) => wanted === undefined || wanted.includes(field))
      .map(([field, truth]) => {
        const read = reading.fields[field]
        return { field, truth, confident: read?.confident ?? false, ...(read && { value: read.value }) }
      }),
  )
}

function isRight({ truth, value }: Cell): boolean {
  return value === truth
}
