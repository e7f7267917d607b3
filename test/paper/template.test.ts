import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Paper } from '../../src/paper/paper.ts'
import { printed } from '../../src/paper/print.ts'
import { emptyFolder } from '../scratch.ts'
import { callWith, print } from './printing.ts'

const paper = (name = '甲'): Paper => ({
  title: '单据',
  json: { slip: { name } },
  layout: '<p>{{label.name.zh}}：{{name}}</p>\n',
  labels: { name: { zh: '名称', en: 'Name' } },
  data: { name, note: '', places: [], person: { title: '' } },
  specimen: () => ({ name: '1', note: '1', places: [{ city: '1' }], person: { title: '1' } }),
  sheets: [],
})

/** The paper printed by a layout of the user's. */
async function by(layout: string | Buffer, name?: string): Promise<string> {
  const cwd = emptyFolder()
  writeFileSync(join(cwd, 'own.html'), layout)
  return (await print(paper(name), { template: 'own.html', output: 'out.html' }, { cwd })).toString('utf8')
}

describe('a layout of the user’s', () => {
  it('takes the place of the built-in one, and may use its labels', async () => {
    expect((await print(paper())).toString('utf8')).toBe('<p>名称：甲</p>\n')
    expect(await by('<h1>{{name}}</h1>{{^note}}无{{/note}}')).toBe('<h1>甲</h1>无')
    expect(await by('\ufeff{{label.name.en}}: {{name}}')).toBe('Name: 甲')
    expect(await by('{{#places}}{{city}}{{name}}{{/places}}{{person.title}}{{#person}}{{title}}{{/person}}')).toBe('')
  })

  it('shows text as text', async () => {
    expect(await by('{{name}}', '<b>甲 & "乙"</b>')).toBe('&lt;b&gt;甲 &amp; &quot;乙&quot;&lt;&#x2F;b&gt;')
  })

  it.each([
    ['{{#places}}{{city}}', 'the section {{#places}} is not closed by {{/places}} (line 1)'],
    ['{{name}}\n{{#places}}{{/person}}', 'the section {{#places}} is not closed by {{/places}} (line 2)'],
    ['{{name}}\n\n{{/places}}', '{{/places}} closes a section that was not opened (line 3)'],
    ['<p>{{name</p>', 'a placeholder is not closed by }} (line 1)'],
    ['{{=<% =}}', 'a placeholder is not closed by }} (line 1)'],
    ['<p>Dear customer</p>', 'it has no placeholder; there are: name, note, #places, person.*'],
    ['{{name}}\n{{nmae}}', 'there is no placeholder {{nmae}} (line 2); there are: name, note, #places, person.*.'],
    ['{{#places}}{{ctiy}}{{/places}}', 'there is no placeholder {{ctiy}} (line 1); there are: city.'],
    ['{{person.titel}}', 'there is no placeholder {{person.titel}} (line 1); there are: person.title.'],
    ['{{label.nmae.zh}}', 'there are: name, note,'],
    ['{{person}}', 'there is no placeholder {{person}} (line 1); there are: person.title.'],
    ['{{places}}', 'there is no placeholder {{places}} (line 1); there are: #places.'],
    ['{{city}}', 'there is no placeholder {{city}}'],
    ['{{name.length}}', 'there is no placeholder {{name.length}}'],
    ['{{constructor}}', 'there is no placeholder {{constructor}}'],
    ['{{{name}}}', '{{{name}}} would take text of the register for HTML; write {{name}} (line 1)'],
    ['{{&name}}', 'would take text of the register for HTML'],
    ['{{>footer}}', '{{>footer}} asks for another file'],
    ['', 'it is empty'],
    [' \n\t', 'it is empty'],
    [Buffer.from('名称 {{name}}', 'utf16le'), 'it is not in UTF-8'],
    [Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x7b]), 'it is not in UTF-8'],
    [Buffer.alloc(1_000_002, ' '), 'it is larger than a megabyte'],
  ])('is refused in one sentence: %j', async (layout, said) => {
    await expect(by(layout)).rejects.toMatchObject({ code: 'usage' })
    await expect(by(layout)).rejects.toThrow(said)
    await expect(by(layout)).rejects.toThrow(/^The template "own.html" cannot be used: /)
  })

  it('is refused where there is none', async () => {
    const cwd = emptyFolder()
    mkdirSync(join(cwd, 'folder'))
    const fails = (template: string) => print(paper(), { template }, { cwd })
    await expect(fails('none.html')).rejects.toThrow('there is no such file')
    await expect(fails('folder')).rejects.toThrow('it is a folder')
  })

  it('is never overwritten by what is printed from it', async () => {
    const cwd = emptyFolder()
    writeFileSync(join(cwd, 'own.html'), '{{name}}')
    await expect(print(paper(), { template: 'own.html', output: 'own.html' }, { cwd })).rejects.toThrow('overwritten')
    expect(readFileSync(join(cwd, 'own.html'), 'utf8')).toBe('{{name}}')
  })

  it('makes no Word file', async () => {
    await expect(print(paper(), { template: 'own.html', output: 'a.docx' })).rejects.toThrow('cannot make a Word file')
  })
})

describe('the format of a paper', () => {
  it('is that of the file, HTML into a pipe, and JSON for programs', async () => {
    expect((await print(paper(), { output: 'a.HTM' })).toString()).toMatch(/^<p>/)
    expect((await print(paper(), { output: 'a.docx' })).subarray(0, 2).toString()).toBe('PK')
    expect((await print(paper(), { output: 'a.txt', format: 'HTML' })).toString()).toMatch(/^<p>/)
    const result = await printed(paper(), { template: undefined, builtIn: undefined }, callWith({ format: 'json' }))
    expect([result.json, result.raw]).toEqual([{ slip: { name: '甲' } }, undefined])
  })

  it('is not a terminal’s, nor one that its file does not name', async () => {
    await expect(print(paper(), {}, { tty: true })).rejects.toThrow('not on a terminal')
    await expect(print(paper(), { format: 'docx' }, { tty: true })).rejects.toThrow('not on a terminal')
    expect((await print(paper(), { format: 'html' }, { tty: true })).toString()).toMatch(/^<p>/)
    await expect(print(paper(), { output: 'a.pdf' })).rejects.toThrow('"a.pdf" does not tell what to write')
    await expect(print(paper(), { output: 'a.csv' })).rejects.toThrow('does not print csv')
  })
})
