import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chancesOf, type Net, pack, unpack } from '../src/ocrb/net.ts'
import { drawLessons, type Lesson } from '../src/ocrb/train/draw-cells.ts'
import { freshNet, teach } from '../src/ocrb/train/train-net.ts'
import { diceOf } from '../src/synthetic/random.ts'

/** Trains the reader of machine-readable zones anew: `node modules/identity-documents/bench/train-ocrb.ts [rounds]`. */
const rounds = Number(process.argv[2] ?? 240)
const seed = 20_261_122
const net = freshNet(diceOf(seed))
const exam = (await Promise.all([9001, 9002, 9003, 9004].map((page) => drawLessons(page)))).flat()
const began = Date.now()
for (let round = 0; round < rounds; round++) {
  // New pages in every round: nothing is learnt by heart.
  const lessons = shuffled(await drawLessons(seed + round))
  const rate = 0.006 * (1 - round / rounds) ** 1.5 + 0.0001
  const right = teach(net, lessons, rate)
  if (round % 20 === 19) report(round + 1, right, net)
}
const packed = pack(net)
report(rounds, 0, unpack(packed))
writeFileSync(join(import.meta.dirname, '../src/ocrb/weights.bin'), packed)
console.log(`${packed.length} bytes written`)

function report(round: number, right: number, taught: Net) {
  const missed = exam.filter(({ pixels, answer }) => {
    const chances = chancesOf(taught, pixels)
    return chances.indexOf(Math.max(...chances)) !== answer
  }).length
  const seconds = ((Date.now() - began) / 1000).toFixed(0)
  console.log(
    `round ${round}, ${seconds} s: ${(right * 100).toFixed(2)} % right while learning, ${missed} of ${exam.length} wrong in the exam`,
  )
}

function shuffled(lessons: readonly Lesson[]): readonly Lesson[] {
  const dice = diceOf(lessons.length)
  return lessons
    .map((lesson) => ({ lesson, at: dice.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ lesson }) => lesson)
}
