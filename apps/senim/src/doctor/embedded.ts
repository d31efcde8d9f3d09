import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  choosePlaces,
  DatabaseError,
  findBinaries,
  findPostmaster,
  longestSocketPath,
  socketFolders,
  socketPath,
} from '#platform/database'
import { broken, type Check, fine, notLookedAt, type Outcome, type Patient } from './check.ts'

const external = fine('not used: DATABASE_URL is set')

/** We may write where everything is kept, and so may the user PostgreSQL runs as. */
export const stateFolderUsable: Check = {
  name: 'State folder',
  look: ({ stateFolder }) => {
    const folder = nearestFolder(stateFolder)
    try {
      accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
      return fine(existsSync(stateFolder) ? stateFolder : `${stateFolder} (made at the first start)`)
    } catch {
      return broken(
        `${folder} cannot be written to`,
        `Give it to yourself (sudo chown -R "$USER" ${folder}) or set SENIM_STATE.`,
      )
    }
  },
}

/** The PostgreSQL that npm brought for this machine. */
export const embeddedPrograms: Check = {
  name: 'Database programs',
  look: onlyEmbedded(() => fine(`PostgreSQL ${findBinaries().version}`)),
}

/** Some folder for the socket is short enough, and in place. */
export const socketFits: Check = {
  name: 'Database socket',
  look: onlyEmbedded(({ stateFolder }) => {
    const [folder] = socketFolders(choosePlaces(stateFolder).clusterFolder)
    if (folder === undefined)
      return broken(`no path within ${longestSocketPath} bytes`, 'Set TMPDIR to a short path, such as /tmp.')
    try {
      accessSync(dirname(folder), constants.W_OK)
    } catch {
      return broken(`${dirname(folder)} cannot be written to`, 'Set TMPDIR to a folder that can.')
    }
    return fine(
      `${socketPath(folder)} (${Buffer.byteLength(socketPath(folder))} of ${longestSocketPath} bytes)`,
    )
  }),
}

/** Whether the embedded server runs, is stopped, or needs a hand. */
export const embeddedServer: Check = {
  name: 'Database server',
  look: onlyEmbedded(({ stateFolder }) => {
    const places = choosePlaces(stateFolder)
    if (!existsSync(places.clusterFolder)) return fine('not made yet: the first start makes it')
    const { uid, mode } = statSync(places.clusterFolder)
    if (uid !== places.user.uid)
      return broken(
        `${places.clusterFolder} belongs to user number ${uid}, not to ${places.user.name}`,
        `Start Senim as its owner, or: sudo chown -R ${places.user.name} ${places.clusterFolder}`,
      )
    if ((mode & 0o077) !== 0)
      return broken(
        `${places.clusterFolder} is open to others`,
        `PostgreSQL refuses it: chmod 700 ${places.clusterFolder}`,
      )
    const postmaster = findPostmaster(places)
    if (!postmaster) return fine('stopped: the next start opens it')
    if (!existsSync(socketPath(postmaster.socketFolder)))
      return broken(
        `process ${postmaster.pid} runs, but its socket was removed`,
        'Run npm start: it starts it anew.',
      )
    return fine(`runs as ${places.user.name}, process ${postmaster.pid}; whoever starts next shares it`)
  }),
}

function onlyEmbedded(look: (patient: Patient) => Outcome): Check['look'] {
  return (patient) => {
    if (patient.config === null) return notLookedAt
    if (patient.config.databaseUrl !== null) return external
    try {
      return look(patient)
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error
      return broken(error.message.slice(0, -error.remedy.length).trim(), error.remedy)
    }
  }
}

function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder))
}
