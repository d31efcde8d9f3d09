import { availableParallelism, loadavg } from 'node:os'
import type { Action } from '#modules/face'
import { clip, hasClip, openFilm } from './film.ts'
import { type Person, walkToVideo, welcome } from './person.ts'
import { type RunningSenim, startSenim } from './start-senim.ts'

/**
 * `npm run bench:video`: verifications a second through HTTP. The whole of Senim runs as after `npm start`; every
 * person has come to the video by the pages' forms, sends twenty frames of 640×480 that obey their own order at the
 * page's pace (one every 170 ms, at most two under way), asks for the decision, and must be verified. The people are
 * outside the process but on the same machine, so that what they cost is taken from the same cores.
 */
const rounds = [
  { together: 1, people: 4 },
  { together: 6, people: 24 },
  { together: 12, people: 36 },
] as const
const longestRun = 6 * 60_000
const spacing = 170
let born = 0

type Film = Awaited<ReturnType<typeof openFilm>>
type Ready = { readonly person: Person; readonly actions: readonly Action[] }
type Verification = { readonly whole: number; readonly wait: number }
type Round = {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly loopDelay: number
  readonly verifications: readonly Verification[]
}

async function bench(): Promise<void> {
  const senim = await startSenim(4420, { SENIM_TRUSTED_PROXIES: '127.0.0.1,::1' })
  const watchdog = setTimeout(() => {
    process.stderr.write('Given up after six minutes.\n')
    void senim.stop().finally(() => process.exit(1))
  }, longestRun)
  try {
    const film = await openFilm()
    process.stdout.write(
      `${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the run\n\n`,
    )
    process.stdout.write(
      'at once  people  a second  whole s p50/p95  wait s p50/p95  CPU s each  loop p99.9 ms\n',
    )
    await rehearse(senim, film)
    for (const { together, people } of rounds) {
      const ready = await prepare(senim, film, people)
      print(together, await measure(senim, film, ready, together))
    }
  } finally {
    clearTimeout(watchdog)
    await senim.stop()
  }
}

/** The first video loads the nets and warms the code; it is nobody's ordinary day. */
async function rehearse(senim: RunningSenim, film: Film): Promise<void> {
  for (const ready of await prepare(senim, film, 2)) await verify(film, ready)
}

async function prepare(senim: RunningSenim, film: Film, people: number): Promise<readonly Ready[]> {
  const ready: Ready[] = []
  for (let i = 0; i < people; i++) {
    const person = await welcome(senim, born++, film.photo)
    ready.push({ person, actions: await walkToVideo(person, senim.sandbox) })
  }
  return ready
}

/** So many people at once, the next one beginning when one has been verified. */
async function measure(
  senim: RunningSenim,
  film: Film,
  ready: readonly Ready[],
  together: number,
): Promise<Round> {
  const queue = [...ready]
  const verifications: Verification[] = []
  await loopDelay(senim)
  const [started, before] = [performance.now(), senim.cpuSeconds()]
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) verifications.push(await verify(film, next))
  }
  const ended = await Promise.allSettled(Array.from({ length: together }, lane))
  for (const end of ended) if (end.status === 'rejected') throw end.reason
  return {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: senim.cpuSeconds() - before,
    loopDelay: await loopDelay(senim),
    verifications,
  }
}

/** One video from the opening of the camera to the decision; `wait` is what the person waits after the last frame. */
async function verify(film: Film, { person, actions }: Ready): Promise<Verification> {
  const started = await person.post('/register/video/start', '{}', json)
  const { nonce } = await started.json()
  const openedAt = performance.now()
  await sendFrames(person, nonce, film.obey(actions), openedAt)
  const filmedAt = performance.now()
  const finished = await person.post('/register/video/finish', '{}', { ...json, 'x-video-nonce': nonce })
  const answer = await finished.json()
  if (answer.outcome !== 'verified')
    throw new Error(`Not verified (${actions}): ${finished.status} ${JSON.stringify(answer)}`)
  const now = performance.now()
  return { whole: (now - openedAt) / 1000, wait: (now - filmedAt) / 1000 }
}

const json = { 'content-type': 'application/json', accept: 'application/json' }

async function sendFrames(
  person: Person,
  nonce: string,
  frames: readonly Uint8Array[],
  openedAt: number,
): Promise<void> {
  const underWay = new Set<Promise<void>>()
  const faults: unknown[] = []
  for (const jpeg of frames) {
    if (underWay.size >= 2) await Promise.race(underWay)
    const takenAt = performance.now() - openedAt
    const sent: Promise<void> = sendFrame(person, nonce, jpeg, takenAt)
      .catch((fault: unknown) => void faults.push(fault))
      .finally(() => underWay.delete(sent))
    underWay.add(sent)
    await new Promise((resolve) => setTimeout(resolve, spacing))
  }
  await Promise.all(underWay)
  if (faults.length > 0) throw faults[0]
}

async function sendFrame(person: Person, nonce: string, jpeg: Uint8Array, takenAt: number): Promise<void> {
  const response = await person.post('/register/video/frames', new Uint8Array(jpeg), {
    'content-type': 'image/jpeg',
    accept: 'application/json',
    'x-video-nonce': nonce,
    'x-video-taken-at': String(Math.round(takenAt)),
  })
  const answer = await response.text()
  if (!response.ok) throw new Error(`A frame was refused: ${response.status} ${answer}`)
}

/** Milliseconds of the event loop's delay since the last look, at p99.9. */
async function loopDelay({ operations }: RunningSenim): Promise<number> {
  const page = await (await fetch(`${operations}/metrics`, { signal: AbortSignal.timeout(5000) })).text()
  return 1000 * Number(/event_loop_delay_seconds\{quantile="0.999"\} (\S+)/.exec(page)?.[1])
}

function print(together: number, { seconds, cpuSeconds, loopDelay: delay, verifications }: Round): void {
  const both = (key: keyof Verification) => {
    const sorted = verifications.map((one) => one[key]).sort((a, b) => a - b)
    const at = (share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN).toFixed(2)
    return `${at(0.5)} / ${at(0.95)}`
  }
  const count = verifications.length
  const cells = [
    String(together).padStart(7),
    String(count).padStart(7),
    (count / seconds).toFixed(2).padStart(9),
    both('whole').padStart(16),
    both('wait').padStart(15),
    (cpuSeconds / count).toFixed(2).padStart(11),
    delay.toFixed(0).padStart(14),
  ]
  process.stdout.write(`${cells.join(' ')}\n`)
}

if (hasClip) await bench()
else process.stdout.write(`Not measured: there is no ${clip}, the clip of a turning head.\n`)
