import type { Reporter, TestModule } from 'vitest/node'
import { isRoot, missingPackages } from './tools.ts'

/** Says at the end of a run, in a line each, what was left out of it, why, and how to have it. */
export default class LeftOut implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap(({ children }) => [...children.allTests('skipped')])
    const tagged = (tag: string) => skipped.filter(({ tags }) => tags.includes(tag)).length
    const [long, twin] = [tagged('long'), tagged('twin')]
    if (long > 0) console.log(`${long} tests take long and were left out. To run them too: CI=true npm test\n`)
    if (twin > 0) console.log(`${twin} tests were left to npm run twin.\n`)
    const lacking = skipped.length - long - twin
    if (lacking === 0) return
    const packages = missingPackages()
    const installing = packages.length === 0 ? [] : [`install ${packages.join(' ')} (Debian: apt install)`]
    const ways = [...installing, ...(isRoot ? ['run the tests as an ordinary user'] : [])]
    if (ways.length > 0) console.log(`${lacking} tests were left out here. To run them too: ${ways.join(', and ')}.\n`)
  }
}
