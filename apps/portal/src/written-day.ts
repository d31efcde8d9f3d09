export { writtenDay, writtenMoment } from '#platform/texts'
