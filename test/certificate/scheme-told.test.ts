import { describe, expect, it } from 'vitest'
import { clerk } from '../contact/clerk.ts'

const quality = ['--standard', 'GB/T 19001-2016', '--scope', '机加工', '--issued', '2025-06-10', '--kind', 'initial']
const add = (number: string, ...more: string[]) => [
  'certificate',
  'add',
  'C001',
  '--number',
  number,
  ...quality,
  ...more,
]
const edit = (...more: string[]) => ['certificate', 'edit', 'Q-1', ...more, '--reason', '录错']

describe('the scheme of a certificate, by which its surveillance is judged (9.1.3)', () => {
  it('is what its standard tells, and no other', async () => {
    const { problem, json, rows } = await withCertificate()
    for (const scheme of ['inspection', 'product']) {
      const refused = await problem(edit('--scheme', scheme), 2)
      expect(refused.message).toContain('is of management system')
      await problem(add('Q-2', '--expires', '2028-06-09', '--scheme', scheme), 2)
    }
    expect(await rows()).toMatchObject([{ result: 'breach' }])
    // Nothing is said against what a standard does not tell.
    await json([
      'certificate',
      'add',
      'C001',
      '--number',
      'X-1',
      ...quality.with(1, '企业标准 Q/ABC 1'),
      ...['--expires', '2028-06-09', '--scheme', 'inspection'],
    ])
  })

  it('is told by whoever corrects it, with the standard, where 4.4.1 is judged', async () => {
    const { json } = await withCertificate()
    await json(edit('--standard', '企业标准', '--scheme', 'inspection'))
    const { clauses } = await json(['report', 'compliance', '--clause', '4.4.1', '--year', '2026'])
    const said = clauses[0].remarks.map(({ text }: { text: { zh: string } }) => text.zh)
    expect(said).toContainEqual(expect.stringContaining('认证标准由 GB/T 19001-2016 更正为 企业标准'))
    expect(said).toContainEqual(expect.stringContaining('类别由 管理体系 更正为 检验'))
  })

  it('of a row of a list is what its standard tells, with a remark', async () => {
    const { at, json } = await withCertificate()
    const list =
      '企业名称,证书编号,认证标准,认证类别,初次获证日期,发证日期,有效期至\n甲有限公司,Q-9,ISO 9001,检验,2025-06-10,2025-06-10,2028-06-09\n'
    const { out } = await at(['customer', 'import', '-', '--format', 'json'], { stdin: list })
    expect(JSON.parse(out)).toMatchObject({ created: 1, warnings: [{ code: 'scheme-otherwise' }] })
    expect((await json(['certificate', 'show', 'Q-9'])).certificate.scheme).toBe('management-system')
  })
})

async function withCertificate() {
  const own = await clerk()
  await own.json(add('Q-1', '--expires', '2028-06-09'))
  const rows = async () => (await own.json(['report', 'compliance', '--clause', '9.1.3', '--year', '2026'])).clauses
  return { ...own, rows }
}
