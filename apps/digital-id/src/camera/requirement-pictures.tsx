import type { Child } from 'hono/jsx'
import type { Requirement } from '#modules/face'

/** One small drawing a requirement, without words; the gold stroke is what it is about. */
export function RequirementPicture({ requirement }: { readonly requirement: Requirement }) {
  return (
    <svg class="requirement-picture" viewBox="0 0 72 72" aria-hidden="true">
      {drawings[requirement]}
    </svg>
  )
}

const face = 'M36 17c9 0 14 6 14 15.500C50 43 44 51 36 51s-14-8-14-18.500C22 23 27 17 36 17z'
const shoulders = 'M14 67c1.5-9 8-11.5 16-13.500v-4M58 67c-1.5-9-8-11.5-16-13.500v-4'
const mouth = 'M31.5 43.500c2.6 1.9 6.4 1.9 9 0'
const nose = 'M36 32.500v5h-2'

const Eyes = () => (
  <>
    <circle class="drawn-dot" cx="30.5" cy="32" r="1.7" />
    <circle class="drawn-dot" cx="41.5" cy="32" r="1.7" />
  </>
)

const Head = () => (
  <>
    <path class="drawn-fill" d={face} />
    <path class="drawn" d={`${shoulders}${nose}${mouth}`} />
    <Eyes />
  </>
)

const drawings: Readonly<Record<Requirement, Child>> = {
  oval: (
    <>
      <Head />
      <ellipse class="drawn-gold" cx="36" cy="34" rx="22" ry="28" />
    </>
  ),
  sharpness: (
    <>
      <Head />
      <path
        class="drawn-gold"
        d="M10 22v-6a6 6 0 0 1 6-6h6M50 10h6a6 6 0 0 1 6 6v6M62 46v6a6 6 0 0 1-6 6h-3M19 58h-3a6 6 0 0 1-6-6v-6"
      />
    </>
  ),
  gaze: (
    <>
      <path class="drawn-fill" d="M8 46c7-13 16.5-19 28-19s21 6 28 19c-7 13-16.5 19-28 19S15 59 8 46z" />
      <circle class="drawn" cx="36" cy="46" r="10" />
      <circle class="drawn-dot" cx="36" cy="46" r="4" />
      <circle class="drawn-gold" cx="36" cy="10" r="4" />
      <path class="drawn-gold" d="M36 30v-9" stroke-dasharray="1 5" />
    </>
  ),
  brightness: (
    <>
      <Head />
      <circle class="drawn-gold" cx="12" cy="17.5" r="5" />
      <path
        class="drawn-gold"
        d="M12 6V5M12 30v-1M.5 17.5h-1M24.5 17.5h-1M3.9 9.4l-.7-.7M20.8 26.3l-.7-.7M3.9 25.6l-.7.7M20.8 8.700l-.7.7"
      />
    </>
  ),
  'eyes-and-hair': (
    <>
      <path class="drawn-fill" d="M36 8c16 0 24 10 24 25 0 18-10 32-24 32S12 51 12 33C12 18 20 8 36 8z" />
      <path
        class="drawn"
        d="M12.5 29C20 27 25 22 27 17c6 6 17 9 32.5 12M36 38v9h-4M29 55c4 2.5 10 2.5 14 0"
      />
      <path
        class="drawn"
        d="M18 36.500c4-5.5 10-5.5 14 0-4 4.5-10 4.5-14 0zM40 36.500c4-5.5 10-5.5 14 0-4 4.5-10 4.5-14 0z"
      />
      <circle class="drawn-gold" cx="25" cy="36.2" r="1.6" />
      <circle class="drawn-gold" cx="47" cy="36.2" r="1.6" />
    </>
  ),
  'full-face': (
    <>
      <Head />
      <rect class="drawn-gold" x="9" y="5" width="54" height="62" rx="5" />
    </>
  ),
  background: (
    <>
      <rect class="drawn-wall" x="5" y="5" width="62" height="62" rx="8" />
      <Head />
      <path class="drawn-gold" d="m52 14 4.5 4.5 8.5-9" />
    </>
  ),
}
