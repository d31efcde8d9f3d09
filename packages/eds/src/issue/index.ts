export * from './issue-certificate.ts'
export * from './issue-certificate-list.ts'
export * from './issue-ocsp-response.ts'
