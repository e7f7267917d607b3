import { expect, it } from 'vitest'
import { desk } from '../upkeep/desk.ts'

const by = { CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-06-30' }

/** Contracts without days: of a customer certified before go-live, and of one certified after it. */
const list = [
  '企业名称,合同编号,证书编号,认证标准,初次获证日期,发证日期,有效期至,业务员',
  '甲有限公司,HT-1,Q-1,ISO 9001,2022-05-04,2025-05-04,2028-05-03,王芳',
  '乙有限公司,HT-2,Q-2,ISO 9001,2026-03-10,2026-03-10,2029-03-09,王芳',
].join('\n')

it('a contract that a list brought without days, with a certificate of before go-live, is on nobody’s list of work', async () => {
  const own = desk({ env: by })
  await own.json(['init', '--go-live', '2025-01-16'])
  const done = await own.at(['customer', 'import', '-'], { stdin: list })
  expect(done, done.err).toMatchObject({ code: 0 })
  const advanced = async () => {
    const { out } = await own.at(['today', '--format', 'json'])
    return [...out.matchAll(/"contract",\s*"advance",\s*"([^"]+)"/gu)].map(([, number]) => number)
  }
  expect(await advanced()).toEqual(['HT-2'])
  // One that is typed in has its steps before it.
  const added = await own.at(['contract', 'add', 'C00001', '--number', 'HT-3', '--kind', 'management-system'])
  expect(added, added.err).toMatchObject({ code: 0 })
  expect((await advanced()).toSorted()).toEqual(['HT-2', 'HT-3'])
  const { out } = await own.at(['report', 'compliance', '--clause', '4.1.4', '--lang', 'zh', '--format', 'csv'])
  expect(out).toContain('HT-1；启用日之前的合同，各步骤日期不在案')
  expect(out).toContain('HT-2；尚待办理：受理、评审、签订、立项')
})
