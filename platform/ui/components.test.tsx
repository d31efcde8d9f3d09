import { expect, test } from 'vitest'
import { ButtonLink } from './button.tsx'
import { RadioGroup } from './choice-groups.tsx'
import { DateField } from './date-field.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Form } from './form.tsx'
import { Layout } from './layout.tsx'
import { CodeField, TextField } from './text-field.tsx'

const asset = (name: string) => `/assets/${name}`

test('a field names its hint and its error to a screen reader', () => {
  const html = String(<TextField name="name" label="Аты" hint="Куәліктегідей" error="Атыңызды жазыңыз" />)
  expect(html).toContain('aria-describedby="name-hint name-error"')
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('<label class="ds-label" for="name">')
})

test('what a person typed comes back as text, never as markup', () => {
  expect(String(<TextField name="name" label="Аты" value={'"><script>'} />)).toContain(
    'value="&quot;&gt;&lt;script&gt;"',
  )
})

test('a one-time code is offered by the phone', () => {
  expect(String(<CodeField name="code" label="Код" />)).toMatch(
    /inputmode="numeric" autocomplete="one-time-code"/,
  )
})

test('the error summary leads to the first choice of a group and to the day of a date', () => {
  const radios = <RadioGroup name="way" label="?" choices={[{ value: 'a', label: 'A' }]} error="Таңдаңыз" />
  expect(String(radios)).toContain('type="radio" id="way"')
  expect(String(<DateField language="kk" name="birth" label="?" />)).toContain('id="birth" name="birth-day"')
})

test('without problems there is no error summary', () => {
  expect(String(<ErrorSummary language="kk" problems={[]} />)).not.toContain('error-summary')
})

test('a form carries its key once, and the browser does not check it', () => {
  const html = String(<Form idempotencyKey="k1">…</Form>)
  expect(html).toContain('novalidate')
  expect(html.match(/value="k1"/g)).toHaveLength(1)
})

test('a page is in its language, offers the others and keeps its query', () => {
  const html = String(
    <Layout language="kk" title="Анықтама" path="/help?q=sms" siteName="Senim" asset={asset}>
      <ButtonLink href="/">Басты бет</ButtonLink>
    </Layout>,
  )
  expect(html).toMatch(/^<!doctype html><html lang="kk"/)
  expect(html).toContain('<title>Анықтама · Senim</title>')
  expect(html).toContain('href="/help?q=sms&amp;lang=ru"')
  expect(html).not.toMatch(/style="|<script(?! type="module" src)/)
})

test('a page with problems says so first in its title', () => {
  const html = String(
    <Layout language="ru" title="Телефон" path="/" siteName="Senim" asset={asset} hasProblems>
      …
    </Layout>,
  )
  expect(html).toContain('<title>Ошибка: Телефон · Senim</title>')
})
