import type { Picture } from '../images/picture.ts'
import { warp } from '../images/warp.ts'
import { type LineBox, linesOf } from './line-boxes.ts'
import type { RunNet } from './run-net.ts'

/** The net wants sides that are multiples of 32; more than this finds nothing new on a card and costs time. */
const longestSide = 960

/** Where lines of text stand in a picture, from top to bottom. */
export async function findLines(picture: Picture, run: RunNet): Promise<readonly LineBox[]> {
  const scale = longestSide / Math.max(picture.width, picture.height)
  const width = Math.max(32, Math.round((picture.width * scale) / 32) * 32)
  const height = Math.max(32, Math.round((picture.height * scale) / 32) * 32)
  const small = shrink(picture, width, height)
  const { data } = await run('ppocr_det', toTensor(small), [1, 3, height, width])
  const across = picture.width / width
  const down = picture.height / height
  return linesOf(data, width, height).map((box) => scaleBox(box, across, down))
}

function shrink(picture: Picture, width: number, height: number): Picture {
  const { width: w, height: h } = picture
  const whole = [
    { x: 0, y: 0 },
    { x: w, y: 0 },
    { x: w, y: h },
    { x: 0, y: h },
  ] as const
  return warp(picture, whole, width, height)
}

// The net was trained on pictures in the order blue, green, red, with the mean and deviation of ImageNet.
function toTensor({ width, height, data }: Picture): Float32Array {
  const plane = width * height
  const tensor = new Float32Array(plane * 3)
  const mean = [0.485, 0.456, 0.406]
  const deviation = [0.229, 0.224, 0.225]
  for (let c = 0; c < 3; c++) {
    const scale = 1 / (255 * deviation[c]!)
    const shift = mean[c]! / deviation[c]!
    for (let i = 0, from = 2 - c; i < plane; i++, from += 3)
      tensor[c * plane + i] = data[from]! * scale - shift
  }
  return tensor
}

function scaleBox({ centre, along, length, height, score }: LineBox, across: number, down: number): LineBox {
  const x = along.x * across
  const y = along.y * down
  const stretch = Math.hypot(x, y)
  return {
    centre: { x: centre.x * across, y: centre.y * down },
    along: { x: x / stretch, y: y / stretch },
    length: length * stretch,
    height: height * Math.hypot(along.y * across, along.x * down),
    score,
  }
}
