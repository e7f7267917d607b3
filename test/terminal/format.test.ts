import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { same } from '../../src/clause/words.ts'
import { paperFlags } from '../../src/paper/print.ts'
import { verb } from '../../src/terminal/command.ts'
import { paperFormats } from '../../src/terminal/format.ts'
import { helpText } from '../../src/terminal/help.ts'
import { desk } from '../upkeep/desk.ts'

describe('a format that a command does not have', () => {
  it.each([
    ['--format', 'html'],
    ['--format', 'docx'],
    ['--output', 'list.html'],
    ['--output', 'list.docx'],
  ])('is refused before anything is done: %s %s', async (flag, value) => {
    const { at, json, cwd } = desk()
    await at(['init'])
    const { code, out, err } = await at(['customer', 'add', '甲有限公司', flag, value])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/does not print (html|docx)\.\n.*Use one of: table, tsv, json, jsonl, csv, md\./)
    expect((await json(['customer', 'list'])).customers).toEqual([])
    expect(readdirSync(cwd)).not.toContain('list.html')
  })

  it('is not offered by its help', async () => {
    const plain = verb({ words: same('x'), access: 'none', run: async () => ({ json: {}, parts: [] }) })
    expect(await helpText(['x'], plain, 100, 'en')).toContain('--format table|tsv|json|jsonl|csv|md')
    const help = await helpText(['x'], { ...plain, formats: paperFormats, flags: paperFlags }, 100, 'en')
    expect(help).toContain('--format html|docx|json|jsonl')
    expect(help).toContain('--template FILE')
  })
})
