import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The files that decide how fast the program is: changes elsewhere leave figures valid. */
const programFiles = ['src', 'bin', 'schema', 'build.mjs', 'build', 'package-lock.json']

const root = fileURLToPath(new URL('..', import.meta.url))
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 }).trim()

/** The commit that is checked out, with `+` if the program has uncommitted changes. */
export function measuredCommit() {
  const changes = git('status', '--porcelain', '--', ...programFiles)
  return `${git('rev-parse', '--short=8', 'HEAD')}${changes === '' ? '' : '+'}`
}

/** All commits up to the one that is checked out: full hash, and committer date in seconds. */
export const history = () =>
  git('log', '--format=%H %ct')
    .split('\n')
    .map((line) => line.split(' '))
    .map(([hash, seconds]) => ({ hash, seconds: Number(seconds) }))

/**
 * Git has no trace of landings, and pauses between commits do not show them: some within a landing are longer than those between two. A landing
 * takes about this long: up to three hours of work, then its tests on the build server.
 */
const landingHours = 4.5

/** The commits of about the last ten landings, newest first: counted back from the newest commit, those within `landingHours` are one landing. */
export function recentCommits(commits) {
  const recent = []
  let landings = 0
  let newest = Number.POSITIVE_INFINITY
  for (const commit of commits.toSorted((a, b) => b.seconds - a.seconds)) {
    if (newest - commit.seconds >= landingHours * 3600) {
      newest = commit.seconds
      landings += 1
    }
    if (landings > 10) break
    recent.push(commit)
  }
  return recent
}

/** Whether a figure was measured before these commits, or at a commit that is no longer in the history. */
export const isOld = (measuredCommit, recent) =>
  !recent.some(({ hash }) => hash.startsWith(measuredCommit.replace('+', '')))
