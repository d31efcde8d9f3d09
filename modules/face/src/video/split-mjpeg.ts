/** The single pictures of an MJPEG stream: JPEG files one after another, each from SOI to its own EOI. */
export function splitMjpeg(stream: Uint8Array): readonly Uint8Array[] {
  const frames: Uint8Array[] = []
  let start = -1
  for (let at = 0; at + 1 < stream.length; ) {
    if (stream[at] !== 0xff) {
      at++
      continue
    }
    const marker = stream[at + 1]!
    if (marker === 0xd8) {
      start = at
      at += 2
    } else if (marker === 0xd9 && start >= 0) {
      frames.push(stream.subarray(start, at + 2))
      start = -1
      at += 2
    } else if (start >= 0 && hasLength(marker)) {
      // Segments are skipped whole: a thumbnail inside EXIF has markers of its own.
      at += 2 + stream[at + 2]! * 256 + stream[at + 3]!
    } else at++
  }
  return frames
}

function hasLength(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xfe && !(marker >= 0xd0 && marker <= 0xd9)
}
