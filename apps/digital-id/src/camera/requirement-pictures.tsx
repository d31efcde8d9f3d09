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
      <rect class="drawn" x="19" y="6" width="34" height="60" rx="6" />
      <path class="drawn-fill" d="M36 22c6 0 9.5 4 9.5 10.500S41.5 45 36 45s-9.5-6-9.5-12.500S30 22 36 22z" />
      <circle class="drawn-dot" cx="32.5" cy="32" r="1.4" />
      <circle class="drawn-dot" cx="39.5" cy="32" r="1.4" />
      <path class="drawn" d="M33 39c1.8 1.3 4.2 1.3 6 0" />
      <path class="drawn-gold" d="M9 24v24M63 24v24M30 58h12" />
    </>
  ),
  gaze: (
    <>
      <path class="drawn-fill" d="M8 44c7-13 16.5-19 28-19s21 6 28 19c-7 13-16.5 19-28 19S15 57 8 44z" />
      <circle class="drawn" cx="36" cy="44" r="10" />
      <circle class="drawn-dot" cx="36" cy="44" r="4" />
      <path class="drawn-gold" d="M36 20V9M32 13l4-4.5 4 4.5" />
    </>
  ),
  brightness: (
    <>
      <Head />
      <path
        class="drawn-gold"
        d="M12 12.500a5 5 0 1 0 .1 0M12 3.500v3M12 28v-2.500M3 17.500h3M21 17.500h-3M5.6 11l2 2M18.4 11l-2 2M5.6 24l2-2M18.4 24l-2-2"
      />
    </>
  ),
  'eyes-and-hair': (
    <>
      <path class="drawn-fill" d={face} />
      <path
        class="drawn"
        d={`${shoulders}${nose}${mouth}M22 31c0-10 5-16 14-16s14 6 14 16c-2-6-4.5-8.6-7-9.5-4 2-12 2-14.5 0-2.5 1.5-5 4-6.5 9.500z`}
      />
      <path
        class="drawn-gold"
        d="M26.5 32.500c2-3.4 6-3.4 8 0-2 2.6-6 2.6-8 0zM37.5 32.500c2-3.4 6-3.4 8 0-2 2.6-6 2.6-8 0z"
      />
    </>
  ),
  'full-face': (
    <>
      <Head />
      <path class="drawn-gold" d="M36 4v8M36 55v10" stroke-dasharray="3 4" />
      <path class="drawn-gold" d="M13 32H6M9 28.5 5.5 32 9 35.500M59 32h7M63 28.500l3.5 3.5-3.5 3.5" />
    </>
  ),
  background: (
    <>
      <rect class="drawn-wall" x="5" y="5" width="62" height="62" rx="8" />
      <Head />
      <path
        class="drawn-gold"
        d="M13 5H11a6 6 0 0 0-6 6v2M59 5h2a6 6 0 0 1 6 6v2M5 59v2a6 6 0 0 0 6 6h2M67 59v2a6 6 0 0 1-6 6h-2"
      />
    </>
  ),
}
