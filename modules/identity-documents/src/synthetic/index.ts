export {
  type Condition,
  conditions,
  type DrawnPicture,
  documentsOf,
  drawnFor,
  drawPicture,
  drawStranger,
  drawTwoCards,
  type PictureOrder,
  type Validity,
} from './picture.ts'
export { type Level, levels } from './pose.ts'
export { type Stranger, strangers } from './strangers.ts'
