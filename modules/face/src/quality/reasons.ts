/** Why a picture is not good enough: a closed list, each with its sentence on the page. */
export type QualityReason =
  | 'no-face'
  | 'several-faces'
  | 'outside-oval'
  | 'too-far'
  | 'too-close'
  | 'blurred'
  | 'low-contrast'
  | 'looking-away'
  | 'too-dark'
  | 'too-bright'
  | 'over-exposed'
  | 'eyes-closed'
  | 'mouth-open'
  | 'not-full-face'
  | 'uneven-light'
  | 'busy-background'
  | 'compressed'

/** What the person must keep to, in the order of the service's public FAQ. */
export type Requirement =
  | 'oval'
  | 'sharpness'
  | 'gaze'
  | 'brightness'
  | 'eyes-and-hair'
  | 'full-face'
  | 'background'

/** How much a measure of this requirement may decide. 'advice' shows a cue and never refuses. */
export type RequirementRule = {
  readonly requirement: Requirement
  readonly reasons: readonly QualityReason[]
  readonly weight: 'refuses' | 'advice'
  /** What no model at hand can see; it stands on the page as guidance and goes to the moderator's eyes. */
  readonly guidanceOnly?: string
}

export const selfieRequirements: readonly RequirementRule[] = [
  { requirement: 'oval', reasons: ['outside-oval', 'too-far', 'too-close'], weight: 'refuses' },
  { requirement: 'sharpness', reasons: ['blurred', 'compressed'], weight: 'refuses' },
  { requirement: 'gaze', reasons: ['looking-away'], weight: 'advice' },
  {
    requirement: 'brightness',
    reasons: ['too-dark', 'too-bright', 'over-exposed', 'low-contrast'],
    weight: 'refuses',
  },
  {
    requirement: 'eyes-and-hair',
    reasons: ['eyes-closed', 'mouth-open'],
    weight: 'advice',
    guidanceOnly: 'hair, hand, mask or head covering over the face',
  },
  { requirement: 'full-face', reasons: ['not-full-face'], weight: 'refuses' },
  { requirement: 'background', reasons: ['uneven-light', 'busy-background'], weight: 'advice' },
]
