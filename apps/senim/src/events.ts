import type { ProofingEvent } from '#modules/identity-proofing'
import {
  defineEvents,
  fault,
  flag,
  type Log,
  milliseconds,
  number,
  oneOf,
  parseReference,
  route,
} from '#platform/log'
import { defineCounters, type Metrics } from '#platform/metrics'
import type { SiteSettings } from '#platform/web'

const documentMoves = ['send', 'approve', 'reject', 'ask-new-photo', 'escalate'] as const
const documentMovers = ['person', 'moderator', 'rule'] as const

const events = defineEvents({
  'request-answered': {
    level: 'debug',
    fields: {
      program: oneOf('portal', 'digital-id', 'office'),
      method: oneOf('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'),
      route,
      status: number,
      took: milliseconds,
    },
  },
  'request-failed': {
    level: 'error',
    fields: { program: oneOf('portal', 'digital-id', 'office'), route, fault },
  },
  'openid-failed': { level: 'error', fields: { fault } },
  'job-failed': { level: 'error', fields: { fault } },
  'video-decided': { level: 'info', fields: { pass: flag } },
  'document-moved': {
    level: 'info',
    fields: { move: oneOf(...documentMoves), by: oneOf(...documentMovers) },
  },
  'registry-unavailable': { level: 'warn', fields: {} },
  'background-failed': { level: 'error', fields: { fault } },
})

const counters = defineCounters({
  identifications: {
    help: 'Video identifications that came to a decision.',
    labels: { outcome: ['pass', 'refuse'] },
  },
  document_moves: {
    help: 'Documents sent and decided.',
    labels: { move: documentMoves, by: documentMovers },
  },
  registry_failures: { help: 'Questions to a registry or gateway without an answer.', labels: {} },
})

/** Logs and counts what happens in this process: codes and times, never people. */
export function watch(log: Log, metrics: Metrics) {
  return {
    requests:
      (program: 'portal' | 'digital-id' | 'office'): NonNullable<SiteSettings['observe']> =>
      ({ method, route: pattern, status, milliseconds: took, requestId, fault: error }) => {
        metrics.countRequest({ program, method, route: pattern, status, seconds: took / 1000 })
        const reference = parseReference(requestId)
        const line = reference ? log.forRequest(reference) : log
        const verb = method as 'GET'
        line.write(events, 'request-answered', { program, method: verb, route: pattern, status, took })
        if (status >= 500) line.write(events, 'request-failed', { program, route: pattern, fault: error })
      },
    openid: (error: unknown) => log.write(events, 'openid-failed', { fault: error }),
    job: (error: unknown) => log.write(events, 'job-failed', { fault: error }),
    proofing: (event: ProofingEvent) => {
      if (event.kind === 'video-decided') {
        metrics.count(counters, 'identifications', { outcome: event.pass ? 'pass' : 'refuse' })
        log.write(events, 'video-decided', { pass: event.pass })
      }
      if (event.kind === 'document-moved') {
        const { move, by } = event
        metrics.count(counters, 'document_moves', { move, by })
        log.write(events, 'document-moved', { move, by })
      }
      if (event.kind === 'unavailable') {
        metrics.count(counters, 'registry_failures', {})
        log.write(events, 'registry-unavailable', {})
      }
      if (event.kind === 'failed-in-background')
        log.write(events, 'background-failed', { fault: event.error })
    },
  }
}
