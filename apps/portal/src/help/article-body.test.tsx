import { expect, test } from 'vitest'
import { pictureNames } from './article.ts'
import { ArticleBody } from './article-body.tsx'
import { parseBody } from './parse-body.ts'

const surroundings = { pages: { install: '/install' } }

function show(markdown: string): string {
  const body = parseBody(markdown, 1, 'here', (line, what) => {
    throw new Error(`${line} ${what}`)
  })
  return (<ArticleBody body={body} surroundings={surroundings} />).toString()
}

test('steps are an ordered list', () => {
  expect(show('1. **One**\n2. Two\n')).toContain(
    '<ol class="ds-list"><li><strong>One</strong></li><li>Two</li></ol>',
  )
})

test('a list inside a step stays inside it', () => {
  expect(show('1. One\n   - inner\n2. Two\n')).toContain(
    '<li>One<ul class="ds-list"><li>inner</li></ul></li>',
  )
})

test('a heading carries the anchor that deep links use', () => {
  expect(show('## In **use** {#in-use}')).toContain('id="in-use">In <strong>use</strong></h2>')
})

test('links lead to articles, to anchors of this article and to pages of this installation', () => {
  const html = show('[a](other) [b](other#part) [c](#part) [d](page:install)')
  expect(html.match(/href="[^"]+"/g)).toEqual([
    'href="/help/other"',
    'href="/help/other#part"',
    'href="/help/here#part"',
    'href="/install"',
  ])
})

test('a page that this installation does not have is words and no link', () => {
  expect(show('Open the [sandbox](page:sandbox).')).toContain('<p class="ds-paragraph">Open the sandbox.</p>')
})

test('characters with a meaning in HTML are shown as themselves', () => {
  expect(show('1 < 2 & “3”')).toContain('1 &lt; 2 &amp; “3”')
})

test.each(pictureNames)(
  'the picture %s has a name for those who do not see it, and no words inside',
  (name) => {
    const html = show(`![What is seen](picture:${name})`)
    expect(html).toContain('role="img" aria-label="What is seen"')
    expect(html.replaceAll(/<[^>]*>|\d|\s/g, '')).toBe('')
    expect(html).not.toContain('style=')
  },
)
