import fs from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'

/** Whether a process of this machine is still there. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A lock is stale once its process is gone; of another machine's process only its age can be told. */
function isStale(file: string, now: number): boolean {
  const stat = fs.statSync(file, { throwIfNoEntry: false })
  if (stat === undefined) return true
  const [pid, host] = fs.readFileSync(file, 'utf8').split(' ')
  if (host === hostname()) return !isAlive(Number(pid))
  return now - stat.mtimeMs > oneHour
}

const oneHour = 3_600_000

/**
 * Takes the lock of a folder for one kind of work; returns how it is given back, or null where another process holds it.
 * Two runs that overlap write one file.
 */
export function takeLock(folder: string, work: string, now: number): (() => void) | null {
  const file = path.join(folder, `.${work}.lock`)
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      fs.writeFileSync(file, `${process.pid} ${hostname()}`, { flag: 'wx' })
      return () => fs.rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (!isStale(file, now)) return null
      fs.rmSync(file, { force: true })
    }
  }
  return null
}
