import { describe, expect, test } from 'vitest'
import { describeDevice } from './describe-device.ts'

const chromeAndroid =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36'
const webViewAndroid =
  'Mozilla/5.0 (Linux; Android 13; SM-A145F Build/TP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0 Mobile Safari/537.36'
const safariPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'
const webViewPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148'
const mac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15'
const windowsChrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0'

const signs = (userAgent: string, touchPoints = 0, telegram = false) => ({ userAgent, touchPoints, telegram })

describe('the steps are chosen by device', () => {
  test.each([
    ['Chrome on Android', signs(chromeAndroid, 5), 'android'],
    ['Safari on an iPhone', signs(safariPhone, 5), 'iphone'],
    ['an iPad that calls itself a Mac', signs(mac, 5), 'iphone'],
    ['Safari on a Mac', signs(mac), 'computer-safari'],
    ['Chrome on Windows', signs(windowsChrome), 'computer-chromium'],
    ['Firefox on Linux', signs(firefox), 'computer-firefox'],
  ])('%s', (_, given, kind) => {
    expect(describeDevice(given)).toEqual({ kind, insideApp: null })
  })
})

describe('a window inside another app is recognised', () => {
  test.each([
    ['Instagram', signs(`${webViewPhone} Instagram 330.0.0.0`, 5), 'Instagram'],
    ['Facebook', signs(`${webViewAndroid} [FB_IAB/FB4A;FBAV/460.0]`, 5), 'Facebook'],
    ['WhatsApp', signs(`${webViewPhone} WhatsApp/24.1`, 5), 'WhatsApp'],
    ['VK', signs(`${webViewAndroid} VKAndroidApp/8.80`, 5), 'VK'],
    ['TikTok', signs(`${webViewAndroid} musical_ly_2023 BytedanceWebview`, 5), 'TikTok'],
    ['Telegram on an iPhone, which only leaves a trace', signs(safariPhone, 5, true), 'Telegram'],
    ['an app of no known name on Android', signs(webViewAndroid, 5), ''],
    ['an app of no known name on an iPhone', signs(webViewPhone, 5), ''],
  ])('%s', (_, given, app) => {
    expect(describeDevice(given).insideApp).toBe(app)
  })
})
