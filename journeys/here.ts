import { inject } from 'vitest'
import type { Stage } from './stage.ts'

/** The stage of this journey: two are played at once, each on a Senim, with a State and a clock, of its own. */
export const here: Stage = inject('stages')[Number(process.env.VITEST_POOL_ID) - 1]!
