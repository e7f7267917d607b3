import { expect, it } from 'vitest'
import { desk, recordedBefore } from '../upkeep/desk.ts'

const by = { CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-06-30' }
const header = '事项,客户编号,证书或合同编号,日期,依据或报告编号,发证类型,转入前最近一次审核'

/** A desk with these certificates on its list, and a function that reads rows of the takeover and returns why each is rejected. */
const taking = async (...certificates: readonly string[]) => {
  const own = desk({ env: by })
  await own.json(['init'])
  const list = ['企业名称,证书编号,认证标准,初次获证日期,发证日期,有效期至,证书状态,撤销日期', ...certificates].join(
    '\n',
  )
  expect((await own.at(['customer', 'import', '-'], { stdin: list })).code).toBe(0)
  const take = async (...rows: readonly string[]) => {
    const { out } = await own.at(['takeover', 'import', '-', '--format', 'json'], {
      stdin: [header, ...rows].join('\n'),
    })
    const { created, unchanged, rejects } = JSON.parse(out)
    return { created, unchanged, why: rejects.map(({ code }: { code: string }) => code) }
  }
  return { ...own, take }
}

it('refuses a surveillance of a certificate that had ended, as the single command does', async () => {
  const own = await taking('甲有限公司,Q-1,ISO 9001,2023-05-04,2023-05-04,2026-05-03,撤销,2025-03-01')
  const after = ['certificate', 'surveillance', 'add', 'Q-1', '--on', '2025-03-01', '--reference', 'JD-1']
  expect((await own.at(after)).code).toBe(3)
  expect(await own.take('监督审核,C00001,Q-1,2025-03-01,JD-1,,', '监督审核,C00001,Q-1,2024-04-20,JD-2,,')).toEqual({
    ...{ created: 1, unchanged: 0, why: ['ended'] },
  })
})

it('knows a surveillance of the certificate before by its day, and fills its report alone', async () => {
  const own = await taking('甲有限公司,Q-1,ISO 9001,2024-05-04,2024-05-04,2027-05-03,,')
  const replaced = ['certificate', 'add', 'C00001', '--number', 'Q-2', '--standard', 'ISO 9001', '--scope', '加工']
  const days = ['--issued', '2026-01-10', '--expires', '2027-05-03', '--replaces', 'Q-1', '--kind', 'change']
  await own.json([...replaced, ...days])
  expect(await own.take('监督审核,C00001,Q-1,2025-04-20,,,')).toMatchObject({ created: 1 })
  expect(await own.take('监督审核,C00001,Q-2,2025-04-20,JD-1,,')).toMatchObject({ created: 1 })
  expect(await own.take('监督审核,C00001,Q-2,2025-04-20,,,')).toMatchObject({ unchanged: 1 })
  expect(await own.take('监督审核,C00001,Q-2,2025-04-20,JD-2,,')).toMatchObject({ why: ['held-otherwise'] })
})

it('fills the last audit before a transfer that an earlier version took without it, and replaces none', async () => {
  const own = await taking('甲有限公司,Q-1,ISO 9001,2024-05-04,2024-05-04,2027-05-03,,')
  await recordedBefore(own.file, (tx) => {
    const [{ id } = { id: 0 }] = tx.find('certificate', { number: 'Q-1' })
    tx.update('certificate', id, { kind: 'transfer' })
  })
  expect(await own.take('发证类型,C00001,Q-1,,,转机构,2024-05-05')).toMatchObject({ why: ['audit-after-issue'] })
  expect(await own.take('发证类型,C00001,Q-1,,,转机构,2024-01-05')).toMatchObject({ created: 1 })
  expect(await own.take('发证类型,C00001,Q-1,,,转机构,2024-01-05')).toMatchObject({ unchanged: 1 })
  expect(await own.take('发证类型,C00001,Q-1,,,转机构,2024-01-06')).toMatchObject({ why: ['kind-held'] })
  const { certificate } = await own.json(['certificate', 'show', 'Q-1'])
  expect([certificate.kind, certificate.lastAudit]).toEqual(['transfer', '2024-01-05'])
})

it('knows a certificate by its number however it is spelled', async () => {
  const own = await taking('甲有限公司,Q 1-a,ISO 9001,2024-05-04,2024-05-04,2027-05-03,,')
  expect(await own.take('监督审核,C00001,ｑ１-a,2025-04-20,JD-1,,')).toMatchObject({ created: 1, why: [] })
  expect(await own.take('监督审核,C00001,Q1-A,2025-04-20,JD-1,,')).toMatchObject({ unchanged: 1, why: [] })
  await own.json(['certificate', 'surveillance', 'void', 'Q1-A', '--on', '2025-04-20', '--reason', '录入有误'])
  await own.json(['certificate', 'void', 'Q1-A', '--reason', '录入有误'])
  expect(await own.take('监督审核,C00001,q 1-A,2025-05-20,JD-1,,')).toMatchObject({ why: ['not-on-record'] })
})
