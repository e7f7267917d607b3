import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { browsed, office } from './browsed.ts'

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
    await browsed(await office(), async ({ base, get }) => {
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
    await browsed(await office(), async ({ get }) => {
      const twice = await get('customer/list?as-of=2026-03-31&as-of=2025-03-31')
      expect(twice.status).toBe(400)
      expect(twice.text).toContain('as-of')
    })
  })

  it('keep in their form a day that was said in words', async () => {
    await browsed(await office(), async ({ get }) => {
      const { text } = await get(`customer/list?as-of=${encodeURIComponent('三月底')}`)
      expect(text).toContain('<input type="text" id="f-as-of" name="as-of" value="三月底"')
    })
  })

  it('say the command line that gives the same', async () => {
    await browsed(await office(), async ({ get, certdesk }) => {
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
    await browsed(await office(), async ({ get }) => {
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
      ])
        expect(await statusOf(address), address).toBe(404)
      for (const address of [
        ...['confirm?entries=1:ab', 'customer/list?register=x.db', 'customer/list?output=x.html', 'customer/list?by=x'],
        ...[
          'customer/export?copies=/tmp',
          'change/form/CH-2026-0001?template=/etc/passwd',
          'report/maintenance?issue=1',
        ],
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
    await browsed(await office(), async ({ get }) => {
      const page = await get('customer/find?text=--help')
      expect(page.status).toBe(200)
      expect(commandIn(page.text)).toBe('certdesk customer find -- --help')
      expect((await get('customer/list?maintainer=--help')).status).toBe(400)
    })
  })

  it('say in both languages that something is not there, with a way on', async () => {
    await browsed(await office(), async ({ get }) => {
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
