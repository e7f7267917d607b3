import { describe, expect, it } from 'vitest'
import { switches, Typed } from '../../src/ssh/typed.ts'
import { globalOptions, typed } from '../../src/terminal/global-options.ts'
import { verbs } from '../walk.ts'

describe('what a person named for the program at the other end', () => {
  it('knows which options of all commands have no value', () => {
    const all = [
      ...verbs.flatMap(({ verb }) => Object.entries(verb.flags)),
      ...globalOptions.map(({ key, flag }) => [key, flag] as const),
    ]
    const valued = new Set(all.flatMap(([key, { placeholder }]) => (placeholder === '' ? [] : [typed(key)])))
    const alone = all.flatMap(([key, { placeholder }]) => (placeholder === '' ? [typed(key)] : []))
    expect([...new Set(alone)].filter((name) => !valued.has(name)).sort()).toEqual([...switches])
  })

  it('knows every option behind which a file stands that a list or a layout is read from', () => {
    const files = verbs.flatMap(({ verb }) =>
      Object.entries(verb.flags).flatMap(([key, { placeholder }]) => (placeholder === 'FILE' ? [typed(key)] : [])),
    )
    // Keys, checkpoints and sockets are those of the machine that has the register; the others are written.
    const others = ['--key', '--checkpoint', '--socket', '--report']
    const read = [...new Set(files)].filter((flag) => !others.includes(flag))
    for (const flag of read) expect(() => new Typed(['x', flag, 'a.csv']).requireReadable('a.csv'), flag).not.toThrow()
    expect(read.sort()).toEqual(['--file', '--rejects', '--template'])
  })

  const reads = (line: string, file: string) => () => new Typed(line.split(' ')).requireReadable(file)
  const writes = (line: string, file: string) => () => new Typed(line.split(' ')).requireWritable(file)

  it.each(['contact import list.csv', 'contact import --dry-run list.csv', 'contact import -q list.csv --strict'])(
    'a list may be read: %s',
    (line) => {
      expect(reads(line, 'list.csv')).not.toThrow()
      expect(writes(line, 'list.csv')).toThrow('was not named here')
    },
  )

  it.each([
    'contact add C00001 --summary list.csv',
    'contact add C00001 --summary=list.csv',
    'customer list --output list.csv',
  ])('what is no list may not: %s', (line) => {
    expect(reads(line, 'list.csv')).toThrow('was not named here')
  })

  it('a place may be written that an option names, or an answer that says a file', () => {
    expect(writes('customer list --output list.csv', 'list.csv')).not.toThrow()
    expect(writes('customer list --output=list.csv', 'list.csv')).not.toThrow()
    const named = new Typed(['takeover'])
    for (const answer of ['以前.xlsx', '.bashrc']) named.answered(answer)
    expect(() => named.requireWritable('以前.xlsx')).not.toThrow()
    expect(() => named.requireWritable('.bashrc')).toThrow('was not named here')
  })

  it('a line at the desk names files as a command line does', () => {
    const named = new Typed([])
    named.line('customer import "名 单.csv" --rejects 退回.csv')
    expect(() => named.requireReadable('名 单.csv')).not.toThrow()
    expect(() => named.requireWritable('退回.csv')).not.toThrow()
    expect(() => named.requireWritable('名 单.csv')).toThrow()
  })
})
