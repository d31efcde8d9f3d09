import { drawPicture } from '../synthetic/picture.ts'

/** The back of a card on a screen, in more pixels than are kept: shrunk, it would lose the screen's grid. */
export async function drawLargeScreen(): Promise<Buffer> {
  const size = { width: 2560, height: 1920 }
  return (await drawPicture({ seed: 22, side: 'back', condition: 'screen-recapture', size })).jpeg
}
