/** Text is read best at 1,400 pixels across the card: as many as the camera gives without thinking. */
const wanted: MediaStreamConstraints = {
  audio: false,
  video: {
    facingMode: { ideal: 'environment' },
    width: { ideal: 2560 },
    height: { ideal: 1440 },
    frameRate: { ideal: 30 },
  },
}

/** Opens the camera on the back of the phone; where there is none, any camera. */
export async function openRearCamera(devices: MediaDevices): Promise<MediaStream> {
  try {
    return await devices.getUserMedia(wanted)
  } catch (error) {
    if (!(error instanceof DOMException && /Overconstrained|ConstraintNotSatisfied/.test(error.name)))
      throw error
    return devices.getUserMedia({ audio: false, video: true })
  }
}

type TorchCapabilities = MediaTrackCapabilities & { readonly torch?: boolean }

/** The light beside the lens, or null where there is none. */
export function torchOf(stream: MediaStream): ((on: boolean) => Promise<void>) | null {
  const [track] = stream.getVideoTracks()
  const capabilities = track?.getCapabilities?.() as TorchCapabilities | undefined
  if (!track || !capabilities?.torch) return null
  return (on) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
}
