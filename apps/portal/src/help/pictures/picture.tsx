import type { FC } from 'hono/jsx'
import type { PictureName } from '../article.ts'
import { BadAndGoodLight } from './bad-and-good-light.tsx'
import { CameraPermission } from './camera-permission.tsx'
import { ChromeMenu } from './chrome-menu.tsx'
import { FaceInOval } from './face-in-oval.tsx'
import { IphoneShare } from './iphone-share.tsx'
import { QrToPhone } from './qr-to-phone.tsx'

const drawings: Readonly<Record<PictureName, FC>> = {
  'iphone-share': IphoneShare,
  'chrome-menu': ChromeMenu,
  'camera-permission': CameraPermission,
  'face-in-oval': FaceInOval,
  'bad-and-good-light': BadAndGoodLight,
  'qr-to-phone': QrToPhone,
}

const viewBoxes: Readonly<Record<PictureName, string>> = {
  'iphone-share': '0 0 320 220',
  'chrome-menu': '0 0 320 220',
  'camera-permission': '0 0 320 160',
  'face-in-oval': '0 0 320 220',
  'bad-and-good-light': '0 0 320 180',
  'qr-to-phone': '0 0 320 180',
}

type PictureProps = { readonly name: PictureName; readonly alt: string }

/** One of our drawings. It holds no words, so that it serves every language, and takes its colours from the text around it. */
export const Picture: FC<PictureProps> = ({ name, alt }) => {
  const Drawing = drawings[name]
  const drawn = { ...stroke, class: `picture picture-${name}`, viewBox: viewBoxes[name] }
  if (!alt)
    return (
      <svg {...drawn} aria-hidden="true">
        <Drawing />
      </svg>
    )
  return (
    <svg {...drawn} role="img" aria-label={alt}>
      <Drawing />
    </svg>
  )
}

const stroke = {
  width: '320',
  xmlns: 'http://www.w3.org/2000/svg',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '2.5',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
}
