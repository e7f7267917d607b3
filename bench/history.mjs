import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The files that decide how fast the program is: changes elsewhere leave figures valid. */
const programFiles = ['src', 'bin', 'schema', 'build.mjs', 'package-lock.json']

const root = fileURLToPath(new URL('..', import.meta.url))
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 }).trim()

/** The commit that is checked out, with `+` if the program has uncommitted changes. */
export function measuredCommit() {
  const changes = git('status', '--porcelain', '--', ...programFiles)
  return `${git('rev-parse', '--short=8', 'HEAD')}${changes === '' ? '' : '+'}`
}
