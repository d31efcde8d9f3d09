import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { languages } from '#platform/texts'
import { ArticleError } from './article-error.ts'
import { loadArticles } from './load-articles.ts'
import { plainText } from './plain-text.ts'

const front = `---
title: A title
summary: A sentence.
section: account
order: 1
keywords: one, two words
related: second
updated: 2026-11-22
---
`

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'senim-help-'))
  write('first', `${front}\nText.\n\n## Part {#part}\n\nMore.\n`)
  write('second', `${front.replace('related: second', 'related: first')}\nSee [first](first#part).\n`)
})

afterEach(() => rmSync(folder, { recursive: true }))

function write(slug: string, source: string, only?: string): void {
  mkdirSync(join(folder, slug), { recursive: true })
  for (const language of only === undefined ? languages : [only])
    writeFileSync(join(folder, slug, `${language}.md`), source)
}

function problems(): readonly string[] {
  try {
    loadArticles(folder)
    return []
  } catch (error) {
    if (!(error instanceof ArticleError)) throw error
    return error.problems.map(({ file, line, what }) => `${file}:${line} ${what}`)
  }
}

describe('loading', () => {
  test('reads what an article says and where it belongs', () => {
    const [first] = loadArticles(folder)
    expect(first).toMatchObject({
      slug: 'first',
      section: 'account',
      related: ['second'],
      updated: '2026-11-22',
    })
    expect(first?.texts.ru.keywords).toEqual(['one', 'two words'])
    expect(plainText(first?.texts.ru.body ?? [])).toBe('Text. Part. More.')
  })

  test('asks for the missing language', () => {
    rmSync(join(folder, 'first', 'ru.md'))
    expect(problems()).toEqual([expect.stringMatching(/^first\/ru\.md:1 The file is missing/)])
  })

  test.each([
    ['<b>bold</b>', /ru\.md:13 "<b>" \(html\) is not shown here/],
    ['| a | b |\n|---|---|\n| c | d |', /ru\.md:13 .*\(table\)/],
    ['one\n`two`', /ru\.md:14 "`two`" \(codespan\)/],
    ['- one\n- <i>two</i>', /ru\.md:14 "<i>"/],
    ['# Title', /ru\.md:13 Headings are ## or ###/],
    ['https://example.kz', /ru\.md:13 "https:\/\/example\.kz" is neither an article/],
    ['![x](https://example.kz/a.png)', /ru\.md:13 "https:.*" is not one of our pictures/],
    ['word ![x](picture:qr-to-phone)', /ru\.md:13 .*\(image\)/],
    ['![](picture:qr-to-phone)', /needs words/],
    ['write to {suport}', /ru\.md:13 "\{suport\}" is unknown/],
    ['[there](third)', /leads to "third", which is not an article/],
    ['[there](second#nowhere)', /leads to "second#nowhere", but no heading/],
    ['[there](page:nowhere)', /"page:nowhere" is neither/],
  ])('names the place of %j', (markdown, complaint) => {
    write('first', `${front}\nText.\n\n${markdown}\n\n## Part {#part}\n`, 'ru')
    expect(problems().join('\n')).toMatch(complaint)
  })

  test.each([
    ['section: account', 'section: weather', /ru\.md:4 Section "weather" is unknown/],
    ['updated: 2026-11-22', 'updated: 22.11.2026', /ru\.md:8 "22\.11\.2026" is not a day/],
    ['title: A title', 'titel: A title', /ru\.md:2 "titel: A title" is not one of the fields/],
    ['summary: A sentence.', 'summary:', /Missing or empty: summary/],
    ['order: 1', 'order: first', /ru\.md:5 The order is a whole number/],
    ['related: second', 'related: third', /related is "third", but "second" in first\/kk\.md/],
    ['---\ntitle', 'title', /An article begins with/],
  ])('explains the front matter when %j becomes %j', (from, to, complaint) => {
    write('first', `${front.replace(from, to)}\nText.\n\n## Part {#part}\n`, 'ru')
    expect(problems().join('\n')).toMatch(complaint)
  })

  test('wants the same anchors in every language, because deep links have no language', () => {
    write('first', `${front}\nText.\n\n## Part {#other}\n`, 'ru')
    expect(problems().join('\n')).toMatch(/the list of anchors is "other", but "part"/)
  })
})
