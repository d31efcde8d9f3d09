import { toGrey } from '../images/picture.ts'
import { readLine } from '../ocrb/index.ts'
import { mrzSigns, type StripReader } from './chances.ts'

/** Reads a strip with our own net, which knows nothing but OCR-B. */
export const ocrbStripReader: StripReader = async (strip, places) => {
  const line = readLine(toGrey(strip(36, { across: 0.6, down: 0.25 })), places)
  if (!line) return null
  const values = new Float32Array(places * mrzSigns.length)
  for (const [place, chances] of line.places.entries()) {
    const sum = chances.reduce((total, chance) => total + chance, 0) || 1
    for (const [sign, chance] of chances.entries()) values[place * mrzSigns.length + sign] = chance / sum
  }
  return { places, values }
}
