import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { serverPrograms } from './cluster.mjs'
import { hasSshd } from './sshd.mjs'

/** Programs that the measures need or compare with: their use to a person, and how to install them. */
const peers = {
  sqlite3: 'the shell of SQLite (Debian: apt install sqlite3; macOS has it; Windows: sqlite.org)',
  'sqlite-utils':
    'SQLite from the command line (Debian: apt install sqlite-utils; elsewhere: pipx install sqlite-utils)',
  csvsql: 'csvkit, lists from the command line (Debian: apt install csvkit; elsewhere: pipx install csvkit)',
  python3: 'Python, which opens the terminal that is typed at (Debian: apt install python3)',
  PostgreSQL: 'a server of databases (Debian: apt install postgresql)',
  sshd: 'the server of ssh (Debian: apt install openssh-server)',
  soffice: 'LibreOffice Calc (Debian: apt install libreoffice-calc)',
}

/** The version as the peer prints it; null where it is not installed. */
export function versionOf(peer) {
  const { status, stdout } = spawnSync(peer, ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}

/** Peers that are not on the PATH, or print no version. */
const found = { PostgreSQL: () => serverPrograms() !== undefined, sshd: hasSshd }

const isMissing = (name) => (name in found ? !found[name]() : versionOf(name) === null)

/** The missing ones of these peers, each with its use and how to install it. */
export const missing = (names) => names.filter(isMissing).map((name) => `${name} is missing: ${peers[name]}.`)

/** Node on the PATH that is too old for the program, as { file, version }; null where there is none. */
export function olderNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const { stdout } = spawnSync(join(folder, name), ['--version'], { encoding: 'utf8' })
    const [, major, minor] = /^v(\d+)\.(\d+)/.exec(stdout ?? '') ?? []
    if (Number(major) < 22 || (major === '22' && Number(minor) < 14))
      return { file: join(folder, name), version: stdout.trim() }
  }
  return null
}
