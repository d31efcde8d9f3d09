import { describe, expect, test } from 'vitest'
import { languages } from '#platform/texts'
import { sections } from './article.ts'
import { loadArticles } from './load-articles.ts'
import { plainText } from './plain-text.ts'

describe('articles of the help centre', () => {
  const articles = loadArticles()

  test('load without a problem and stand in the order of their sections', () => {
    const order = articles.map((article) => sections.indexOf(article.section))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(articles.length).toBeGreaterThan(0)
  })

  test('never tell anybody to clear the cache of the browser', () => {
    const told = articles.flatMap((article) =>
      languages
        .map((language) => plainText(article.texts[language].body))
        .filter((text) => /\b(cache|кеш|кэш)/i.test(text)),
    )
    expect(told).toEqual([])
  })

  test('have a summary of one sentence', () => {
    for (const article of articles)
      for (const language of languages) expect(article.texts[language].summary).toMatch(/^[^.!?]+[.!?]$/)
  })

  test('hold Kazakh letters in Kazakh and none in Russian', () => {
    for (const { texts } of articles) {
      expect(plainText(texts.kk.body)).toMatch(/[әғқңөұүһі]/i)
      expect(plainText(texts.ru.body)).not.toMatch(/[әғқңөұүһі]/i)
    }
  })
})
