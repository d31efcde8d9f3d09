export * from './certification-request.ts'
