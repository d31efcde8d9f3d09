export * from './issue-certificate.ts'
export * from './issue-certificate-list.ts'
export * from './issue-ocsp-response.ts'
export * from './issue-time-stamp.ts'
