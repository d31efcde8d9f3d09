/**
 * The limits of every check, each with where it comes from. "Calibration" is a set of drawn pictures (seeds
 * 1000–1899) that no benchmark uses; docs/reports/documents.md has the figures.
 */
export const limits = {
  /** Steepness of edges: blurred cards of the calibration reach 0.333, the poorest original 0.353. */
  steepness: 0.34,
  /** Something shaped like a card without one word: blurred cards of the calibration reach 0.37. */
  wordless: 0.42,
  /** Between a 3×4 photo (1.33) and an ID card (1.59), seen at a slant. */
  cardShape: 1.46,
  /** Spread of colour: photocopies of the calibration reach 0.0044, the palest original has 0.0052. */
  chroma: 0.0048,
  /** Strength of a regular grid: originals of the calibration reach 3.1, screens begin at 4.1. */
  grid: 3.5,
  /** Share of the card burnt out in one piece: white paper in full light reaches 0.038 in the calibration. */
  burnt: 0.045,
  /** A spot of this size, a word or two, is glare when something beside it could not be read either. */
  burntWord: 0.012,
  /** Paper brighter than this is white all over: a burnt spot on it says nothing. */
  whitePaper: 240,
  /** How far a corner may lie outside of the picture, against its longer side: the locator's own error. */
  outside: 0.004,
  /** A card whose whole edge is this near to the picture's border is cut off there. */
  border: 0.003,
  /** How surely three edges that run out of the picture are edges, together and the poorest: calibration. */
  cutOff: { support: 0.93, weakest: 0.85 },
  /** Fit of the outline: whole cards of the calibration have 0.73 and 0.51, wrong outlines begin at 0.45 and 2.2. */
  outline: { weakest: 0.6, spread: 0.85 },
  /** Labels and lines recognised. One line is a hint, below `nothing` no document is seen. */
  familiar: { hint: 0.5, nothing: 0.9, enough: 1.5 },
  /** Bits of 48 in which one picture, sent twice in two sizes or qualities, may differ from itself. */
  sameLook: 4,
  /** FAQ: "expires soon" warns a month ahead. */
  soonDays: 30,
} as const
