import { expect, test } from 'vitest'
import { isOld, recentCommits } from '../../bench/history.mjs'

/** Twelve landings a day apart, each with two commits three hours apart, in no order of their dates. */
const commits = Array.from({ length: 24 }, (_, i) => {
  const landing = Math.floor(i / 2) + 1
  const isFirst = i % 2 === 0
  return { hash: `${isFirst ? 'a' : 'b'}${landing}00000`, seconds: landing * 86_400 + (isFirst ? 0 : 10_800) }
})
const recent = recentCommits(commits)

test.each([
  ['b1200', false],
  ['a1200+', false],
  ['a300', false],
  ['b200', true],
  ['b200+', true],
  ['c999', true],
])('a figure of commit %s is old: %s, after ten further landings or where the commit is gone', (commit, old) => {
  expect(isOld(commit, recent)).toBe(old)
})
