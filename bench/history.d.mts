export interface Commit {
  hash: string
  seconds: number
}
export function recentCommits(commits: readonly Commit[]): Commit[]
export function isOld(measuredCommit: string, recent: readonly Commit[]): boolean
