/** One thing wrong in one place of one article. */
export type ArticleProblem = { readonly file: string; readonly line: number; readonly what: string }

/** Thrown at start when articles cannot be shown. It lists everything that is wrong, so that one run is enough to mend it. */
export class ArticleError extends Error {
  readonly problems: readonly ArticleProblem[]

  constructor(problems: readonly ArticleProblem[]) {
    const lines = problems.map(({ file, line, what }) => `  ${file}:${line} ${what}`)
    super(`The help articles have ${problems.length} problem(s):\n${lines.join('\n')}`)
    this.name = 'ArticleError'
    this.problems = problems
  }
}
