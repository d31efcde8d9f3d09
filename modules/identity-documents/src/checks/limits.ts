/**
 * The limits of every check, each with where it comes from. "Calibration" is the generator's seeds 1000–1899, never
 * those of the benchmark; docs/reports/documents.md has the figures.
 */
export const limits = {
  /** Steepness of edges: blurred cards of the calibration stay below, level L3 with noise above. */
  steepness: { value: 0.3, source: 'calibration' },
  /** Spread of colour: photocopies reach 0.0044, the palest original begins at 0.0052. */
  chroma: { value: 0.0048, source: 'calibration' },
  /** Strength of a regular grid: originals reach 4.9, screens begin at 6. */
  grid: { value: 5.4, source: 'calibration' },
  /** Share of the card burnt out in one piece: a word or more. */
  burnt: { value: 0.012, source: 'calibration' },
  /** How far a corner may lie outside of the picture, against its longer side: the locator's own error. */
  outside: { value: 0.004, source: 'calibration' },
  /** How near the border an edge of the card is taken for cut off. */
  border: { value: 0.006, source: 'calibration' },
  /** Labels and lines that were recognised (see `familiar`): with fewer nobody can say what this is. */
  familiar: { value: 1.5, source: 'calibration' },
  /** A document that ends within so many days is still good, but hardly for what it is needed for. */
  soonDays: { value: 30, source: 'the FAQ of the service' },
} as const
