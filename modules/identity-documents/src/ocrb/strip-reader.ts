import { type Picture, toGrey } from '../images/picture.ts'
import type { Chances } from '../mrz/chances.ts'
import { readLine } from './read-line.ts'
import { signs } from './signs.ts'

/** The reader that knows OCR-B and nothing else; where it finds no line it says that every sign is as likely. */
export function readOcrb(strip: Picture, places: 30 | 36 | 44): Promise<Chances> {
  const line = readLine(toGrey(strip), places)
  const values = new Float32Array(places * signs.length).fill(1 / signs.length)
  line?.places.forEach((chances, place) => {
    values.set(chances, place * signs.length)
  })
  return Promise.resolve({ places, values })
}
