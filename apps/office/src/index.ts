/** The office's front door, for the program that mounts it. */
export type { OfficeDoors } from './doors.ts'
export { createOffice } from './office.tsx'
