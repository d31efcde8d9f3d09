export { cleanUpSupport, forgetTickets } from './clean-up.ts'
export type { MacroTexts } from './data/macros.ts'
export type { SupportTermName } from './data/terms.ts'
export { deviceInWords } from './device-in-words.ts'
export {
  type CameraCode,
  type CheckedFacts,
  type Circumstances,
  cameraCodes,
  checkFacts,
  circumstancesIn,
  type FactProblem,
  mostWords,
  type TicketFacts,
  type TypedFacts,
} from './facts.ts'
export {
  checkMacro,
  fillMacro,
  listMacros,
  type Macro,
  type MacroProblem,
  placeholders,
  removeMacro,
  saveMacro,
} from './macros.ts'
export {
  claimTicket,
  closeTicket,
  type DeskRefusal,
  type OpenedTicket,
  openTicket,
  type ReplyAnswer,
  releaseTicket,
  replyToTicket,
} from './officer-desk.ts'
export {
  closeOwnTicket,
  listOwnTickets,
  type OwnTicket,
  readOwnTicket,
  type Writer,
  type WriterAnswer,
  writeAgain,
} from './own-tickets.ts'
export {
  type QueuedTicket,
  type QueueLane,
  queueLanes,
  readTicketQueue,
  type TicketFilter,
  type TicketQueue,
} from './queue.ts'
export { type ReportedPlace, reportAddress } from './report-address.ts'
export { type NewTicket, type SentTicket, sendTicket } from './send-ticket.ts'
export { type Reply, readTicketNumber, type Ticket } from './stored-ticket.ts'
export type { Officer, SupportRoom } from './support-room.ts'
export { greetingOf } from './tell-of-reply.ts'
export { listSupportTerms, readSupportTerms, type SupportTerms, setSupportTerm } from './terms.ts'
export { type TicketState, type TicketTopic, ticketStates, ticketTopics } from './ticket.ts'
export { ticketNumberIn, writtenTicketNumber } from './ticket-number.ts'
