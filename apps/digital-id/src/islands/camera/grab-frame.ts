const mostWidth = 640
const mostHeight = 640

/** The size a frame is sent in: the camera's own shape, its longer side at most 640, its area at most 640×480. */
export function frameSize(
  width: number,
  height: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, mostWidth / width, mostHeight / height, Math.sqrt((640 * 480) / (width * height)))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

export type FrameGrabber = {
  /** The picture as the camera sees it: the mirror is only on the screen. Null until the camera delivers. */
  readonly pixels: () => ImageData | null
  readonly jpeg: (quality: number) => Promise<Blob | null>
}

export function openGrabber(video: HTMLVideoElement): FrameGrabber {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const draw = (): boolean => {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || !video.videoWidth) return false
    const { width, height } = frameSize(video.videoWidth, video.videoHeight)
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    context.drawImage(video, 0, 0, width, height)
    return true
  }
  return {
    pixels: () => (draw() ? context.getImageData(0, 0, canvas.width, canvas.height) : null),
    jpeg: (quality) =>
      new Promise((resolve) => {
        if (draw()) canvas.toBlob(resolve, 'image/jpeg', quality)
        else resolve(null)
      }),
  }
}

/** A covered lens or a closed shutter: nothing in the picture is brighter than the sensor's own noise. */
export function isBlack({ data }: Pick<ImageData, 'data'>): boolean {
  for (let i = 0; i < data.length; i += 4 * 97) if (data[i]! + data[i + 1]! + data[i + 2]! > 60) return false
  return true
}

/** Looks once a second whether the picture is black; tells when it last was not. */
export function openLightMeter(grabber: FrameGrabber): { readonly brightAt: (now: number) => number } {
  let lookedAt = 0
  let brightAt = 0
  return {
    brightAt: (now) => {
      if (now - lookedAt < 1000) return brightAt
      lookedAt = now
      const image = grabber.pixels()
      if (image && !isBlack(image)) brightAt = now
      return brightAt
    },
  }
}
