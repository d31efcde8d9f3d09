import { openBrowserFace } from '../src/browser.ts'

declare global {
  interface Window {
    measureCues: () => Promise<{ readonly load: number; readonly frame: number; readonly yaw: number }>
  }
}

/** What the camera page does for every frame: draw, read the pixels, analyse. */
window.measureCues = async () => {
  const started = performance.now()
  const face = await openBrowserFace({
    modelUrl: (net) => `/models/${net}.onnx`,
    runtimeUrl: '/runtime.wasm',
  })
  const load = performance.now() - started
  const image = new Image()
  image.src = '/frame.jpg'
  await image.decode()
  const context = new OffscreenCanvas(640, 480).getContext('2d', { willReadFrequently: true })!
  const once = async () => {
    context.drawImage(image, 0, 0, 640, 480)
    return face.analyse(context.getImageData(0, 0, 640, 480))
  }
  await once()
  const before = performance.now()
  for (let i = 0; i < 30; i++) await once()
  const frame = (performance.now() - before) / 30
  const analysis = await once()
  await face.close()
  return { load, frame, yaw: analysis.face?.yaw ?? Number.NaN }
}
