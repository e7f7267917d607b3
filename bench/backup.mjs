import { statSync } from 'node:fs'
import { listFile } from './import.mjs'
import { paired } from './pairs.mjs'

/** Rows of a register of a gigabyte: each customer has a row, its image and five index entries. */
const rows = 1_200_000
const gigabyte = 1e9

const register = 'gigabyte.db'

/** What the program marks when the copy is on disk and found whole: what is left is its verification. */
const copyChecked = 'certdesk copy checked'

function backUp(desk) {
  desk.remove('backup.db')
  const done = desk.marked(register, 'backup', '--to', desk.path('backup.db'), '--format', 'json')
  const { bytes, ok } = JSON.parse(done.stdout).backup
  if (!ok || bytes < gigabyte) throw new Error(`the backup has ${bytes} bytes and is ${ok ? '' : 'not '}sound`)
  const checked = done.marks[copyChecked]
  if (checked === undefined) throw new Error('the program did not say when the copy was checked')
  return { checked, verified: done.milliseconds }
}

function backUpByShell(desk) {
  desk.remove('peer.db')
  const copied = desk.shell(register, `.backup "${desk.path('peer.db').replaceAll('\\', '/')}"\n`)
  const checked = desk.shell('peer.db', 'PRAGMA quick_check(1);')
  if (checked.stdout.trim() !== 'ok') throw new Error(`the shell's copy is not whole: ${checked.stdout}`)
  return copied.milliseconds + checked.milliseconds
}

/**
 * Backup of a gigabyte against the shell's copy and check: the program's start, copy, flush and check, and what it does
 * alone, to verify the copy, apart.
 */
export function backupMeasure(desk) {
  desk.remove(register)
  desk.certdesk(register, 'init')
  desk.certdesk(register, 'customer', 'import', listFile(desk, rows), '--format', 'json')
  const verifying = []
  const times = paired(
    3,
    () => {
      const { checked, verified } = backUp(desk)
      verifying.push(verified - checked)
      return checked
    },
    () => backUpByShell(desk),
  )
  verifying.sort((a, b) => a - b)
  const { size } = statSync(desk.path(register))
  for (const name of [register, 'backup.db', 'peer.db']) desk.remove(name)
  const seconds = ((verifying[verifying.length >> 1] ?? 0) / 1000).toFixed(1)
  return {
    work: `\`certdesk backup\` of ${(size / gigabyte).toFixed(2)} GB: copied, flushed, checked (and then verified against its journal, ${seconds} s that are not counted here)`,
    peer: '`.backup` in the sqlite3 shell, then `PRAGMA quick_check` of the copy',
    limit: 1,
    ...times,
  }
}
