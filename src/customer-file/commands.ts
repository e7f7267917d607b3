import { customerArgument } from '../customer/customer/argument.ts'
import { requireCustomer } from '../customer/customer/store/find.ts'
import { verb } from '../terminal/command.ts'
import { required } from '../terminal/flag.ts'
import { pageFormat, pageFormats } from '../terminal/format.ts'
import { fileOf } from './page/view.ts'

/** `customer file`: the customer's file (客户档案) as one page; of a VIP it is the VIP file of 4.3.3. */
export const customerFile = verb({
  words: {
    en: "The customer's file as one page to print, with its contact persons; of a VIP the VIP file (4.3.3)",
    zh: '客户档案（含联系人，可打印）；VIP 客户即 VIP 档案（4.3.3）',
  },
  access: 'read',
  formats: pageFormats,
  args: { customer: required(customerArgument) },
  examples: {
    'customer file C00001 --output C00001.html': {
      en: 'the file as a page that can be printed and kept',
      zh: '存为可打印、可归档的网页',
    },
    'customer file 安达 --as-of 2025-12-31 --format html': {
      en: 'the file as it stood at the end of last year',
      zh: '上年末的客户档案',
    },
  },
  run: async ({ customer }, call) => {
    const format = pageFormat(call.globals.format, call.globals.output, call.world)
    const view = await call.read(async (db) => fileOf(db, await requireCustomer(db, customer), call))
    const json = { file: view }
    if (format !== 'html') return { json, items: [view], parts: [] }
    const { customerFilePage } = await import('./page/file-page.ts')
    return { json, parts: [], raw: customerFilePage(view, call.lang) }
  },
})
