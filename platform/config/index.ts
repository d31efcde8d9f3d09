export type { Config, MailSettings, Mode, Ports } from './config.ts'
export { ConfigError, describeProblems, loadConfig, readConfig, stateFolderOf } from './config.ts'
export {
  type KeyFiles,
  keyFiles,
  masterKeyStamp,
  readMasterKeys,
  readOrCreateKeys,
  replaceMasterKey,
} from './sandbox-keys.ts'
export { type Environment, environment, type Problem, settingNames } from './settings.ts'
export { type SmsSettings, sandboxSmppPort } from './sms-settings.ts'
