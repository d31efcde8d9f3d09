import { join } from 'node:path'
import { projectRoot } from '#platform/root'

const folder = join(projectRoot, 'node_modules', '@expo-google-fonts', 'golos-text')

/** Whole files, not the subsets browsers get: those lack letters that a name may hold. */
export const fonts = {
  regular: join(folder, '400Regular', 'GolosText_400Regular.ttf'),
  bold: join(folder, '600SemiBold', 'GolosText_600SemiBold.ttf'),
} as const
