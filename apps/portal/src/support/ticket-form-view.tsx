import { regions } from '#kz'
import { mostWords, type TypedFacts } from '#modules/support'
import type { Language } from '#platform/texts'
import {
  Button,
  CheckboxGroup,
  Form,
  IinField,
  Notice,
  PhoneField,
  type Problem,
  problemOf,
  Select,
  TextField,
} from '#platform/ui'
import { formKey } from '#platform/web'
import { asFields } from './circumstances.ts'
import { type ToldByItself, type ToldLine, toldLines } from './ticket-form.ts'
import { texts } from './words.ts'

/** What the form holds when it is shown. */
export type Filled = {
  readonly typed: TypedFacts
  readonly told: ToldByItself
  readonly kept: readonly ToldLine[]
  readonly problems: readonly Problem[]
}

type Props = Filled & { readonly language: Language; readonly signedIn: boolean }

/** The ticket before it is sent: every line is seen, and every line can be taken out. */
export function TicketForm({ language, signedIn, typed, told, kept, problems }: Props) {
  const t = texts(language)
  const error = (field: keyof TypedFacts) => problemOf(problems, field)
  return (
    <Form action="/support/write" idempotencyKey={formKey()} busy={t('write.busy')}>
      {Object.entries(asFields(told)).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <count-letters data-most={mostWords} data-left={t('write.words.left')}>
        <TextField
          name="words"
          label={t('write.words')}
          hint={t('write.words.hint', { most: mostWords })}
          lines={8}
          value={typed.words}
          error={error('words')}
        />
      </count-letters>
      <Notice icon="shield">{t('write.never')}</Notice>
      <Select
        name="region"
        label={t('write.region')}
        placeholder={t('write.region.none')}
        value={typed.region}
        options={regions.map((region) => ({ value: region.code, label: region[language] }))}
      />
      <IinField
        name="iin"
        label={t('write.iin')}
        hint={t('write.iin.hint')}
        value={typed.iin}
        error={error('iin')}
      />
      <PhoneField
        name="phone"
        label={t('write.phone')}
        hint={t(signedIn ? 'write.phone.hint' : 'write.phone.contact')}
        value={typed.phone}
        error={error('phone')}
      />
      <TextField
        name="email"
        type="email"
        inputmode="email"
        autocomplete="email"
        spellcheck={false}
        label={t('write.email')}
        hint={t('write.email.hint')}
        value={typed.email}
        error={error('email')}
      />
      <ToldLines language={language} told={told} kept={kept} />
      <p class="hint">{t('write.sealed')}</p>
      <Button icon="message">{t('write.send')}</Button>
    </Form>
  )
}

/** What browser and page say by themselves. */
function ToldLines({ language, told, kept }: Pick<Props, 'language' | 'told' | 'kept'>) {
  const t = texts(language)
  const lines = toldLines.filter((line) => told[line])
  if (lines.length === 0) return null
  return (
    <CheckboxGroup
      name="told"
      label={t('write.told')}
      hint={t('write.told.hint')}
      values={kept}
      choices={lines.map((line) => ({
        value: line,
        label: t(`fact.${line}`),
        hint: line === 'camera' && told.camera ? t(`camera.${told.camera}`) : told[line],
      }))}
    />
  )
}
