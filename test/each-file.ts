import fc from 'fast-check'
import { afterAll } from 'vitest'
import { fileBegins, fileEnds } from './scratch.ts'
import { tries } from './tries.ts'

fc.configureGlobal({ numRuns: tries(100) })

// Where no test of the file before ran, its end has not come.
await fileEnds()
fileBegins()
afterAll(fileEnds)
