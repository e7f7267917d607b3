// @module-tag long

import { beforeAll, describe, expect, it } from 'vitest'
import { noBrowser, noPrinter, onScreen, pdfOf, wordsIn } from '../../browser.ts'
import { withoutOwnScript } from '../../page/own-script.ts'
import { tried } from '../../tries.ts'
import { type Pack, packOf, workedOffice } from './office.ts'

let own: Awaited<ReturnType<typeof workedOffice>>
let packs: Readonly<Record<'en' | 'zh', Pack>>
beforeAll(async () => {
  own = await workedOffice()
  const renamed = 'contact-twice-a-year=Contacts and visits/联系与走访'
  await own.json([
    ...['revision', 'add', 'A/01', '--from', '2026-06-01', '--approved-by', '陈明', '--approved-on', '2026-05-20'],
    ...['--title-en', 'Customer Services', '--title-zh', '客户服务工作', '--duty-title', renamed],
    ...['--limit', 'events-a-year=3'],
  ])
  packs = { en: await packOf(own), zh: await packOf(own, '--lang', 'zh') }
})

const pages = ({ names }: Pack) => names.filter((name) => name.endsWith('.html'))
const links = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, address = '']) => address)
/** What a page says, without its style. */
const said = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')

describe('the pages of a pack', () => {
  it.each(['en', 'zh'] as const)('lead to each other and to every file, and nowhere else (%s)', (lang) => {
    const pack = packs[lang]
    for (const name of pages(pack)) {
      const html = withoutOwnScript(pack.text(name))
      const files = links(html).filter((address) => !address.startsWith('#'))
      expect(
        files.filter((address) => !pack.names.includes(address)),
        name,
      ).toEqual([])
      for (const section of links(html).filter((address) => address.startsWith('#')))
        expect(html, `${name} ${section}`).toContain(`id="${section.slice(1)}"`)
      if (name !== 'index.html') expect(files).toContain('index.html')
      expect(html).not.toMatch(/<(script|img|link|iframe)|src=|url\(/)
    }
    const index = links(pack.text('index.html'))
    expect(pack.names.filter((name) => name !== 'index.html' && !index.includes(name))).toEqual([])
    // A duty leads to what was judged under it and to its records.
    const duty = links(pack.text('4.3.2-contact-twice-a-year.html'))
    expect(duty).toEqual(
      expect.arrayContaining([
        'judged/4.3.2-contact-twice-a-year.csv',
        'records/contact.csv',
        'records/staff_role.csv',
      ]),
    )
  })

  it('say who set each limit, from when and why, and what deviates', () => {
    const contacts = said(packs.en.text('4.3.2-contact-twice-a-year.html'))
    expect(contacts).toContain('contacts-a-year 2026 2 2025-01-16 procedure A/00 — —')
    expect(contacts).toContain('contacts-a-year 2026 3 2026-04-01 register clerk 管理评审')
    expect(said(packs.en.text('4.3.5-two-events-a-year.html'))).toMatch(/2026 3 2026-06-01 procedure A\/01 clerk/)
    for (const name of ['index.html', '4.1.2-information-recorded.html'])
      expect(said(packs.en.text(name))).toMatch(/Deviation from the procedure .*7 instead of 5, from 2026-05-01/)
    expect(said(packs.en.text('4.3.5-two-events-a-year.html'))).not.toContain('Deviation from')
    expect(said(packs.zh.text('4.1.2-information-recorded.html'))).toContain('人手不足；偏离：管理评审第3条')
  })

  it('carry the titles of the day, the gaps of the document and the calendar', () => {
    const [en, zh] = [said(packs.en.text('index.html')), said(packs.zh.text('index.html'))]
    expect(en).toContain('NCT-GI-007 A/01 Customer Services: evidence as of 2026-06-30')
    expect(zh).toContain('NCT-GI-007 A/01 客户服务工作：截至 2026-06-30 的证据')
    expect(en).toContain('The procedure in revision A/01, in force since 2026-06-01')
    expect(en).toContain('Contacts and visits')
    expect(zh).toContain('联系与走访')
    expect(en).toContain('The document leaves open (4.3.6)')
    expect(en).toContain('Working days of 2025 are Monday to Friday: no calendar of holidays is entered.')
    expect(en).toContain('records/calendar_day.csv')
    expect(en).toMatch(/certdesk audit verify --anchor #\d+:[0-9a-f]{64}/)
  })

  it('tell what the columns and their codes mean', () => {
    const zh = said(packs.zh.text('columns.html'))
    expect(zh).toContain('contact.csv：联系记录')
    expect(zh).toContain('on_day 联系日期')
    expect(zh).toContain('no-answer 未联系上')
    // Every column of every file is told.
    const pack = packs.en
    for (const name of pack.names.filter((each) => each.startsWith('records/'))) {
      const [header = ''] = pack.text(name).replace('\ufeff', '').split('\r\n')
      const [, section = ''] = said(pack.text('columns.html')).split(`As CSV: ${name} `)
      const told = section.split(' the number of the journal entry ')[0] ?? ''
      for (const column of header.split(',').filter((each) => each !== 'entry'))
        expect(` ${told} `, `${name} ${column}`).toContain(` ${column} `)
    }
  })

  it('names what was left out of a long list', async () => {
    const list = ['客户编号,客户名称', ...Array.from({ length: 520 }, (_, n) => `X${n},${n}号公司`)].join('\n')
    const { code } = await own.at(['customer', 'import', '-'], { stdin: `${list}\n` })
    expect(code).toBe(0)
    const pack = await packOf(own, '--clause', '4.1.1')
    const html = pack.text('4.1.1-open-channels.html')
    const rows = pack
      .csv(pack.judged('open-channels'))
      .filter(({ state }) => state === 'met' || state === 'on-track').length
    expect(said(html)).toContain(`The first 500 of ${rows}; all are in judged/4.1.1-open-channels.csv.`)
  })
})

describe.skipIf(noBrowser)('in a browser', () => {
  const some = ['index.html', '4.3.2-contact-twice-a-year.html', '4.1.2-information-recorded.html']

  it.skipIf(noPrinter).each(tried(some))('%s prints on A4 with nothing beyond its edge', async (name) => {
    for (const lang of ['en', 'zh'] as const) {
      const { beyond, all } = wordsIn(await pdfOf(packs[lang].text(name)))
      expect(beyond).toEqual([])
      expect(all.length).toBeGreaterThan(50)
    }
  })

  it.each(tried(some))('%s cuts nothing off on a screen', async (name) => {
    for (const width of [1280, 390]) expect((await onScreen(packs.zh.text(name), width)).cut).toEqual([])
  })
})
