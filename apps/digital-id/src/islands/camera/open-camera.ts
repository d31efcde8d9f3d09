const wanted: MediaStreamConstraints = {
  audio: false,
  video: {
    facingMode: 'user',
    width: { ideal: 640 },
    height: { ideal: 480 },
    frameRate: { ideal: 30 },
  },
}

/** Opens the front camera; where it cannot be had as wished, any camera. */
export async function openCamera(devices: MediaDevices): Promise<MediaStream> {
  try {
    return await devices.getUserMedia(wanted)
  } catch (error) {
    if (!(error instanceof DOMException && /Overconstrained|ConstraintNotSatisfied/.test(error.name)))
      throw error
    return devices.getUserMedia({ audio: false, video: true })
  }
}

/** What the browser remembers of the permission; Firefox and Safari may not tell. */
export async function cameraPermission(): Promise<PermissionState | 'unknown'> {
  try {
    return (await navigator.permissions.query({ name: 'camera' as PermissionName })).state
  } catch {
    return 'unknown'
  }
}

export function closeCamera(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
