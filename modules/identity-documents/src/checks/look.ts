import type { Picture } from '../images/picture.ts'

const grid = { across: 9, down: 6 } as const

/**
 * How a flat card looks from afar, in 48 bits: for every cell whether its right neighbour is brighter. One
 * picture saved twice differs in a bit or two, two sides in many.
 */
export function lookOf({ width, height, data }: Picture): number {
  let look = 0
  for (let row = 0; row < grid.down; row++) {
    const means = Array.from({ length: grid.across }, (_, column) => {
      let [sum, count] = [0, 0]
      for (let y = Math.floor((row * height) / grid.down); y < ((row + 1) * height) / grid.down; y += 4)
        for (
          let x = Math.floor((column * width) / grid.across);
          x < ((column + 1) * width) / grid.across;
          x += 4
        ) {
          const at = (Math.min(y, height - 1) * width + Math.min(x, width - 1)) * 3
          sum += data[at]! + data[at + 1]! + data[at + 2]!
          count++
        }
      return sum / count
    })
    for (let column = 1; column < grid.across; column++)
      look = look * 2 + (means[column]! > means[column - 1]! ? 1 : 0)
  }
  return look
}

/** In how many of the 48 bits two looks differ. */
export function differingBits(a: number, b: number): number {
  let count = 0
  // More than 32 bits: the operators on whole numbers would cut them off.
  for (
    let [left, right] = [a, b];
    left > 0 || right > 0;
    left = Math.floor(left / 2), right = Math.floor(right / 2)
  )
    if (left % 2 !== right % 2) count++
  return count
}
