import { registerWorker } from '#platform/offline'

// The one script of every page of every site: without a network, what was typed is kept. Nothing on a page depends on it.
registerWorker()
