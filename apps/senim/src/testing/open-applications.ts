/** How the program joins applications with their registries, for tests of the sites that show them. */
export { openApplications } from '../open-applications.ts'
