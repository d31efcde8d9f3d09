import { type Context, Hono } from 'hono'
import { checkIin, dayInKazakhstan } from '#kz'
import { keyConditions, keyFileOf, keyKinds, keyUses, sandboxPassword } from '../keys/person-keys.ts'
import type { SandboxState } from '../state/sandbox-state.ts'
import { SandboxProblem } from './problem.ts'

/** A persona's key as a file, `GET /api/people/IIN/key-file?use=&bin=&kind=&condition=`; its password is the sandbox's. */
export function keyFileApi({ personKeys, clock }: SandboxState): Hono {
  const routes = new Hono()
  routes.get('/:iin/key-file', async (c) => {
    const { iin } = checkIin(c.req.param('iin'), dayInKazakhstan(clock.now())).fields
    if (!iin) throw new SandboxProblem('iin-invalid')
    const use = choice(c, 'use', keyUses)
    const condition = choice(c, 'condition', keyConditions)
    const key = await personKeys.find({
      iin,
      bin: c.req.query('bin') || undefined,
      use,
      kind: choice(c, 'kind', keyKinds),
      condition,
    })
    if (!key) throw new SandboxProblem('person-unknown', 'nobody with this IIN signs for this organization')
    const file = await keyFileOf(key, `SANDBOX ${iin}`, sandboxPassword)
    return c.body(new Uint8Array(file), 200, {
      'content-type': 'application/x-pkcs12',
      'content-disposition': `attachment; filename="SANDBOX-${iin}-${use}-${condition}.p12"`,
    })
  })
  return routes
}

// The first is the usual one.
function choice<Option extends string>(
  c: Context,
  name: string,
  options: readonly [Option, ...Option[]],
): Option {
  const given = c.req.query(name)
  const found = given === undefined ? options[0] : options.find((option) => option === given)
  if (!found) throw new SandboxProblem('wrong-field', `${name}: one of ${options.join(', ')}`)
  return found
}
