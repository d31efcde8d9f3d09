import { registerWorker } from '#platform/offline'
import { tellProgress } from './site/tell-progress.ts'

// The one script of every page of every site: without a network, what was typed is kept; a slow answer says so. Nothing on a page depends on it.
registerWorker()
tellProgress()
