import type { Language } from '#platform/texts'
import { RadioGroup, Select } from '#platform/ui'
import { type KeyWish, keyConditions, keyKinds, rolesOf } from '../keys/person-keys.ts'
import type { SandboxRoom } from '../sandbox-room.ts'
import { texts } from '../words.ts'

type Props = {
  readonly room: SandboxRoom
  readonly language: Language
  readonly iin: string
  readonly value: Pick<KeyWish, 'bin' | 'kind' | 'condition'>
}

/** As whom a persona signs, with a key of which algorithm, in what state. */
export function KeyFields({ room, language, iin, value }: Props) {
  const t = texts(language)
  const roles = rolesOf(room.state.population, iin)
  return (
    <>
      <Select
        name="bin"
        label={t('key.role')}
        value={value.bin ?? ''}
        options={roles.map(({ role, bin = '', organization }) => ({
          value: bin,
          label: organization
            ? `${t(`key.role.${roleWord(role)}`)}: ${organization}`
            : t('key.role.individual'),
        }))}
      />
      <RadioGroup
        name="condition"
        label={t('key.condition')}
        value={value.condition}
        choices={keyConditions.map((condition) => ({
          value: condition,
          label: t(`key.condition.${condition}`),
        }))}
      />
      <RadioGroup
        name="kind"
        label={t('key.kind')}
        value={value.kind}
        inline
        choices={keyKinds.map((kind) => ({ value: kind, label: t(`key.kind.${kind}`) }))}
      />
    </>
  )
}

/** Reads the fields back; what is missing or unknown becomes the usual key of an individual. */
export function readKeyFields(form: Readonly<Record<string, string>>) {
  return {
    bin: form.bin || undefined,
    condition: keyConditions.find((known) => known === form.condition) ?? 'good',
    kind: keyKinds.find((known) => known === form.kind) ?? 'rsa-2048',
  } satisfies Pick<KeyWish, 'bin' | 'kind' | 'condition'>
}

function roleWord(role: string): 'first-head' | 'employee' {
  return role === 'first-head' ? 'first-head' : 'employee'
}
