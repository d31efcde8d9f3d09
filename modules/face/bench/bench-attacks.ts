import { readFile } from 'node:fs/promises'
import type { FaceEngine } from '../src/index.ts'
import { type AttackResult, attackKinds, attackWith } from './attacks.ts'
import { sixtyStills } from './material.ts'
import { rateText, table } from './statistics.ts'

/** Sixty stills held in every way before a simulated camera; three drawn orders and two one-sided ones each. */
export async function benchAttacks(engine: FaceEngine): Promise<void> {
  const rows = [['attack', 'passed the check', 'turns seen', 'depth believed', 'median depth', 'largest']]
  for (const kind of attackKinds) {
    const results: AttackResult[] = []
    for (const path of sixtyStills()) results.push(await attackWith(engine, await readFile(path), kind))
    const count = (key: 'passed' | 'ordered' | 'deep') => results.filter((result) => result[key]).length
    const depths = results.map(({ depth }) => depth).sort((a, b) => a - b)
    rows.push([
      kind.name,
      rateText(count('passed'), results.length),
      String(count('ordered')),
      String(count('deep')),
      depths[Math.floor(depths.length / 2)]!.toFixed(2),
      depths.at(-1)!.toFixed(2),
    ])
    console.log(rows.at(-1)!.join('  '))
  }
  console.log('\nStill pictures before the camera (60 people)')
  console.log(table(rows))
}
