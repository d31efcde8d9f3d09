import type { CodeView } from '#modules/identity-proofing'
import { Button, Form } from '#platform/ui'
import { formKey } from '#platform/web'
import { type T, waitInWords } from './words.ts'

/** Islands of every page that asks for the code of an SMS. */
export const codeScripts = ['code-field.js', 'countdown.js'] as const

type ResendProps = {
  readonly t: T
  readonly action: string
  readonly code: CodeView | null
  readonly now: Date
}

/** Asking for another code. With script the button waits until it may be pressed and says how long. */
export function ResendForm({ t, action, code, now }: ResendProps) {
  const until = code?.resendAt ?? null
  const seconds = until ? (until.getTime() - now.getTime()) / 1000 : 0
  return (
    <Form action={action} idempotencyKey={formKey()}>
      <div class="stack-tight stack">
        <Button look="secondary" icon="refresh" id="resend">
          {t('code.again')}
        </Button>
        {until && seconds > 0 && (
          <p class="hint">
            <time
              datetime={until.toISOString()}
              data-countdown={until.toISOString()}
              data-now={now.toISOString()}
              data-pattern={t('code.again.in', { wait: '{time}' })}
              data-holds="resend"
            >
              {t('code.again.in', { wait: waitInWords(t, seconds) })}
            </time>
          </p>
        )}
      </div>
    </Form>
  )
}
