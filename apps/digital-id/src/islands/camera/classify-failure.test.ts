import { expect, test } from 'vitest'
import { classifyFailure, type FailureSigns } from './classify-failure.ts'

const ordinary: FailureSigns = {
  name: 'NotAllowedError',
  message: 'Permission denied',
  secure: true,
  hasCameraInterface: true,
  permission: 'denied',
  insideApp: false,
}

test.each<readonly [string, Partial<FailureSigns>, string]>([
  ['the person chose Block', {}, 'denied'],
  ['the browser does not tell what it remembers (Firefox, Safari)', { permission: 'unknown' }, 'denied'],
  ['the question was closed with the cross', { message: 'Permission dismissed' }, 'dismissed'],
  ['the question was closed and may come again', { permission: 'prompt' }, 'dismissed'],
  ['Chrome says that the system forbids it', { message: 'Permission denied by system' }, 'system'],
  ['the site may, the system does not', { permission: 'granted' }, 'system'],
  ['an app shows the page and gives no camera', { insideApp: true }, 'in-app-browser'],
  ['there is no camera', { name: 'NotFoundError' }, 'no-camera'],
  ['an old name of the same', { name: 'DevicesNotFoundError' }, 'no-camera'],
  ['no camera meets even the loosest wish', { name: 'OverconstrainedError' }, 'no-camera'],
  ['another program has it', { name: 'NotReadableError', permission: 'granted' }, 'in-use'],
  ['an old name of that', { name: 'TrackStartError' }, 'in-use'],
  ['Firefox gave up starting it', { name: 'AbortError' }, 'in-use'],
  ['a plain http address', { secure: false, hasCameraInterface: false }, 'insecure'],
  ['a browser too old for the camera', { hasCameraInterface: false }, 'unsupported'],
  ['an app without a camera interface', { hasCameraInterface: false, insideApp: true }, 'in-app-browser'],
  ['something nobody has named yet', { name: 'StrangeError' }, 'unsupported'],
])('%s', (_, signs, kind) => {
  expect(classifyFailure({ ...ordinary, ...signs })).toBe(kind)
})
