import { createPublicKey, verify } from 'node:crypto'
import * as v from 'valibot'

const claimsShape = v.object({
  aud: v.string(),
  exp: v.number(),
  sub: v.pipe(v.string(), v.regex(/^(mailto:|https:)/)),
})

export type Vapid = { readonly publicKey: string; readonly claims: v.InferOutput<typeof claimsShape> }

/** Who sends, as the `Authorization` header of RFC 8292 proves it; `null`: the signature or the form is wrong. */
export function readVapid(authorization: string): Vapid | null {
  const [, token = '', publicKey = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? []
  const [head = '', body = '', signature = ''] = token.split('.')
  const point = Buffer.from(publicKey, 'base64url')
  if (point.length !== 65 || point[0] !== 4) return null
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  try {
    const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' })
    const signed = Buffer.from(`${head}.${body}`)
    const holds = verify(
      'sha256',
      signed,
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    )
    const claims = v.safeParse(claimsShape, JSON.parse(Buffer.from(body, 'base64url').toString()))
    return holds && claims.success ? { publicKey, claims: claims.output } : null
  } catch {
    return null
  }
}
