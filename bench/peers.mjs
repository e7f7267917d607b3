import { spawnSync } from 'node:child_process'

/** The programs that the program is measured against, with what they are to a user and how they are installed. */
const peers = {
  sqlite3: 'the shell of SQLite (Debian: apt install sqlite3; macOS has it; Windows: sqlite.org)',
  'sqlite-utils':
    'SQLite from the command line (Debian: apt install sqlite-utils; elsewhere: pipx install sqlite-utils)',
  csvsql: 'csvkit, lists from the command line (Debian: apt install csvkit; elsewhere: pipx install csvkit)',
  python3: 'Python, which opens the terminal that is typed at (Debian: apt install python3)',
  soffice: 'LibreOffice Calc (Debian: apt install libreoffice-calc)',
}

/** What a peer says of its version; null where it is not installed. */
export function versionOf(peer) {
  const { status, stdout } = spawnSync(peer, ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}

/** Those of these peers that are not installed, each with what it is. */
export const missing = (names) =>
  names.filter((name) => versionOf(name) === null).map((name) => `${name} is missing: ${peers[name]}.`)
