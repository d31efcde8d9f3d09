export * from './time-stamp.ts'
export * from './time-stamp-request.ts'
export * from './time-stamp-response.ts'
export * from './verify-time-stamp.ts'
