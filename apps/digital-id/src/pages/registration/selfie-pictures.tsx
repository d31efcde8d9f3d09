import type { Child } from 'hono/jsx'

/** The seven things a selfie must keep to, in the order of the service's public questions and answers. */
export const selfieRequirements = [
  'oval',
  'sharpness',
  'gaze',
  'brightness',
  'eyes-and-hair',
  'full-face',
  'background',
] as const
export type SelfieRequirement = (typeof selfieRequirements)[number]

const head = 'M40 18c11 0 18 9 18 22s-8 24-18 24-18-11-18-24 7-22 18-22Z'
const shoulders = 'M10 94c2-16 13-24 30-24s28 8 30 24'
const features = 'M33 38h.1M47 38h.1M40 42v6M34 54c4 3 8 3 12 0'

const marks: Readonly<Record<SelfieRequirement, Child>> = {
  oval: <path d="M40 8c18 0 28 16 28 34S56 78 40 78 12 60 12 42 22 8 40 8Z" stroke-dasharray="4 4" />,
  sharpness: <path d="M6 20V8h12M62 8h12v12M74 80v12H62M18 92H6V80M36 3h8M36 97h8" />,
  gaze: <path d="M33 38v-9M47 38v-9M30 32l3-3 3 3M44 32l3-3 3 3" stroke-dasharray="2 2" />,
  brightness: (
    <path d="M66 14a6 6 0 1 0 .1 0M66 2v5M66 27v5M54 17h-5M78 17h-4M57 8l-3-3M75 8l3-3M57 26l-3 3" />
  ),
  'eyes-and-hair': (
    <path d="M22 36c0-16 8-22 18-22s18 6 18 22c-4-10-9-14-18-14s-14 4-18 14ZM29 34c2-2 6-2 8 0M43 34c2-2 6-2 8 0" />
  ),
  'full-face': <path d="M40 10v58M24 40h32" stroke-dasharray="3 4" />,
  background: <path d="M4 4h72v92H4Z" />,
}

/** A drawing of one requirement; the words beside it say what it shows. */
export function SelfiePicture({ requirement }: { readonly requirement: SelfieRequirement }) {
  return (
    <svg
      class="selfie-picture"
      viewBox="0 0 80 100"
      width="80"
      height="100"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={head} />
      <path d={shoulders} />
      <path d={features} stroke-width="3" />
      {marks[requirement]}
    </svg>
  )
}
