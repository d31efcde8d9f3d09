import { cleanUpAccounts, confirmSignedMandates } from '#modules/accounts'
import {
  type ApplicationsRoom,
  finishSignedMoves,
  recomputeDueDates,
  runDeadlines,
  takePaymentOutcomes,
} from '#modules/applications'
import { settleWaitingApprovals } from '#modules/approvals'
import { cleanUpAttachments } from '#modules/attachments'
import { type HeadBook, sealHistories } from '#modules/audit'
import { eraseJourneys, keepRetention } from '#modules/identity-proofing'
import {
  type Carriers,
  cleanUpNotifications,
  deliverWaitingEmails,
  deliverWaitingPushes,
  deliverWaitingSms,
} from '#modules/notifications'
import { type PayingBank, reconcileDays, settleOrders } from '#modules/payments'
import {
  expireSigningRequests,
  findSignature,
  retryWaitingSignatures,
  type SigningRoom,
} from '#modules/signing'
import { cleanUpStaff } from '#modules/staff'
import { cleanUpSupport } from '#modules/support'
import type { Clock } from '#platform/clock'
import { type Keyring, systemRandom } from '#platform/crypto'
import type { Database } from '#platform/database'
import { defineJob, type Jobs } from '#platform/jobs'
import type { Limits } from '#platform/limits'
import { forgetFormAnswers } from '#platform/web'

/** All are repeated by the clock, so a failed try needs few of its own. */
const tries = { limit: 3, pauseSeconds: 10 }
const deliverMessages = defineJob<Record<string, never>>('deliver-messages', tries)
const settlePayments = defineJob<Record<string, never>>('settle-payments', { ...tries, timeoutSeconds: 600 })
const reconcilePayments = defineJob<Record<string, never>>('reconcile-payments', tries)
const judgeSignatures = defineJob<Record<string, never>>('judge-signatures', tries)
const moveApplications = defineJob<Record<string, never>>('move-applications', tries)
const sealAudit = defineJob<Record<string, never>>('seal-histories', tries)
const cleanUp = defineJob<Record<string, never>>('clean-up', tries)

/** Every job of this system; a queue is made for each. */
export const jobList = [
  deliverMessages,
  settlePayments,
  reconcilePayments,
  judgeSignatures,
  moveApplications,
  sealAudit,
  cleanUp,
]

export type WorkerDoors = {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly carriers: Carriers
  readonly limits: Limits
  /** Who pays; without a bank payments wait. */
  readonly bank: PayingBank | null
  /** Where the heads of the audit tree are kept outside the database. */
  readonly headBook: HeadBook
  readonly signing: SigningRoom
  readonly applications: ApplicationsRoom
  /** Told of an application that could not be moved; the others go on. */
  readonly onFault: (error: unknown) => void
}

/** Background work: messages that were not delivered at once, and the clean-up of what has served its time. */
export async function startWorker(jobs: Jobs, doors: WorkerDoors): Promise<void> {
  const { database, keyring, clock, carriers, limits, signing, bank, headBook, applications, onFault } = doors
  const payments = bank && { database, keyring, clock, random: systemRandom, bank }
  await jobs.work(deliverMessages, async () => {
    const { sms, mail, push } = carriers
    await Promise.all([
      deliverWaitingSms(database, keyring, clock, sms),
      mail && deliverWaitingEmails(database, keyring, clock, mail),
      deliverWaitingPushes(database, keyring, clock, push),
    ])
  })
  await jobs.work(settlePayments, async () => {
    if (payments) await settleOrders(payments)
  })
  await jobs.work(reconcilePayments, async () => {
    if (payments) await reconcileDays(payments)
  })
  await jobs.work(judgeSignatures, async () => {
    await retryWaitingSignatures(signing)
    await confirmSignedMandates(signing, (id) => findSignature(database, keyring, id), 'worker')
  })
  await jobs.work(moveApplications, async () => {
    await settleWaitingApprovals(applications, onFault)
    await finishSignedMoves(applications, onFault)
    await takePaymentOutcomes(applications, onFault)
    await runDeadlines(applications, onFault)
    await recomputeDueDates(applications)
  })
  await jobs.work(sealAudit, async () => {
    await sealHistories(database, keyring, clock, headBook)
  })
  await jobs.work(cleanUp, async () => {
    await eraseJourneys(database, clock)
    await keepRetention({ database, keyring, clock, random: systemRandom })
    await cleanUpAccounts(database, clock)
    await cleanUpStaff({ database, clock })
    await cleanUpSupport(database, clock)
    await cleanUpAttachments(database, clock)
    await cleanUpNotifications(database, clock)
    await expireSigningRequests(signing)
    await forgetFormAnswers(database, clock)
    await limits.sweep()
  })
  await jobs.repeat(deliverMessages, '* * * * *', {})
  await jobs.repeat(settlePayments, '* * * * *', {})
  await jobs.repeat(reconcilePayments, '*/10 * * * *', {})
  await jobs.repeat(judgeSignatures, '* * * * *', {})
  await jobs.repeat(moveApplications, '* * * * *', {})
  await jobs.repeat(sealAudit, '* * * * *', {})
  await jobs.repeat(cleanUp, '*/5 * * * *', {})
}
