import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { Back } from '../../src/terminal/prompts.ts'
import { noTerminal, terminalDesk } from '../terminal/keyboard.ts'
import { screenOf } from '../terminal/screen.ts'
import { takesLong } from '../tries.ts'
import { importer } from './lists.ts'

/** A list as another body sends it: a title, two columns that may be the name, an address of which nobody says which it is. */
const strange = [
  '获证客户名单,,,,,,',
  '制表日期：2026-06-01,,,,,,',
  '序号,名称,全称,地址,联系人,电话,备注',
  '1,广州艺科公司,广州艺科示例有限公司,广州市天河区一路1号,李明,020-88888881,老客户',
  '2,广州乙公司,广州乙示例有限公司,广州市天河区一路2号,王芳,020-88888882,新客户',
  '3,广州丙公司,广州丙示例有限公司,广州市天河区一路3号,张三,020-88888883,待回访',
  '共 1 页，第 1 页,,,,,,',
  '',
].join('\n')

const colours = /\u001b\[\d*m/g

describe.skipIf(noTerminal)("the first import of a stranger's list at a terminal of 80 columns", () => {
  it('asks what is not sure, with values, and Enter takes the guess', takesLong, async () => {
    const desk = terminalDesk()
    desk.pipe('init', '--go-live', '2025-01-16')
    fs.writeFileSync(path.join(desk.cwd, '获证客户名单.csv'), strange)
    const command = ['customer', 'import', '获证客户名单.csv', '--lang', 'zh']
    const left = await desk.type(command, [['回车确定', '\u0003']])
    expect(left.code).toBe(130)
    expect(screenOf(left.shown.replace(colours, ''), 80)).toMatchInlineSnapshot(`
      "? 哪一列是“客户名称”？
      ❯ 全称：广州艺科示例有限公司；广州乙示例有限公司；广州丙示例有限公司
        名称：广州艺科公司；广州乙公司；广州丙公司
        序号：1；2；3
      ↑↓ 选择，或输入部分文字，回车确定，Ctrl-C 离开
      certdesk: 已中断，未再执行任何操作。
      "
    `)
    const first = await desk.type(command, [
      ['哪一列是', '\r'],
      ['“地址”一列', '\u001b[B\r'],
      ['回车保存', '\r'],
    ])
    expect(first.code).toBe(0)
    expect(screenOf(first.shown.replace(colours, ''), 80)).toMatchInlineSnapshot(`
      "? 哪一列是“客户名称”？ 全称
      ? “地址”一列（广州市天河区一路…；广州市天河区一路…；广州市天河区一路…）是什
         么？ 经营地址
      注意：表头以上未导入：第 1 行“获证客户名单”；第 2 行“制表日期：2026-06-01”。
      注意：未识别而未导入的列：序号、名称。可用 --map 表头=字段 指明。
      将登记以下内容：
            客户：C00001 广州艺科示例有限公司；C00002 广州乙示例有限公司；C00003
            广州丙示例有限公司
         1  哪一列是“客户名称”：全称
         2  “地址”一列（广州市天河区一路…；广州市天河区一路…；广州市天河区一路…）是什
            么：经营地址
      尚未保存。保存后：
      按 UTF-8 读取，分隔符为逗号：广州艺科示例有限公司、广州乙示例有限公司、广州丙示
      例有限公司。

      共 3 行：新建 3，更新 0，未变 0，拒绝 0。

      其中新登记：联系人 3。

      所选各列已存为对应方案“获证客户名单”，下次表头相同的名单将自动采用。

      跳过非数据行：1 行。
      页码（1）：第 7 行“共 1 页，第 1 页”
      已保存。
      $ certdesk customer import 获证客户名单.csv --lang zh --map 全称=name --map 地址
      =siteAddress
      "
    `)
    const second = await desk.type(command)
    expect(screenOf(second.shown.replace(colours, ''), 80)).toMatchInlineSnapshot(`
      "注意：按对应方案“获证客户名单”读取各列；可用 certdesk customer mapping list
      查看，--map 优先于它。
      注意：表头以上未导入：第 1 行“获证客户名单”；第 2 行“制表日期：2026-06-01”。
      注意：未识别而未导入的列：序号、名称。可用 --map 表头=字段 指明。
      按 UTF-8 读取，分隔符为逗号：广州艺科示例有限公司、广州乙示例有限公司、广州丙示
      例有限公司。

      共 3 行：新建 0，更新 0，未变 3，拒绝 0。

      文件中没有新内容。

      跳过非数据行：1 行。
      页码（1）：第 7 行“共 1 页，第 1 页”
      "
    `)
  })
})

/** An importer with the list on its desk. */
async function withList(content = strange, name = '获证客户名单.csv') {
  const own = await importer()
  const put = (text: string, as = name) => fs.writeFileSync(path.join(own.cwd, as), text)
  put(content)
  const asked = (answers: readonly string[], ...more: string[]) =>
    own.at(['customer', 'import', name, ...more], { tty: true, answers })
  const mappings = async () =>
    (await own.json(['customer', 'mapping', 'list'])).mappings.map(
      ({ columns, ...more }: { readonly columns: readonly { readonly header: string; readonly field: string }[] }) => ({
        ...more,
        fields: Object.fromEntries(columns.map(({ header, field }) => [header, field])),
      }),
    )
  return { ...own, put, asked, mappings }
}

describe('what was answered of the columns of a list', () => {
  it('is kept with the import, used by itself, and asked again once it is taken back', async () => {
    const { asked, mappings, at, customer, json, entries } = await withList()
    const first = await asked(['全称', 'siteAddress'])
    expect(first).toMatchObject({ code: 0, asked: { length: 2 } })
    expect(first.err).toContain('The answers are kept as the mapping "获证客户名单"')
    expect(await customer('广州艺科示例有限公司')).toMatchObject({ siteAddress: '广州市天河区一路1号' })
    expect(await mappings()).toMatchObject([
      {
        name: '获证客户名单',
        list: 'customer',
        by: 'clerk',
        fields: { 全称: 'name', 地址: 'siteAddress', 电话: 'phone' },
      },
    ])
    expect(await entries()).toBe(2)
    const second = await asked([])
    expect(second).toMatchObject({ code: 0, asked: [] })
    expect(second.err).toContain('The columns were read by the mapping "获证客户名单"')
    expect(await entries()).toBe(2)
    await json(['customer', 'mapping', 'void', '获证客户名单', '--reason', 'the wrong address'])
    expect(await mappings()).toEqual([])
    expect(await asked(['全称', 'mailingAddress'])).toMatchObject({ code: 0, asked: { length: 2 } })
    expect(await mappings()).toMatchObject([{ name: '获证客户名单 2', fields: { 地址: 'mailingAddress' } }])
    expect((await at(['undo'])).code).toBe(0)
    expect(await mappings()).toEqual([])
    expect(await json(['audit', 'verify'])).toMatchObject({ verification: { ok: true } })
  })

  it('is used in a pipe too, and --map goes before it', async () => {
    const { asked, at, customer, put } = await withList()
    await asked(['全称', 'siteAddress'])
    // The same head, however it is written, under another name.
    put(strange.replace('序号,名称', '序 号,* 名称').replaceAll('示例', '样例'), 'next.csv')
    const piped = await at(['customer', 'import', 'next.csv'])
    expect(piped.err).toContain('by the mapping "获证客户名单"')
    expect(await customer('广州艺科样例有限公司')).toMatchObject({ siteAddress: '广州市天河区一路1号' })
    // So is the file of its rejected rows.
    const head = strange.split('\n').find((line) => line.includes('名称')) as string
    put(`_line,_code,_reason,_check,${head}\n7,no-name,,x,9,,广州丁示例有限公司,广州市天河区四路,,,\n`, 'rejects.csv')
    expect((await at(['customer', 'import', 'rejects.csv'])).err).toContain('by the mapping "获证客户名单"')
    put(strange.replaceAll('示例', '模范'), 'other.csv')
    await at(['customer', 'import', 'other.csv', '--map', '地址=mailingAddress'])
    expect(await customer('广州艺科模范有限公司')).toMatchObject({
      mailingAddress: '广州市天河区一路1号',
      siteAddress: null,
    })
  })

  it('is not kept of a dry run, of a strict import that stopped, or in a pipe, where nothing is asked', async () => {
    const { asked, at, mappings, entries } = await withList(strange.replace('待回访', 'x\u0001'))
    expect(await asked(['全称', 'siteAddress'], '--dry-run')).toMatchObject({ asked: { length: 2 } })
    expect(await asked(['全称', 'siteAddress'], '--strict')).toMatchObject({ code: 1, asked: { length: 2 } })
    expect((await at(['customer', 'import', '获证客户名单.csv', '--dry-run'])).asked).toEqual([])
    expect([await mappings(), await entries()]).toEqual([[], 1])
  })

  it('may leave a column out, and is another where Esc goes back', async () => {
    const { at, mappings, customer } = await withList()
    const answers = ['名称', new Back(), '全称', 'ignore']
    const done = await at(['customer', 'import', '获证客户名单.csv'], {
      tty: true,
      answers: () => {
        const next = answers.shift()
        if (next instanceof Back) throw next
        return next
      },
    })
    expect(done).toMatchObject({ code: 0, asked: { length: 4 } })
    expect(await mappings()).toMatchObject([{ fields: { 全称: 'name', 地址: 'ignore' } }])
    expect(await customer('广州艺科示例有限公司')).toMatchObject({ registeredAddress: null, siteAddress: null })
  })

  it('is of the other lists too, each for itself', async () => {
    const { at, put, mappings, json } = await withList()
    await json(['customer', 'add', '广州艺科示例有限公司'])
    const list = '公司名,单位全称,日期,联系方式,需求\n广州艺科公司,广州艺科示例有限公司,2026-06-01,电话,无\n'
    put(list, '联系.csv')
    const done = await at(['contact', 'import', '联系.csv'], { tty: true, answers: ['单位全称'] })
    expect(done).toMatchObject({ code: 0, asked: ['Which column is the name?'] })
    expect(await mappings()).toMatchObject([{ name: '联系', list: 'contact', fields: { 单位全称: 'name' } }])
    expect(await at(['contact', 'import', '联系.csv'], { tty: true })).toMatchObject({ code: 0, asked: [] })
  })

  it('cannot be taken back where there is none', async () => {
    const { at } = await withList()
    const none = await at(['customer', 'mapping', 'void', 'x', '--reason', 'y'])
    expect(none).toMatchObject({ code: 2, err: expect.stringContaining('There is no mapping "x".') })
  })
})
