import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { same } from '../../src/clause/words.ts'
import { paperFlags } from '../../src/paper/print.ts'
import { verb } from '../../src/terminal/command.ts'
import { checkFormat, paperFormats } from '../../src/terminal/format.ts'
import { helpText } from '../../src/terminal/help.ts'
import { desk } from '../upkeep/desk.ts'

it('says to a person where the output went, and to a job nothing', async () => {
  const { at } = desk()
  await at(['init'])
  const argv = ['customer', 'list', '--output', 'list.csv']
  expect(await at(argv, { tty: true })).toMatchObject({ code: 0, out: '', err: 'Wrote list.csv.\n' })
  const again = { tty: true, answers: [true] }
  expect((await at([...argv, '--lang', 'zh'], again)).err).toBe('已写入 list.csv。\n')
  for (const quiet of [() => at([...argv, '--quiet'], again), () => at(argv)])
    expect(await quiet()).toMatchObject({ code: 0, out: '', err: '' })
})

describe('a format that a command does not have', () => {
  it.each([
    ['--format', 'docx'],
    ['--output', 'list.docx'],
  ])('is refused before anything is done: %s %s', async (flag, value) => {
    const { at, json, cwd } = desk()
    await at(['init'])
    const { code, out, err } = await at(['customer', 'add', '甲有限公司', flag, value])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/does not print docx\.\n.*Use one of: table, tsv, json, jsonl, csv, md, html, xlsx\./)
    expect((await json(['customer', 'list'])).customers).toEqual([])
    expect(readdirSync(cwd)).not.toContain('list.docx')
  })

  it.each(['list.xls', 'list.pdf', 'list.ODS'])(
    'is refused by the ending of a file of another program: %s',
    async (name) => {
      const { at, cwd } = desk()
      await at(['init'])
      const { code, err } = await at(['customer', 'list', '--output', name])
      expect([code, err]).toEqual([2, expect.stringContaining(`does not print ${name.slice(5).toLowerCase()}.`)])
      expect(readdirSync(cwd)).not.toContain(name)
      expect((await at(['customer', 'list', '--output', name, '--format', 'csv'])).code).toBe(0)
    },
  )

  it('is refused of a paper, too', () => {
    expect(() => checkFormat('xlsx', undefined, paperFormats)).toThrow('does not print xlsx')
    expect(() => checkFormat(undefined, 'form.xlsx', paperFormats)).toThrow('does not print xlsx')
  })

  it('is not offered by its help', async () => {
    const plain = verb({ words: same('x'), access: 'none', run: async () => ({ json: {}, parts: [] }) })
    expect(await helpText(['x'], plain, 100, 'en')).toContain('--format table|tsv|json|jsonl|csv|md|html|xlsx')
    const help = await helpText(['x'], { ...plain, formats: paperFormats, flags: paperFlags }, 100, 'en')
    expect(help).toContain('--format html|docx|json|jsonl')
    expect(help).toContain('--template FILE')
  })
})

describe('a workbook', () => {
  it('is not shown on a terminal, and nothing is done; a page is', async () => {
    const { at, json } = desk()
    await at(['init'])
    const added = ['customer', 'add', '甲有限公司', '--format', 'xlsx']
    const { code, out, err } = await at(added, { tty: true })
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/A terminal cannot show xlsx\.\n.*--output FILE/)
    expect((await json(['customer', 'list'])).customers).toEqual([])
    expect((await at(['customer', 'list', '--format', 'html'], { tty: true })).out).toContain('<!DOCTYPE html>')
  })

  it('goes into a pipe or into the file whose ending names it, whatever the command prefers', async () => {
    const { at, cwd } = desk()
    await at(['init'])
    await at(['customer', 'add', '=1+1'])
    expect((await at(['customer', 'list', '--format', 'xlsx'])).out.slice(0, 2)).toBe('PK')
    for (const [file, start] of [
      ['list.xlsx', 'PK'],
      ['list.html', '<!'],
      ['list.htm', '<!'],
    ] as const) {
      expect((await at(['customer', 'export', '--output', file])).code).toBe(0)
      expect([file, readFileSync(join(cwd, file), 'latin1').slice(0, 2)]).toEqual([file, start])
    }
    await at(['customer', 'export', '--output', 'list'])
    expect(readFileSync(join(cwd, 'list'), 'utf8')).toContain("'=1+1")
  })
})
