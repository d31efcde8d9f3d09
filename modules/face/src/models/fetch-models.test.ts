import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FetchProgress } from '#platform/models'
import { fetchModels } from './fetch-models.ts'
import { modelsState } from './models-state.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'senim-models-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('models come from npm whole, and an empty folder says that they are missing', async () => {
  expect((await modelsState(folder)).models.map(({ state }) => state)).toEqual(new Array(5).fill('missing'))
  const steps: FetchProgress[] = []
  await fetchModels({ folder, onProgress: (progress) => steps.push(progress) })
  expect((await modelsState(folder)).ready).toBe(true)
  expect(steps.map(({ step }) => step)).toEqual([
    'fetching',
    'writing',
    'ready',
    'fetching',
    'writing',
    'ready',
  ])
}, 120_000)

test('the second time nothing is fetched', async () => {
  const steps: string[] = []
  await fetchModels({ folder, onProgress: ({ step }) => steps.push(step) })
  expect(steps).toEqual(['ready', 'ready'])
})

test('a damaged file is found and replaced, and no drafts are left behind', async () => {
  await writeFile(join(folder, 'fr_detect.onnx'), 'torn')
  expect((await modelsState(folder)).models[0]).toMatchObject({ file: 'fr_detect.onnx', state: 'corrupt' })
  await Promise.all([fetchModels({ folder }), fetchModels({ folder })])
  expect((await modelsState(folder)).ready).toBe(true)
  expect(await readdir(folder)).toHaveLength(5)
}, 120_000)
