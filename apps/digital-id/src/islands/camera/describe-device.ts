import type { DeviceKind } from '../../camera/failure-kinds.ts'

/** What the browser says of itself; enough to choose the right steps, nothing more. */
export type BrowserSigns = {
  readonly userAgent: string
  /** Above 1 on an iPad, which calls itself a Mac. */
  readonly touchPoints: number
  /** Telegram on an iPhone leaves this trace instead of a name. */
  readonly telegram: boolean
}

export type Device = {
  readonly kind: DeviceKind
  /** The app whose window shows the page instead of a browser. */
  readonly insideApp: string | null
}

const apps: readonly (readonly [pattern: RegExp, app: string])[] = [
  [/Instagram/, 'Instagram'],
  [/FBAN|FBAV|FB_IAB/, 'Facebook'],
  [/Telegram/i, 'Telegram'],
  [/WhatsApp/, 'WhatsApp'],
  [/VKAndroidApp|VKClient|com\.vk\./i, 'VK'],
  [/musical_ly|BytedanceWebview|TikTok/i, 'TikTok'],
]

/** Which device and browser this is, as far as the steps differ. */
export function describeDevice({ userAgent, touchPoints, telegram }: BrowserSigns): Device {
  const apple = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)
  return { kind: kindOf(userAgent, apple), insideApp: appAround(userAgent, apple, telegram) }
}

function kindOf(userAgent: string, apple: boolean): DeviceKind {
  if (apple) return 'iphone'
  if (/Android/.test(userAgent)) return 'android'
  if (/Firefox\//.test(userAgent)) return 'computer-firefox'
  return /Chrome\//.test(userAgent) || !/Safari\//.test(userAgent) ? 'computer-chromium' : 'computer-safari'
}

function appAround(userAgent: string, apple: boolean, telegram: boolean): string | null {
  const known = apps.find(([pattern]) => pattern.test(userAgent))?.[1] ?? (telegram ? 'Telegram' : null)
  if (known) return known
  const webView = /; wv\)/.test(userAgent) || (apple && !/Safari\//.test(userAgent))
  return webView ? '' : null
}
