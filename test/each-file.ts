import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { afterAll } from 'vitest'
import { emptyFolder, endAll } from './scratch.ts'
import { tries } from './tries.ts'

fc.configureGlobal({ numRuns: tries(100) })

// The files of a run share their processes, and with them what was loaded. Each has a folder for temporary files of its own,
// for itself and for all that it starts, which is gone when it has ended.
const above = tmpdir()
const folder = emptyFolder()
process.env.TMPDIR = folder

afterAll(async () => {
  await endAll()
  process.env.TMPDIR = above
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
})
