import { consentText, giveConsent } from '../consent-step.ts'
import type { Stage } from '../journey.ts'
import { startJourney } from '../start-journey.ts'
import { submitCode } from '../submit-code.ts'
import { submitIin } from '../submit-iin.ts'
import { submitPhone } from '../submit-phone.ts'
import { aidos, type openProofing } from './open-proofing.ts'

type Opened = ReturnType<typeof openProofing>
type Person = { readonly iin: string; readonly phone: string }

/** The newest six digits that this phone was sent. */
export async function newestCode({ readSms }: Opened, phone: string, count = 1): Promise<string> {
  const codes = codesIn(await readSms(phone, (texts) => codesIn(texts).length >= count))
  return codes[0] ?? ''
}

function codesIn(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => /\b\d{6}\b/.exec(text)?.[0] ?? [])
}

/** Walks a person of the sandbox to a stage, every step through the front door. */
export async function walkTo(opened: Opened, stage: Stage, person: Person = aidos): Promise<string> {
  const { proofing, caller } = opened
  const { token } = await startJourney(proofing, { language: 'en', returnTo: null })
  const form = { formKey: null }
  const codesBefore = codesIn(await opened.readSms(person.phone, () => true)).length
  const steps: readonly (readonly [Stage, () => Promise<unknown>])[] = [
    ['code', () => submitPhone(proofing, token, { ...form, phone: person.phone }, caller)],
    [
      'iin',
      async () =>
        submitCode(
          proofing,
          token,
          { ...form, code: await newestCode(opened, person.phone, codesBefore + 1) },
          caller,
        ),
    ],
    ['consent', () => submitIin(proofing, token, { ...form, iin: person.iin }, caller)],
    [
      'video',
      () =>
        giveConsent(proofing, token, {
          ...form,
          agreed: true,
          version: consentText('en').version,
          language: 'en',
        }),
    ],
  ]
  if (stage === 'phone') return token
  for (const [reached, step] of steps) {
    await step()
    if (reached === stage) return token
  }
  return token
}
