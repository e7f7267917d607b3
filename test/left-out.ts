import type { Reporter, TestModule } from 'vitest/node'
import { isRoot, missingPackages } from './tools.ts'

/** Says at the end of a run, in one line, what was left out of it and how to have it. */
export default class LeftOut implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.reduce((sum, { children }) => sum + [...children.allTests('skipped')].length, 0)
    if (skipped === 0) return
    const packages = missingPackages()
    const installing = packages.length === 0 ? [] : [`install ${packages.join(' ')} (Debian: apt install)`]
    const ways = [...installing, ...(isRoot ? ['run the tests as an ordinary user'] : [])]
    if (ways.length > 0) console.log(`${skipped} tests were left out here. To run them too: ${ways.join(', and ')}.\n`)
  }
}
