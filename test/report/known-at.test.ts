import { expect, it } from 'vitest'
import { both, called, certified, clerk } from '../contact/clerk.ts'
import { takesLong, tried } from '../tries.ts'

const printings = [
  ['json', 'en'],
  ['jsonl', 'en'],
  ['csv', 'en'],
  ['table', 'zh'],
  ['md', 'en'],
] as const
const questions = [
  ['report', 'compliance', '--as-of', '2026-06-30'],
  ['report', 'compliance', '--as-of', '2027-01-01', '--clause', '4.3', '--maintainer', 'clerk'],
]

const customers = ['C001,甲机械有限公司', 'C002,乙食品有限公司', 'C003,丙电子有限公司']

/** An office with three certified customers, all of them contacted once or twice. */
async function office() {
  const own = await clerk(`客户编号,客户名称\n${customers.join('\n')}\n`)
  for (const code of ['C001', 'C002', 'C003']) {
    await own.json(certified(code, '2025-03-01', '2028-02-29'))
    await own.json(['customer', 'assign', code, '--to', 'clerk', '--from', '2025-03-01'])
    await own.json(called(code, '2026-02-01', ...both))
  }
  await own.json(called('C001', '2026-03-01', ...both))
  return own
}

/** What is done to the register after the first report, one entry each. */
const changes: readonly (readonly string[])[] = [
  ['customer', 'edit', 'C001', '--name', '甲重工有限公司', '--correction', '录入错误'],
  ['contact', 'void', 'CT-2026-0001', '--reason', '记错客户'],
  ['undo', '--reason', '作废有误'],
  ['customer', 'vip', 'set', 'C002', '--from', '2026-01-01', '--file', 'VIP-002'],
  ['limit', 'set', 'contacts-a-year', '3', '--from', '2026-01-01', '--reason', '管理评审'],
  ['information', 'add', 'C003', '--source', '来电', '--content', '法人变更', '--received', '2026-06-01'],
  ['contact', 'pass-on', 'CT-2026-0002', '--on', '2026-02-03'],
  ['customer', 'add', '丁物流有限公司', '--code', 'C004'],
  ['customer', 'merge', 'C003', 'C002'],
  ['certificate', 'void', 'Q-C001', '--reason', '重复登记'],
  ['staff', 'edit', 'clerk', '--to', '王芳', '--reason', '录入错误'],
]

it('prints an old report again, to the byte, whatever was done since', takesLong, async () => {
  const { at, json } = await office()
  const reports = async (asker: string, ...known: string[]) => {
    const printed: string[] = []
    for (const question of questions)
      for (const [format, lang] of tried(printings, 2)) {
        const asked = question.map((word) => (word === 'clerk' ? asker : word))
        const outcome = await at([...asked, ...known, '--format', format, '--lang', lang])
        expect(outcome, asked.join(' ')).toMatchObject({ code: 0, err: '' })
        printed.push(outcome.out)
      }
    return printed
  }
  const newest = async () => {
    const { entries, head } = await json(['audit', 'list', '--limit', '1', '--by', by])
    return { seq: entries[0].seq as number, at: entries[0].at as string, head: head as string }
  }
  let by = 'clerk'
  const then: { at: string; seq: number; head: string; name: string; printed: readonly string[] }[] = []
  const remember = async () => then.push({ ...(await newest()), name: by, printed: await reports(by) })
  await remember()
  for (const change of changes) {
    const done = await at([...change, '--format', 'json', '--by', by])
    expect(done.code, `${change.join(' ')}: ${done.err}`).toBe(0)
    if (change[0] === 'staff') by = '王芳'
    await remember()
  }
  expect(then.map(({ seq }) => seq)).toEqual(then.map((_, index) => (then[0]?.seq ?? 0) + index))
  // Every change shows in the report: otherwise nothing would have been tried.
  for (const [index, { printed }] of then.slice(1).entries())
    expect(printed, changes[index]?.join(' ')).not.toEqual(then[index]?.printed)

  for (const [index, { at: moment, seq, head, name, printed }] of tried([...then.entries()])) {
    const next = then[index + 1]
    const justBefore = next === undefined ? moment : new Date(Date.parse(next.at) - 1).toISOString()
    expect(await reports(name, '--known-at', justBefore)).toEqual(printed)
    if (index % 3 > 0) continue
    for (const known of [moment, `#${seq}`, head]) expect(await reports(name, '--known-at', known)).toEqual(printed)
  }
})

it('shows each as it stood', async () => {
  const { json } = await office()
  const heads: string[] = []
  for (const change of changes.slice(0, 5)) {
    heads.push((await json(['audit', 'list', '--limit', '1'])).head)
    await json(change)
  }
  const stood = async (...known: string[]) => {
    const report = ['report', 'compliance', '--as-of', '2026-06-30', '--year', '2026']
    const { clauses } = await json([...report, '--clause', '4.3.2', '--clause', '4.3.3', ...known])
    const [contacts, vips] = clauses
    const of = (customer: string) => contacts.findings.find((each: { customer: string }) => each.customer === customer)
    const owed = (customer: string) => {
      const finding = of(customer)
      return finding === undefined ? 'met' : `${finding.facts.done} of ${finding.facts.owed}`
    }
    return [of('C001')?.name ?? 'met', owed('C001'), owed('C002'), vips.population]
  }
  const [beforeName, beforeVoid, beforeUndo, beforeVip, beforeLimit] = heads.map((head) => ['--known-at', head])
  expect(await stood(...(beforeName ?? []))).toEqual(['met', 'met', '1 of 2', 0])
  expect(await stood(...(beforeVoid ?? []))).toEqual(['met', 'met', '1 of 2', 0])
  expect(await stood(...(beforeUndo ?? []))).toEqual(['甲重工有限公司', '1 of 2', '1 of 2', 0])
  expect(await stood(...(beforeVip ?? []))).toEqual(['met', 'met', '1 of 2', 0])
  expect(await stood(...(beforeLimit ?? []))).toEqual(['met', 'met', '1 of 2', 1])
  expect(await stood()).toEqual(['甲重工有限公司', '2 of 3', '1 of 3', 1])
})

it('refuses a moment that is none, or lies before the register', async () => {
  const { problem } = await office()
  const known = (moment: string) => problem(['report', 'compliance', '--known-at', moment], 2)
  expect((await known('someday')).message).toBe('--known-at is not a moment: "someday".')
  expect((await known('2020-01-01T00:00:00Z')).hint).toContain('audit list')
  expect((await known('#999')).message).toContain('#999')
  expect((await known('#1:0000')).message).toContain('another seal')
})
