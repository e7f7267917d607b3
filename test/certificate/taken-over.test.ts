import { describe, expect, it } from 'vitest'
import { desk } from '../upkeep/desk.ts'

interface Line {
  readonly id: string
  readonly period: string
  readonly result: string
  readonly findings: readonly { readonly settle: readonly string[] | null; readonly text: { readonly zh: string } }[]
}

/** A body that began to keep its register on 26 November 2026 and took a certificate over that day. */
async function takenOver(...certificate: readonly string[]) {
  const { at, json } = desk({ now: '2026-11-26T02:00:00.000Z' })
  await at(['init'])
  await at(['customer', 'add', '甲机械有限公司', '--code', 'C001'])
  const added = ['certificate', 'add', 'C001', '--number', 'Q-1', '--standard', 'ISO 9001:2015', '--scope', '机械加工']
  await json([...added, ...certificate])
  const judged = async (day: string): Promise<Line | undefined> => {
    const { clauses } = await json(['report', 'compliance', '--clause', '9.1.3', '--as-of', day])
    return clauses.find(({ period }: Line) => period === day.slice(0, 4))
  }
  return { at, json, judged }
}

describe('of a certificate that was taken over', () => {
  it('the first surveillance is on track where it is due after go-live', async () => {
    const issued = ['--issued', '2026-06-01', '--expires', '2029-05-31', '--kind', 'initial']
    const { judged } = await takenOver(...issued)
    expect(await judged('2026-11-26')).toMatchObject({ result: 'on-track', findings: [] })
  })

  it('one audit from before the running issue ends nothing, and proposes nothing', async () => {
    const issued = ['--issued', '2025-06-01', '--expires', '2028-05-31', '--first-issued', '2022-06-01']
    const { json, judged } = await takenOver(...issued, '--kind', 'recertification')
    await json(['certificate', 'surveillance', 'add', 'Q-1', '--on', '2024-05-20', '--reference', 'J-1'])
    const line = await judged('2026-11-26')
    expect(line?.result).toBe('unknown')
    const [finding] = line?.findings ?? []
    expect(finding?.text.zh).toContain('启用前的监督情况')
    expect(line?.findings.map(({ settle }) => settle)).toEqual([['takeover']])
    await json(['certificate', 'surveillance', 'add', 'Q-1', '--on', '2026-05-20', '--reference', 'J-2'])
    expect((await judged('2026-11-26'))?.result).toBe('met')
  })
})
