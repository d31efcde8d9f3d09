/** Everything that can keep a video from being taken; each has its own panel with steps. */
export const failureKinds = [
  'denied',
  'dismissed',
  'system',
  'no-camera',
  'in-use',
  'insecure',
  'in-app-browser',
  'unsupported',
  'ended',
  'black',
  'connection',
  'start-again',
] as const
export type FailureKind = (typeof failureKinds)[number]

/** Devices whose steps differ. */
export const deviceKinds = [
  'android',
  'iphone',
  'computer-chromium',
  'computer-firefox',
  'computer-safari',
] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** Where the portal's help says more: article and anchor. */
export const helpOf: Readonly<Record<FailureKind, string>> = {
  denied: 'camera-does-not-start#denied',
  dismissed: 'camera-does-not-start#denied',
  system: 'camera-does-not-start#system',
  'no-camera': 'camera-does-not-start#no-camera',
  'in-use': 'camera-does-not-start#in-use',
  insecure: 'camera-does-not-start#insecure',
  'in-app-browser': 'camera-does-not-start#in-app-browser',
  unsupported: 'camera-does-not-start',
  ended: 'camera-does-not-start#in-use',
  black: 'camera-does-not-start#in-use',
  connection: 'error-on-digital-id-site',
  'start-again': 'error-on-digital-id-site',
}

/** Where to give the permission back, on this device. */
export const permissionHelpOf: Readonly<Record<DeviceKind, string>> = {
  android: 'no-camera-access#android',
  iphone: 'no-camera-access#iphone',
  'computer-chromium': 'no-camera-access#computer',
  'computer-firefox': 'no-camera-access#computer',
  'computer-safari': 'no-camera-access#computer',
}
