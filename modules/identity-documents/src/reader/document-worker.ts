import { workerData } from 'node:worker_threads'
import { answerTasks } from '#platform/workers'
import { DocumentError } from '../errors.ts'
import { locateCard } from '../locate/locate-card.ts'
import { decodePicture } from './decode.ts'
import { type Equipment, openEquipment } from './equipment.ts'
import { readSide } from './read-side.ts'
import type { Task } from './tasks.ts'

/** One thread of the reader: takes a picture, answers, never holds it longer than that. */
const { modelsFolder } = workerData as { readonly modelsFolder: string }
let equipment: Promise<Equipment> | undefined

answerTasks<Task>(async (task) => {
  const picture = await decodePicture(task.jpeg)
  if (task.name === 'locate') return locateCard(picture)
  equipment ??= openEquipment(modelsFolder)
  return readSide(picture, await equipment, task.hints, task.today)
}, DocumentError)
