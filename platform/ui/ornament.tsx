/*
 * Drawn after қошқар мүйіз (ram's horns) and the shanyrak, the crown of a yurt. The drawings are masks in
 * styles/ornament.css, so they take the colours of the theme and vanish where colours are forced.
 */

/** A thin band along an edge. */
export function OrnamentBand() {
  return <div class="ornament-band" aria-hidden="true" />
}

/** A pair of horns, for places that are empty or done. */
export function HornOrnament() {
  return <div class="ornament-horn" aria-hidden="true" />
}

/** The crown of a yurt seen from below, large and faint. */
export function ShanyrakOrnament() {
  return <div class="ornament-shanyrak" aria-hidden="true" />
}
