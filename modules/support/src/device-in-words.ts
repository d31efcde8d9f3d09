/** The first pattern that fits names the browser; many call themselves Chrome and Safari besides. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/YaBrowser\/(\d+)/, 'Yandex Browser'],
  [/Edg(?:e|A|iOS)?\/(\d+)/, 'Edge'],
  [/OPR\/(\d+)/, 'Opera'],
  [/SamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/MiuiBrowser\/(\d+)/, 'Mi Browser'],
  [/HuaweiBrowser\/(\d+)/, 'Huawei Browser'],
  [/(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/(?:Chrome|CriOS|HeadlessChrome)\/(\d+)/, 'Chrome'],
  [/Version\/(\d+(?:\.\d+)?).*Safari\//, 'Safari'],
]

/** "Chrome 130" and "Android 14, SM-A546E" from a user agent, for support; a part that is not recognised is missing. */
export function deviceInWords(userAgent: string): { readonly browser?: string; readonly device?: string } {
  const browser = browserIn(userAgent)
  const device = deviceIn(userAgent)
  return { ...(browser && { browser }), ...(device && { device }) }
}

function browserIn(userAgent: string): string | null {
  for (const [pattern, name] of browsers) {
    const found = pattern.exec(userAgent)
    if (found) return `${name} ${found[1]}${inApp(userAgent)}`
  }
  return null
}

/** Browsers inside other programs often have no camera: support must see it at once. */
function inApp(userAgent: string): string {
  const app = /\b(Instagram|FBAN|FBAV|Telegram|WhatsApp|TikTok|Line)\b/.exec(userAgent)?.[1]
  if (app) return ` (${app.startsWith('FB') ? 'Facebook' : app})`
  return /; wv\)/.test(userAgent) ? ' (WebView)' : ''
}

function deviceIn(userAgent: string): string | null {
  const apple = /(iPhone|iPad).*? OS (\d+(?:_\d+)?)/.exec(userAgent)
  if (apple) return `${apple[1]}, iOS ${apple[2]!.replace('_', '.')}`
  const android = /Android (\d+(?:\.\d+)?)(?:; ([^;)]{1,40}?))?(?: Build\/[^;)]*)?[;)]/.exec(userAgent)
  // Browsers that hide the model say "K".
  if (android)
    return `Android ${android[1]}${android[2] && android[2] !== 'K' && android[2] !== 'wv' ? `, ${android[2].trim()}` : ''}`
  const windows = /Windows NT (\d+\.\d+)/.exec(userAgent)
  if (windows) return windows[1] === '10.0' ? 'Windows 10/11' : 'Windows'
  const others: readonly (readonly [RegExp, string])[] = [
    [/CrOS/, 'ChromeOS'],
    [/Macintosh/, 'macOS'],
    [/Linux/, 'Linux'],
  ]
  return others.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null
}
