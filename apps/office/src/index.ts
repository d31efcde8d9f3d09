/** The office's front door, for the program that mounts it. */
export { createOffice } from './office.tsx'
