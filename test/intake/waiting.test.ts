import { expect, it } from 'vitest'
import { clerk } from '../contact/clerk.ts'

const list = `客户编号,客户名称,证书编号,认证标准,发证日期,有效期至,发证类型
GD-004,湾区电子有限公司,CN-E-4,ISO 14001:2015,2025-05-12,2028-05-11,监督换证
`

it('leads to the rejects only where they are written to a file', async () => {
  const { at } = await clerk()
  const imported = (...more: string[]) =>
    at(['customer', 'import', '-', '--lang', 'zh', '--format', 'table', ...more], { stdin: list })
  expect((await imported('--dry-run')).out).toMatch(/有 1 行尚有内容未录入。/)
  expect((await imported('--rejects', 'rejects.csv')).out).toContain('有 1 行尚有内容未录入，见退回行。')
})
