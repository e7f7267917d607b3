import { expect, it } from 'vitest'
import { addCustomer } from '../../src/customer/customer/store/master.ts'
import { clerk } from '../contact/clerk.ts'
import { recordedBefore } from '../upkeep/desk.ts'

const name = '长'.repeat(100_000)
/** From before names had a limit. */
const made = clerk('客户编号,客户名称\nC002,乙食品有限公司\n').then(async (own) => {
  await recordedBefore(own.file, (tx) => addCustomer(tx, { name }, 'C001'))
  return own
})

/** Each ran for hours when a line was measured again with every character that it took, and a cell with every line. */
it.each([
  ...['table', 'md', 'html', 'csv', 'json'].map((format) => ['customer', 'list', '--format', format]),
  ['customer', 'show', 'C001', '--format', 'table'],
  ['customer', 'find', '长长', '--format', 'table'],
])('a value of a hundred thousand characters is whole: certdesk %s %s %s %s', async (...argv) => {
  const { code, out, err } = await (await made).at(argv, { stdoutTTY: true, columns: 80 })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out.match(/长/g)).toHaveLength(name.length)
})
