import { spawnSync } from 'node:child_process'
import { serverPrograms } from './cluster.mjs'
import { hasSshd } from './sshd.mjs'

/** The programs that the program is measured against, or with, with what they are to a user and how they are installed. */
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

/** What a peer says of its version; null where it is not installed. */
export function versionOf(peer) {
  const { status, stdout } = spawnSync(peer, ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}

/** What is found elsewhere than by its name, or says nothing of its version. */
const found = { PostgreSQL: () => serverPrograms() !== undefined, sshd: hasSshd }

const isMissing = (name) => (name in found ? !found[name]() : versionOf(name) === null)

/** Those of these peers that are not installed, each with what it is. */
export const missing = (names) => names.filter(isMissing).map((name) => `${name} is missing: ${peers[name]}.`)
