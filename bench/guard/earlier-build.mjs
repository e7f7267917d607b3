import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** `npm ci` empties it. */
const cache = join(root, 'node_modules', '.cache', 'earlier-builds')

const git = (...args) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()

const resolved = (commit) => {
  try {
    return git('rev-parse', '--verify', '--quiet', `${commit}^{commit}`)
  } catch {
    return null
  }
}

/**
 * The commit at which the work at hand began: the merge base with the upstream branch, or with main. On main itself it is HEAD if there
 * are changes to commit, otherwise its parent.
 */
function workBegan() {
  const other = ['@{upstream}', 'origin/main', 'main'].find((ref) => resolved(ref) !== null)
  const base = other === undefined ? resolved('HEAD') : git('merge-base', 'HEAD', other)
  return base === resolved('HEAD') && git('status', '--porcelain') === '' ? resolved('HEAD~1') : base
}

/** The abbreviated hash of a commit (by default the one where the work began); null if there is no such commit. */
export function commitNamed(commit) {
  const hash = commit === undefined ? workBegan() : resolved(commit)
  return hash === null ? null : git('rev-parse', '--short', hash)
}

/** The program as of a commit, built with the packages that its lockfile names. Built once: later runs find it in the cache. */
export function programAt(commit) {
  const folder = join(cache, commit)
  if (!existsSync(folder)) {
    const unfinished = `${folder}.unfinished`
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(cache, { recursive: true })
    git('clone', '--quiet', '--shared', '--no-checkout', root, unfinished)
    git('-C', unfinished, 'checkout', '--quiet', commit)
    for (const args of [['ci'], ['run', 'build']])
      execFileSync('npm', args, {
        cwd: unfinished,
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: process.platform === 'win32',
      })
    renameSync(unfinished, folder)
  }
  return join(folder, 'bin', 'certdesk.js')
}
