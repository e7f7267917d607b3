import { describe, expect, it } from 'vitest'
import { globalOptions } from '../../src/terminal/global-options.ts'
import { verbs } from '../walk.ts'
import { daysPage, said, ways } from './said-days.ts'

describe('the ways to say a day', () => {
  it('are those of the docs', async () => {
    const told = 'docs/days.md is not that of the program: run "npm run docs" and read what it changed'
    await expect(daysPage(), told).toMatchFileSnapshot('../../docs/days.md')
  })

  it('are more than 60, in both languages, each understood on a day that has it', () => {
    expect(new Set(ways).size).toBe(ways.length)
    expect(ways.length).toBeGreaterThanOrEqual(60)
    for (const way of ways) expect(said(way, '2026-11-30') + said(way, '2028-02-29'), way).not.toBe('——')
  })

  it('are taken wherever a day or a month is typed', () => {
    const wanted = (placeholder: string) => /(?:^|[|" ])(?:DAY|MONTH)(?:$|[|" ])/.test(placeholder)
    const typedIn = verbs.flatMap(({ name, verb }) =>
      Object.entries({ ...verb.args, ...verb.flags }).map(([key, flag]) => ({ at: `${name} ${key}`, flag })),
    )
    const all = [...typedIn, ...globalOptions.map(({ key, flag }) => ({ at: `--${key}`, flag }))]
    const days = all.filter(({ flag }) => wanted(flag.placeholder))
    expect(days.length).toBeGreaterThan(100)
    // The day that the others are counted from is written out.
    expect(days.filter(({ flag }) => flag.saying === undefined).map(({ at }) => at)).toEqual(['--today'])
  })
})
