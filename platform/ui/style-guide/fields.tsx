import type { Language } from '#platform/texts'
import { Button } from '../button.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '../choice-groups.tsx'
import { DateField } from '../date-field.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import { FileField } from '../file-field.tsx'
import { Form } from '../form.tsx'
import { Select } from '../select.tsx'
import { CodeField, IinField, PhoneField, TextField } from '../text-field.tsx'
import { Specimen } from './specimen.tsx'

type Props = { readonly language: Language }

/** Fields of text, right and wrong. */
export function FieldExamples({ language }: Props) {
  return (
    <Specimen title="Fields">
      <div class="card-grid">
        <Form idempotencyKey="0190-example">
          <PhoneField name="phone" label="Ұялы телефон нөмірі" hint="Мысалы: 701 123 45 67" prefix="+7" />
          <CodeField name="code" label="SMS-тегі код" hint="6 сан, 5 минут жарамды" value="482913" />
          <IinField name="iin" label="ЖСН" value="990101300010" />
          <TextField name="reason" label="Өтініш себебі" lines={3} />
          <TextField name="fixed" label="Атыңыз" value="Әсел" readonly />
          <Button>Жалғастыру</Button>
        </Form>
        <Form>
          <ErrorSummary
            language={language}
            problems={[
              { field: 'wrong-iin', message: 'ЖСН 12 саннан тұрады, сізде – 11' },
              { field: 'birth', message: 'Туған айды 1 мен 12 аралығында енгізіңіз' },
            ]}
          />
          <IinField
            name="wrong-iin"
            label="ЖСН"
            value="99010130001"
            error="ЖСН 12 саннан тұрады, сізде – 11"
          />
          <DateField
            language={language}
            name="birth"
            label="Туған күні"
            hint="Мысалы: 27 3 1990"
            value={{ day: '27', month: '13', year: '1990' }}
            error="Туған айды 1 мен 12 аралығында енгізіңіз"
            wrongParts={['month']}
          />
          <Select
            name="region"
            label="Өңір"
            placeholder="Өңірді таңдаңыз"
            options={[
              { value: 'ala', label: 'Алматы қаласы' },
              { value: 'ulytau', label: 'Ұлытау облысы' },
            ]}
          />
          <FileField name="front" label="Куәліктің алдыңғы беті" accept="image/jpeg" capture="environment" />
        </Form>
      </div>
    </Specimen>
  )
}

/** Radios and boxes, chosen, plain and wrong. */
export function ChoiceExamples({ language }: Props) {
  return (
    <Specimen title="Choices">
      <div class="card-grid">
        <Form>
          <RadioGroup
            name="way"
            label="Жеке басты қалай растайсыз?"
            value="camera"
            choices={[
              { value: 'camera', label: 'Камерамен', hint: 'Бес минут, қазір' },
              {
                value: 'phone',
                label: 'Басқа телефонда',
                detail: <PhoneField name="other" label="Нөмірі" />,
              },
              { value: 'office', label: 'Бөлімде', hint: 'Құжатпен барасыз' },
              { value: 'eds', label: 'ЭЦҚ кілтімен', disabled: true },
            ]}
          />
          <RadioGroup
            name="minor"
            label="Сіз 18-ге толдыңыз ба?"
            inline
            choices={[
              { value: 'yes', label: 'Иә' },
              { value: 'no', label: 'Жоқ' },
            ]}
          />
        </Form>
        <Form>
          <CheckboxGroup
            name="notify"
            label="Қалай хабарлайық?"
            hint="Бірнешеуін таңдауға болады"
            values={['sms']}
            error="Кемінде біреуін таңдаңыз"
            choices={[
              { value: 'sms', label: 'SMS' },
              { value: 'push', label: 'Телефонға хабарлама' },
            ]}
          />
          <DateField language={language} name="from" label="Қай күннен бастап?" />
          <Checkbox
            name="consent"
            label="Биометриялық деректерімді осы тексеру үшін өңдеуге келісемін"
            hint="Кадрлар сақталмайды, тексеруден кейін жойылады"
          />
        </Form>
      </div>
    </Specimen>
  )
}
