import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Clock, fixedClock } from '#platform/clock'
import { openKeyring } from '#platform/crypto'
import { createSandboxApi, type SandboxApiSettings } from '../api/sandbox-api.ts'
import type { BankCallAddress } from '../state/bank-calls.ts'
import { createSandboxState } from '../state/sandbox-state.ts'

type OpenSettings = {
  readonly folder?: string
  readonly bankCalls?: BankCallAddress
  readonly machineClock?: Clock
  /** Sites that eGov Mobile speaks to. */
  readonly admitted?: readonly string[]
}

/** A sandbox in a folder of its own on 22 November 2026, hastier than a real one; gone when the test is over. */
export function openSandbox(settings: SandboxApiSettings & OpenSettings = {}) {
  const folder = settings.folder ?? newFolder()
  const state = createSandboxState({
    folder,
    keyring: testKeyring(),
    origin: 'http://localhost:3010',
    admitted: settings.admitted ?? [],
    pace: { answerMs: 0, deliveryMs: 5, failureMs: 10 },
    machineClock: settings.machineClock ?? fixedClock('2026-11-22T05:00:00Z'),
    bankCalls: settings.bankCalls ?? null,
  })
  onTestFinished(state.close)
  const api = createSandboxApi(state, settings)
  const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await api.request(path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, type: response.headers.get('content-type'), body: parse(text) }
  }
  return { folder, state, api, ask }
}

/** The same for every sandbox of a test, so that one may be opened again. */
export function testKeyring() {
  const key = Buffer.alloc(32, 7)
  return openKeyring({ masterKey: key, previousMasterKeys: [], pepper: key })
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'senim-sandbox-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Waits until a question has the answer hoped for, for at most two seconds. */
export async function until<Answer>(
  ask: () => Promise<Answer>,
  hoped: (answer: Answer) => boolean,
): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    const answer = await ask()
    if (hoped(answer) || tries === 200) return answer
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

function parse(text: string) {
  return text.startsWith('{') ? JSON.parse(text) : text
}
