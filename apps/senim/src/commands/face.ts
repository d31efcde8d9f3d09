import { availableParallelism } from 'node:os'
import {
  compareCommand,
  type FaceEngine,
  fetchModels,
  inspectCommand,
  livenessCommand,
  openFaceEngine,
} from '#modules/face'
import { type Answer, ask, CommandRefusal, type Question } from '../command-line.ts'
import type { Command } from '../commands.ts'
import { exitCodes, say } from '../outcome.ts'

const help = `senim face compare A B                 are these two pictures of one person?
senim face inspect IMAGE               angles, quality measures and faults of the main face
senim face liveness VIDEO|FOLDER --actions left,right,centre
                                       did the person in it obey, and are they real?
--json prints one object, --batch reads one object a line. Each has its own --help.`

const questions: Readonly<Record<string, (engine: () => Promise<FaceEngine>) => Question>> = {
  compare: (engine) => ({
    help: `senim face compare A B
Compares the largest face of two pictures.
Batch input   {"a": PATH, "b": PATH}
Output        {"similarity": -1…1, "decision": "match"|"review"|"no-match", "faces": [n, n]}
Errors        no-face image-unreadable image-too-large file-unreadable
Example
  {"id":1,"a":"anna-1.jpg","b":"anna-2.jpg"}
  {"id":1,"similarity":0.7312,"decision":"match","faces":[1,1]}`,
    parallel: availableParallelism() * 2,
    fromWords: ([a, b]) => (a === undefined || b === undefined ? null : { a, b }),
    answer: async (input) => compareCommand(await engine(), { a: path(input, 'a'), b: path(input, 'b') }),
    isYes: ({ decision }) => decision === 'match',
    print: ({ similarity, decision }) => `${String(decision)} (similarity ${String(similarity)})`,
  }),
  inspect: (engine) => ({
    help: `senim face inspect IMAGE
Batch input   {"image": PATH}
Output        {"faces": n, "yaw": degrees|null, "pitch": …, "roll": …, "measures": {NAME: number}, "reasons": [CODE]}
  yaw, pitch, roll   of the main face, in degrees, signs as in AFLW2000-3D
Example
  {"id":1,"image":"anna-1.jpg"}
  {"id":1,"faces":1,"yaw":-3.1,"pitch":2.4,"roll":0.6,"measures":{"sharpness":0.21},"reasons":[]}`,
    parallel: availableParallelism() * 2,
    fromWords: ([image]) => (image === undefined ? null : { image }),
    answer: async (input) => inspectCommand(await engine(), { image: path(input, 'image') }),
    isYes: ({ reasons }) => Array.isArray(reasons) && reasons.length === 0,
    print: (answer) => JSON.stringify(answer, null, 2),
  }),
  liveness: (engine) => ({
    help: `senim face liveness VIDEO|FOLDER --actions left,right,…
Judges a video (or a folder of frames in the order of their names) against the order that was asked for.
  actions   left, right, centre: the person's own; one to eight, no two equal neighbours
Batch input   {"video": PATH, "actions": ["left", …], "framesPerSecond"?: n}
Output        {"live": true|false, "actions": [what was seen], "reasons": [CODE], "scores": {NAME: number}}
Example
  {"id":1,"video":"frames/","actions":["left","right","centre"]}
  {"id":1,"live":true,"actions":["left","right","centre"],"reasons":[],"scores":{"depth":0.16}}`,
    fromWords: ([video], flags) =>
      video === undefined || !flags.has('actions') ? null : { video, actions: flags.get('actions') },
    answer: async (input) =>
      livenessCommand(await engine(), {
        video: path(input, 'video'),
        actions: actionsOf(input.actions),
        ...(typeof input.framesPerSecond === 'number' ? { framesPerSecond: input.framesPerSecond } : {}),
      }),
    isYes: ({ live }) => live === true,
    print: (answer) => JSON.stringify(answer, null, 2),
  }),
}

/** `senim face …`: the engine starts with the first question, and fetches its models if they are missing. */
export const face: Command = async ([name = '', ...words]) => {
  const question = questions[name]
  if (!question) {
    say(help)
    return name === '--help' || name === '' ? exitCodes.yes : exitCodes.unusable
  }
  let engine: Promise<FaceEngine> | undefined
  const open = async () => {
    await fetchModels({
      onProgress: ({ step, package: from }) => step === 'fetching' && say(`Fetching models of ${from} …`),
    })
    return openFaceEngine({ workers: availableParallelism() })
  }
  const code = await ask(
    question(() => {
      engine ??= open()
      return engine
    }),
    words,
  )
  await (await engine)?.close()
  return code
}

function path(input: Answer, name: string): string {
  const value = input[name]
  if (typeof value === 'string' && value !== '') return value
  throw new CommandRefusal('bad-input', `"${name}" is missing. Give the path of a file.`)
}

function actionsOf(value: unknown): string | readonly string[] {
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value
  throw new CommandRefusal(
    'bad-input',
    '"actions" is missing. Give a list such as ["left", "right", "centre"].',
  )
}
