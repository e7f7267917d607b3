import { expect, test } from 'vitest'
import { desk } from '../upkeep/desk.ts'

const anda = ['customer', 'add', '深圳市安达电子有限公司', '--credit-code', '91440300MA5NCT0870']

async function office() {
  const at = desk()
  await at.at(['init', '--go-live', '2025-01-16'])
  await at.at(['staff', 'add', '王芳', '--role', 'business'])
  return at
}

test('the whole record of a new customer, as JSON', async () => {
  const { json } = await office()
  const { customer } = await json([
    ...anda,
    ...['--english-name', 'Shenzhen Anda', '--short-name', '安达', '--organization-code', 'MA5NCT087'],
    ...['--legal-representative', '赵一', '--phone', '0755 2600 1234', '--fax', '无', '--email', 'a@anda.example'],
    ...['--address', '深圳市南山区', '--site-address', '—', '--mailing-address', '信箱 1', '--postcode', '０18000'],
    ...['--region', '广东', '--industry', '电子', '--headcount', '120', '--system-headcount', '80', '--source', '网站'],
    ...['--intention', '换证', '--note', '重要', '--former-name', '安达电子厂', '--maintainer', '王芳'],
    ...['--maintainer-since', '2025-02-01', '--person', '李明', '--mobile', '+86 138 0013 8000'],
  ])
  expect(customer).toEqual({
    code: 'C00001',
    name: '深圳市安达电子有限公司',
    englishName: 'Shenzhen Anda',
    shortName: '安达',
    creditCode: '91440300MA5NCT0870',
    organizationCode: expect.stringMatching(/^MA5NCT08-7$/),
    legalRepresentative: '赵一',
    phone: '0755-26001234',
    fax: null,
    email: 'a@anda.example',
    registeredAddress: '深圳市南山区',
    siteAddress: null,
    mailingAddress: '信箱 1',
    postcode: '018000',
    region: '广东',
    industry: '电子',
    headcount: 120,
    systemHeadcount: 80,
    source: '网站',
    intention: '换证',
    note: '重要',
    formerNames: ['安达电子厂'],
    headOffice: null,
    branches: [],
    mergedCodes: [],
    relation: 'intending',
    vip: false,
    vipSince: null,
    vipUntil: null,
    vipFile: null,
    maintainer: '王芳',
    maintainerSince: '2025-02-01',
  })
  const { persons } = await json(['customer', 'person', 'list', 'C00001'])
  expect(persons).toMatchObject([{ name: '李明', mobile: '13800138000', primary: true }])
})

test('the same again changes nothing and says so', async () => {
  const { at, json } = await office()
  const whole = [...anda, '--maintainer', '王芳', '--person', '李明', '--mobile', '13800138000']
  await at(whole)
  const { head } = await json(['audit', 'list'])
  for (const again of [whole, anda, ['customer', 'add', '深圳市安达电子有限公司'], [...anda, '--fax', '无']]) {
    // What else is recorded of a customer is asked for where no flag was typed.
    const { code, out } = await at(again, { tty: true, columns: 200, answers: () => '' })
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('Already recorded as C00001') })
  }
  expect((await at([...anda, '--lang', 'zh'], { tty: true })).out).toContain('已登记为 C00001')
  expect((await json(['audit', 'list'])).head).toBe(head)
})

test.each([
  ['a bad credit code', ['--credit-code', '91350100M000100Y4Z'], 'creditCode', '91350100M000100Y4Z'],
  ['a strange phone', ['--phone', '12'], 'phone', '12'],
  ['a postcode of five digits', ['--postcode', '18000'], 'postcode', '18000'],
  ['a strange mail address', ['--email', 'anda at example'], 'email', 'anda; at; example'],
])('%s warns and is kept', async (_, flags, key, kept) => {
  const { at, json } = await office()
  const added = await at(['customer', 'add', '安达', ...flags])
  expect(added).toMatchObject({ code: 0, err: expect.stringContaining('note: ') })
  expect((await json(['customer', 'show', '安达'])).customer[key]).toBe(kept)
})

test.each([
  ['a destroyed credit code', ['A', '--credit-code', '9.144E+17'], 'digits are lost', '原有数字已丢失'],
  ['a destroyed organization code', ['A', '--organization-code', '5.5E+08'], 'digits are lost', '原有数字已丢失'],
  ['a destroyed code', ['A', '--code', '1.2E+12'], 'not a customer code', '不是客户编号'],
  ['no name', ['无'], 'there is no name', '没有给出名称'],
  ['an empty name', [''], 'empty', '为空'],
  ['a mobile of nobody', ['A', '--mobile', '13800138000'], 'without --person', '没有 --person'],
  ['a day for no maintainer', ['A', '--maintainer-since', '2025-01-01'], 'without --maintainer', '没有 --maintainer'],
  ['an unknown maintainer', ['A', '--maintainer', '无名'], '无名', '无名'],
  ['two addresses', ['A', '--address', '一', '--registered-address', '二'], 'different things', '内容不同'],
  ['half a person', ['A', '--headcount', '1.5'], 'not a whole number', '整数'],
])('%s is refused in both languages', async (_, words, en, zh) => {
  const { at, json } = await office()
  for (const [lang, said] of [
    ['en', en],
    ['zh', zh],
  ] as const)
    expect(await at(['customer', 'add', ...words, '--lang', lang])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining(said),
    })
  expect((await json(['customer', 'list'])).customers).toEqual([])
})

test('two customers of one credit code, or of one name and nothing else, are refused', async () => {
  const { at, json } = await office()
  await at(anda)
  const other = await at(['customer', 'add', '别的公司', '--credit-code', '91440300MA5NCT0870'])
  expect(other).toMatchObject({
    code: 2,
    err: expect.stringContaining('is on record for C00001 深圳市安达电子有限公司'),
  })
  const same = await at(['customer', 'add', '深圳市 安达电子有限公司', '--phone', '0755-26001234'])
  expect(same).toMatchObject({ code: 2, err: expect.stringContaining('customer edit C00001') })
  expect(await at(['customer', 'add', '又一家', '--code', 'c00001'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('belongs to'),
  })
  const apart = await at(['customer', 'add', '深圳市安达电子有限公司', '--credit-code', '91110000600037341L'])
  expect(apart).toMatchObject({ code: 0, err: expect.stringContaining('note: C00001') })
  const byCode = await at(['customer', 'add', '深圳市安达电子有限公司', '--code', 'GD-7'])
  expect(byCode.code).toBe(0)
  expect((await json(['customer', 'list'])).customers.map((each: { code: string }) => each.code)).toEqual([
    'C00001',
    'C00002',
    'GD-7',
  ])
})

test('a name that another customer once had is remarked on', async () => {
  const { at } = await office()
  await at(['customer', 'add', '新名称公司', '--former-name', '旧名称公司'])
  expect(await at(['customer', 'add', '旧名称公司'])).toMatchObject({
    code: 0,
    err: expect.stringContaining('C00001 新名称公司 once had this name'),
  })
})

test('the name is asked for on a terminal; without one its flag is named', async () => {
  const { at, json } = await office()
  const asked = await at(['customer', 'add'], { tty: true, answers: ['安达', '', '', ''] })
  expect(asked.code).toBe(0)
  expect((await json(['customer', 'list'])).customers).toHaveLength(1)
  expect(await at(['customer', 'add'])).toMatchObject({ code: 2, err: expect.stringContaining('Missing NAME') })
})
