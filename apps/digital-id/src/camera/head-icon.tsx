import type { Action } from '#modules/face'

type Props = { readonly action: Action }

/** A head that does what is asked, seen as in a mirror: the person's left is on the left. */
export function HeadIcon({ action }: Props) {
  return (
    <svg class="head-icon" viewBox="0 0 64 64" aria-hidden="true">
      {action === 'centre' ? (
        <Straight />
      ) : (
        <g {...(action === 'right' && { transform: 'matrix(-1 0 0 1 64 0)' })}>
          <TurnedLeft />
        </g>
      )}
    </svg>
  )
}

function Straight() {
  return (
    <>
      <path
        class="head-skin"
        d="M32 14c9.5 0 15 6.7 15 16.5 0 11-6.6 19.5-15 19.500s-15-8.5-15-19.500C17 20.7 22.5 14 32 14z"
      />
      <path
        class="head-hair"
        d="M17 29c0-9.5 6-15 15-15s15 5.5 15 15c-3.5-1-6-3.6-7.2-7-4.6 3.2-12.6 4.6-22.8 7z"
      />
      <path
        class="head-line"
        d="M17 29.500c-3-.5-3.6 6.5.9 7.500M47 29.500c3-.5 3.6 6.5-.9 7.500M32 31.500v5.500h-2M27.5 43c2.6 2 6.4 2 9 0"
      />
      <circle class="head-eye" cx="25.6" cy="31.5" r="1.7" />
      <circle class="head-eye" cx="38.4" cy="31.5" r="1.7" />
      <path class="head-arrow" d="M32 3v6.500M28.7 6.5 32 9.800l3.3-3.3" />
    </>
  )
}

function TurnedLeft() {
  return (
    <>
      <path
        class="head-skin"
        d="M33 14c9 0 14.5 6 14.5 15.5 0 11.5-6.8 20.5-16 20.5-6 0-10.3-3.6-11.6-9.200l-.4-3.8-3.3-1.600c-.8-.4-1-1.2-.5-2l3.1-5C19.2 19.6 24.5 14 33 14z"
      />
      <path
        class="head-hair"
        d="M19.5 25.500C20.6 18 25.5 13.2 33 13.200c9.3 0 15 6.3 15 16 0 3-.4 5.5-1.2 8-3-2-4.6-5.2-5.2-9.2-7.6 1.4-15.6.8-22.1-2.500z"
      />
      <path class="head-line" d="M40.5 31.500c3.5-1.5 5 5.5.6 6.200M21.5 42.500c2.2 1.4 4.8 1.5 7 .3" />
      <circle class="head-eye" cx="23" cy="31.5" r="1.7" />
      <path class="head-line" d="M31 30.200c1.2-.6 2.6-.6 3.8.1" />
      <circle class="head-eye" cx="32.8" cy="32" r="1.5" />
      <path class="head-arrow" d="M48 9.500C38 3 26 3 16.5 9.300M18.2 3.800l-2.2 5.8 6 1" />
    </>
  )
}
