import { newFolder, openSandbox } from '../../../sandbox/src/testing/open-sandbox.ts'

export { newFolder }

/** Opens every key file of the sandbox. */
export const keyFilePassword = 'Qwerty12'

type Wish = {
  readonly iin: string
  readonly bin?: string
  readonly use?: string
  readonly kind?: string
  readonly condition?: string
}

/** Key files of the sandbox's people; inside a test. */
export function openKeyFiles() {
  const { state, api } = openSandbox()
  const take = async ({ iin, ...wish }: Wish): Promise<Uint8Array> => {
    const answer = await api.request(`/api/people/${iin}/key-file?${new URLSearchParams(wish)}`)
    if (!answer.ok) throw new Error(await answer.text())
    return new Uint8Array(await answer.arrayBuffer())
  }
  return { state, take, now: () => state.clock.now().getTime() }
}
