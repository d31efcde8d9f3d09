import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'

export type Column = { readonly name: string; readonly numeric?: boolean }

type Props = {
  readonly caption: Child
  readonly captionHidden?: boolean
  readonly columns: readonly Column[]
  /** One cell a column. */
  readonly rows: readonly (readonly Child[])[]
}

/** A table; on a phone every row becomes a small card whose cells carry their column's name. */
export function Table({ caption, captionHidden, columns, rows }: Props) {
  return (
    <table class="table">
      <caption class={classNames(captionHidden && 'ds-sr-only')}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ name, numeric }) => (
            <th scope="col" class={classNames(numeric && 'numeric')}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr>
            {cells.map((cell, index) => (
              <td data-label={columns[index]?.name} class={classNames(columns[index]?.numeric && 'numeric')}>
                <span>{cell}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
