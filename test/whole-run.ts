import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const inMemory = '/dev/shm'
const enough = 4 * 2 ** 30

/** Whether there is room in memory for all that the tests put into temporary files: nobody needs it once they have ended. */
function isRoomy(): boolean {
  try {
    const { bavail, bsize } = statfsSync(inMemory)
    return bavail * bsize > enough
  } catch {
    return false
  }
}

/**
 * Before all tests and after them: the folder for what is made once in a run, and that for temporary files. The first lies inside the
 * checkout, so that programs that are made there find the packages.
 */
export default function wholeRun(): () => void {
  const folders = [mkdtempSync(fileURLToPath(new URL('../node_modules/.tests-', import.meta.url)))]
  process.env.CERTDESK_TESTS = folders[0]
  if (process.env.TMPDIR === undefined && isRoomy()) {
    process.env.TMPDIR = mkdtempSync(`${inMemory}/c`)
    folders.push(process.env.TMPDIR)
  }
  // Servers and others that are started as another user come by here.
  for (const folder of folders) chmodSync(folder, 0o755)
  return () => {
    // The browser may still be writing its last words there.
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}
