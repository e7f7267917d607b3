// @module-tag long

import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { browsed, lookedAt, office } from './browsed.ts'

const digestOf = (file: string) => createHash('sha256').update(fs.readFileSync(file)).digest('hex')

/** The addresses of this server that a page leads to. */
const ledTo = (text: string, base: string): string[] =>
  [...text.matchAll(/<a href="([^"#]+)"/g)]
    .map(([, address = '']) => address.replaceAll('&amp;', '&'))
    .map((address) => address.replace(new URL(base).pathname, ''))

const commandIn = (text: string): string | undefined =>
  /class="command-line">([^<]+)</.exec(text)?.[1]?.replaceAll('&quot;', '"')

describe('pages', () => {
  it('are all there, each of its command, and change nothing', async () => {
    const desk = await office()
    const before = digestOf(desk.file)
    await browsed(desk, async ({ base, get }) => {
      const all = await get('_/all')
      const addresses = ledTo(all.text, base).filter((address) => !address.startsWith('_'))
      expect(addresses.length).toBeGreaterThan(60)
      const wrong: string[] = []
      for (const address of new Set(addresses)) {
        const { status } = await get(address)
        // What there is nothing of yet is said in a sentence.
        if (status !== 200 && status !== 202 && status !== 400) wrong.push(`${address}: ${status}`)
      }
      expect(wrong).toEqual([])
    })
    expect(digestOf(desk.file)).toBe(before)
  })

  it('lead from a list to each record that it names, as of the same day', async () => {
    await lookedAt(async ({ base, get }) => {
      const list = await get('certificate/list?as-of=2026-03-31&lang=en')
      const addresses = ledTo(list.text, base).filter((address) => /^(certificate|customer)\/show/.test(address))
      expect(addresses.length).toBeGreaterThan(20)
      for (const address of addresses) expect(address).toContain('as-of=2026-03-31&lang=en')
      const [first = ''] = addresses
      expect((await get(first)).status).toBe(200)
    })
  })

  it('lead to records whatever their numbers are', async () => {
    await browsed(await office(), async ({ base, get, certdesk }) => {
      const numbers = ['%2e%2e%2f', '..', 'A/B', 'C\\D', '<b>"\'', '--by', 'x#y?z']
      for (const number of numbers) {
        const line = [
          'C00001',
          `--number=${number}`,
          '--standard',
          'ISO 9001',
          '--scope',
          '机械',
          '--issued',
          '2026-03-01',
        ]
        expect(certdesk('certificate', 'add', ...line, '--expires', '2029-02-28', '--no-input').status).toBe(0)
      }
      const list = await get('certificate/list?customer=C00001')
      const addresses = ledTo(list.text, base).filter((address) => address.startsWith('certificate/show'))
      expect(addresses.length).toBeGreaterThan(numbers.length)
      for (const address of addresses) expect((await get(address)).status, address).toBe(200)
    })
  })

  it('take one value of what has one', async () => {
    await lookedAt(async ({ get }) => {
      const twice = await get('customer/list?as-of=2026-03-31&as-of=2025-03-31')
      expect(twice.status).toBe(400)
      expect(twice.text).toContain('as-of')
    })
  })

  it('keep in their form a day that was said in words', async () => {
    await lookedAt(async ({ get }) => {
      const { text } = await get(`customer/list?as-of=${encodeURIComponent('三月底')}`)
      expect(text).toContain('<input type="text" id="f-as-of" name="as-of" value="三月底"')
    })
  })

  it('say what they are of, in their heading and their title, and no two of a history are called the same', async () => {
    await lookedAt(async ({ get }) => {
      const titleOf = async (address: string) => {
        const { text } = await get(address)
        const [title = ''] = /(?<=<title>)[^<]*/.exec(text) ?? []
        const heading = /<h1>(.*?)<\/h1>/.exec(text)?.[1]?.replace(/<[^>]+>/g, '')
        expect(`${heading} · certdesk`, address).toBe(title)
        return heading
      }
      const titles = {
        'customer/show/C00013': '客户 C00013 佛山样本铝业有限公司',
        [`customer/show/${encodeURIComponent('佛山样本')}`]: '客户 C00013 佛山样本铝业有限公司',
        'contact/list': '联系记录',
        'contact/list?customer=C00013': '客户 C00013 佛山样本铝业有限公司 · 联系记录',
        'contact/list?customer=C00013&lang=en': 'Customer C00013 佛山样本铝业有限公司 · Contacts',
        'contact/list?from=2026-01-01&not-counted=1': '联系记录 · 起 2026-01-01 · 仅不计入',
        'contact/list?from=2026-01-01&as-of=2026-03-31': '联系记录 · 起 2026-01-01 · 截至 2026-03-31',
        'certificate/list?status=suspended': '证书 · 状态 暂停',
        'certificate/list?status=suspended&lang=en': 'Certificates · Status suspended',
        'certificate/show/DEMO-Q-2025-005': '证书 DEMO-Q-2025-005 · 惠州测试五金有限公司',
        'certificate/status/DEMO-Q-2025-005': '证书状态 DEMO-Q-2025-005 · 惠州测试五金有限公司',
        'suspend/show/SP-2026-0001': '暂停/撤销办理 SP-2026-0001 · 惠州测试五金有限公司',
        'customer/find?text=fsyb': '查找客户 fsyb',
        'contact/show': '联系记录详情 · 待填写',
        'customer/find': '查找客户 · 待填写',
        '_/all': '全部页面',
      }
      for (const [address, title] of Object.entries(titles)) expect(await titleOf(address), address).toBe(title)
    })
  })

  it('name in a refusal the field by its label, and in the command line beside it the flag', async () => {
    await lookedAt(async ({ get }) => {
      const page = await get('contact/list?from=2026-13-01')
      expect(page.text).toContain('<h1>“起”不是有效日期：“2026-13-01”。</h1>')
      expect(commandIn(page.text)).toBe('certdesk contact list --from 2026-13-01')
      // What a picker would drop stands in the field as it was given.
      expect(page.text).toContain(
        '<label for="f-from">起</label><input type="text" id="f-from" name="from" value="2026-13-01"',
      )
      const file = await get('contact/list?from=2026-13-01&_as=csv')
      expect([file.status, file.text.includes('<h1>“起”不是有效日期')]).toEqual([400, true])
      const en = await get('contact/list?from=2026-13-01&lang=en')
      expect(en.text).toMatch(/<h1>(?:&quot;|")From(?:&quot;|") is no/)
    })
  })

  it('lead upwards in the words of the list of all pages, and to what else there is of a customer', async () => {
    await lookedAt(async ({ get }) => {
      const { text } = await get('contact/show/CT-2026-0001')
      const way = /<nav class="crumbs"[^>]*>(.*?)<\/nav>/s.exec(text)?.[1] ?? ''
      expect([...way.matchAll(/<li[^>]*>(?:<a[^>]*>)?([^<]+)/g)].map(([, name]) => name)).toEqual([
        ...['首页', '客户联系', '联系记录', 'CT-2026-0001'],
      ])
      const all = (await get('_/all')).text
      for (const [, place = ''] of way.matchAll(/#([^"]+)"/g)) expect(all).toContain(`id="${place}"`)
      const customer = (await get('customer/show/C00013')).text
      const tabs = /<nav class="also"[^>]*>(.*?)<\/nav>/s.exec(customer)?.[1] ?? ''
      const named = [...tabs.matchAll(/<a href="([^"]+)"[^>]*>([^<]+)/g)]
      expect(named.length).toBeGreaterThan(12)
      for (const [, address = '', name = ''] of named) {
        expect(all, name).toContain(`>${name}</a>`)
        expect((await get(address)).status, name).toBe(200)
      }
    })
  })

  it('say the command line that gives the same', async () => {
    await lookedAt(async ({ get, certdesk }) => {
      const page = await get('contact/list?customer=C00004&as-of=2026-03-31')
      expect(commandIn(page.text)).toBe('certdesk contact list C00004 --as-of 2026-03-31')
      const typed = certdesk('contact', 'list', 'C00004', '--as-of', '2026-03-31', '--format', 'csv', '--lang', 'zh')
      const file = await get('contact/list?customer=C00004&as-of=2026-03-31&_as=csv')
      expect(file.text).toBe(typed.out)
      expect(file.headers.get('content-disposition')).toBe('attachment; filename="contact-list.csv"')
      const sheet = await get('contact/list?customer=C00004&_as=xlsx')
      expect(sheet.bytes.subarray(0, 2).toString()).toBe('PK')
    })
  })

  it('ask nothing that writes, no file of the machine, and no command that is none', async () => {
    await lookedAt(async ({ get }) => {
      const statusOf = async (address: string) => (await get(address)).status
      for (const address of [
        'customer/add',
        'contact/void/CT-2026-0001',
        'report/evidence',
        'audit/prove',
        'init',
        'undo',
        'browse',
        'nothing',
        '_/all/extra',
        '_/look.css/extra',
        '_/nothing',
      ])
        expect(await statusOf(address), address).toBe(404)
      for (const address of [
        ...['confirm?entries=1:ab', 'customer/list?register=x.db', 'customer/list?output=x.html', 'customer/list?by=x'],
        ...[
          'customer/export?copies=/tmp',
          'change/form/CH-2026-0001?template=/etc/passwd',
          'report/maintenance?issue=1',
        ],
        ...['customer/list?_as=exe', 'customer/list?_as=', 'customer/list?_from=x', 'customer/list?_from=-1'],
        ...['customer/list?lang=xx', 'customer/list?lang=zh&lang=en', '?lang=xx', '_/all?lang=xx', '_/all?no-such=1'],
        ...['report/agenda?days=x', 'report/agenda?days=x&_as=csv', 'report/overview?days=x'],
        ...['customer/list?format=csv', 'customer/list?no-such=1', 'customer/list/extra', 'customer/list?as-of=never'],
      ])
        expect(await statusOf(address), address).toBe(400)
    })
  })

  it('say of a file that there is no register as they say it of a page', async () => {
    const desk = await office()
    await browsed(desk, async ({ get }) => {
      expect((await get('customer/list?_as=csv')).status).toBe(200)
      fs.renameSync(desk.file, `${desk.file}.away`)
      const file = await get('customer/list?_as=csv')
      expect(file.status).toBe(503)
      expect(file.text).toMatch(/<h1>[^<]*没有登记簿。<\/h1><p>用 certdesk init/)
    })
  })

  it('take a value that looks like a flag for a value', async () => {
    await lookedAt(async ({ get }) => {
      const page = await get('customer/find?text=--help')
      expect(page.status).toBe(200)
      expect(commandIn(page.text)).toBe('certdesk customer find -- --help')
      expect((await get('customer/list?maintainer=--help')).status).toBe(400)
    })
  })

  it('say in both languages that something is not there, with a way on', async () => {
    await lookedAt(async ({ get }) => {
      const zh = await get(`customer/show/${encodeURIComponent('无此客户')}`)
      expect([
        zh.status,
        zh.text.includes('<html lang="zh-CN">'),
        zh.text.includes('没有与“无此客户”匹配的客户'),
      ]).toEqual([400, true, true])
      const en = await get('customer/show/nobody?lang=en')
      expect([en.status, en.text.includes('<html lang="en">')]).toEqual([400, true])
    })
  })
})
