import type { Language } from '#platform/texts'
import { Button, Details, Form, RadioGroup } from '#platform/ui'
import { keyUses, sandboxPassword } from '../keys/person-keys.ts'
import type { SandboxRoom } from '../sandbox-room.ts'
import type { Persona } from '../state/persona.ts'
import { texts } from '../words.ts'
import { KeyFields } from './key-fields.tsx'

type Props = { readonly person: Persona; readonly room: SandboxRoom; readonly language: Language }

/** A key file of a persona to take home: for signing in a page, or in a program of one's own. */
export function PersonKeyFile({ person, room, language }: Props) {
  const t = texts(language)
  return (
    <>
      <h2>{t('person.keys')}</h2>
      <Details summary={t('person.keys.take')}>
        <p>{t('person.keys.text', { password: sandboxPassword })}</p>
        <Form action={`/api/people/${person.iin}/key-file`} method="get">
          <RadioGroup
            name="use"
            label={t('person.keys.use')}
            value="signing"
            choices={keyUses.map((use) => ({ value: use, label: t(`person.keys.use.${use}`) }))}
          />
          <KeyFields
            room={room}
            language={language}
            iin={person.iin}
            value={{ bin: undefined, kind: 'rsa-2048', condition: 'good' }}
          />
          <Button icon="download">{t('person.keys.take')}</Button>
        </Form>
      </Details>
    </>
  )
}
