export { type NetAnswer, openNets } from './open-nets.ts'
