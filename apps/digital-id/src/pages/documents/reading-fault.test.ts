import { expect, test } from 'vitest'
import { DocumentError } from '#modules/identity-documents'
import { serveDigitalId } from '../../testing/serve-digital-id.ts'
import { whileReading } from './reading-fault.ts'

const failing = (error: Error) => async (): Promise<{ readonly kind: 'added' }> => {
  throw error
}

test('a reader without its models is told in words, and the operator hears of it', async () => {
  const { proofing, faults } = await serveDigitalId()
  const fault = new DocumentError('models-missing', 'kaz.traineddata.gz missing')
  expect(await whileReading({ proofing }, failing(fault))).toEqual({
    kind: 'refused',
    code: 'models-missing',
  })
  expect(faults).toEqual([fault])
})

test('any other fault stays a fault', async () => {
  const { proofing } = await serveDigitalId()
  await expect(whileReading({ proofing }, failing(new Error('a defect')))).rejects.toThrow('a defect')
})
