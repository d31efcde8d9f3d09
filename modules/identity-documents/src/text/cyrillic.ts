import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { createOCREngine, type OCREngine } from 'tesseract-wasm'
import { type Grey, type Picture, toGrey } from '../images/picture.ts'
import type { ReadText } from './read-line.ts'
import { findWholeScript } from './whole-script.ts'

/**
 * Two languages whose models npm carries and that together know every letter of Kazakh and Russian, and the whole
 * script, which a machine may have beside them.
 */
export type CyrillicModel = 'kaz' | 'kir' | 'script'

/** Reads one line of Cyrillic print with one model; nothing where this machine lacks the model. */
export type CyrillicReader = (line: Picture, model: CyrillicModel) => ReadText | undefined

/** Paper around the line, without which the reader takes it for a picture. */
const paper = 16

export async function openCyrillic(folder: string): Promise<CyrillicReader> {
  const program = fileURLToPath(new URL('tesseract-core.wasm', import.meta.resolve('tesseract-wasm')))
  const wasmBinary = await readFile(program)
  const engines = new Map<CyrillicModel, OCREngine>()
  for (const [model, file] of modelFiles(folder)) {
    const engine = await silently(() => createOCREngine({ wasmBinary }))
    const trained = await readFile(file)
    engine.loadModel(file.endsWith('.gz') ? gunzipSync(trained) : trained)
    // 7: the picture is one line of text.
    engine.setVariable('tessedit_pageseg_mode', '7')
    engine.setVariable('user_defined_dpi', '300')
    engines.set(model, engine)
  }
  return (line, model) => {
    const engine = engines.get(model)
    if (!engine) return undefined
    engine.loadImage(onPaper(toGrey(line)))
    const boxes = engine.getTextBoxes('line')
    engine.clearImage()
    const text = boxes.map((box) => box.text.trim()).join(' ')
    return { text, confidence: Math.min(1, ...boxes.map(({ confidence }) => confidence)) * (text ? 1 : 0) }
  }
}

function modelFiles(folder: string): ReadonlyMap<CyrillicModel, string> {
  const whole = findWholeScript(folder)
  return new Map<CyrillicModel, string>([
    ['kaz', join(folder, 'kaz.traineddata.gz')],
    ['kir', join(folder, 'kir.traineddata.gz')],
    ...(whole ? ([['script', whole]] as const) : []),
  ])
}

// The program takes console.warn for good when it starts, and warns of every line without text.
async function silently<Value>(start: () => Promise<Value>): Promise<Value> {
  const { warn } = console
  console.warn = () => undefined
  try {
    return await start()
  } finally {
    console.warn = warn
  }
}

/** Black on white, whatever the colour of the card and of the light. */
function onPaper({ width, height, data }: Grey): ImageData {
  const sorted = data.slice().sort()
  const ink = sorted[Math.floor(sorted.length * 0.02)]!
  const ground = sorted[Math.floor(sorted.length * 0.7)]!
  const scale = 255 / Math.max(1, ground - ink)
  const wide = width + 2 * paper
  const pixels = new Uint8ClampedArray(wide * (height + 2 * paper) * 4).fill(255)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = ((y + paper) * wide + x + paper) * 4
      pixels.fill((data[y * width + x]! - ink) * scale, at, at + 3)
    }
  }
  return { width: wide, height: height + 2 * paper, data: pixels, colorSpace: 'srgb' } as ImageData
}
