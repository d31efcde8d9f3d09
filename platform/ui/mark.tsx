/** Senim's mark: a shanyrak whose crossing beams make room for a check. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 48 48" width="40" height="40" aria-hidden="true" focusable="false">
      <circle class="mark-rays" cx="24" cy="24" r="20.6" pathLength="160" stroke-dasharray="3.6 6.4" />
      <circle class="mark-ring" cx="24" cy="24" r="15.2" />
      <path class="mark-check" d="M16.6 24.6 22 30l10-11.4" />
    </svg>
  )
}
