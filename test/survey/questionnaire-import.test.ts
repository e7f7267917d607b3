import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { encode } from '../intake/encoders.ts'
import { asking, codesTo, drawDesk, grounds, maximumFault, textFault, threeItems } from './drawn.ts'

const header = '题号,阶段,满分,题目,英文'
const rows = [
  'A1,合同受理,10,受理是否及时,Accepted in time',
  'B1,审核/检验过程,5,"审核是否专业，是否公正","Competent, impartial audit"',
  'C1,证后服务,100,服务是否满意,Helpful service',
]
const items = [
  { code: 'A1', stage: 'acceptance', maximum: 10, zh: '受理是否及时', en: 'Accepted in time' },
  { code: 'B1', stage: 'audit', maximum: 5, zh: '审核是否专业，是否公正', en: 'Competent, impartial audit' },
  { code: 'C1', stage: 'service', maximum: 100, zh: '服务是否满意', en: 'Helpful service' },
]
const listed = (...lines: string[]) => `${[header, ...lines].join('\n')}\n`

async function listDesk() {
  const own = await drawDesk(codesTo(3))
  /** The command that imports a list. */
  const taken = async (text: string | Uint8Array, ...more: string[]) => {
    const file = path.join(own.cwd, 'f02.csv')
    fs.writeFileSync(file, text)
    return ['survey', 'questionnaire', 'import', file, ...grounds, ...more]
  }
  return { ...own, taken }
}

describe('survey questionnaire import (4.5.3)', () => {
  it.each(['utf-8', 'gb18030', 'utf-16le'] as const)('reads a list in %s, once', async (encoding) => {
    const { json, taken, head } = await listDesk()
    const bytes = encode(encoding === 'utf-16le' ? `\ufeff${listed(...rows)}` : listed(...rows), encoding)
    const { questionnaire: made } = await json(await taken(bytes))
    expect(made).toMatchObject({ number: 'QN-2026-1', determinedBy: 'clerk', marketTrend: '电子证书', items })
    const before = await head()
    expect((await json(await taken(bytes))).questionnaire.number).toBe('QN-2026-1')
    // The same questions typed are the same version.
    const typed = items.map(({ code, stage, maximum, zh, en }) => `${code}|${stage}|${maximum}|${zh}|${en}`)
    expect((await json(asking(...typed))).questionnaire.number).toBe('QN-2026-1')
    expect(await head()).toBe(before)
  })

  it('reads the list that comes with the program, and standard input', async () => {
    const { json, at } = await listDesk()
    const fixture = fileURLToPath(new URL('../../fixtures/questionnaire.csv', import.meta.url))
    const { questionnaire: made } = await json(['survey', 'questionnaire', 'import', fixture, ...grounds])
    expect(new Set(made.items.map(({ stage }: { stage: string }) => stage))).toHaveLength(3)
    const piped = await at(['survey', 'questionnaire', 'import', '-', ...grounds], { stdin: listed(...rows) })
    expect(piped).toMatchObject({ code: 0, out: expect.stringContaining('QN-2026-2') })
  })

  it('names every line that is wrong, and records nothing', async () => {
    const { refusal, taken } = await listDesk()
    const bad = listed('A1,审核,10,x,y', 'A1,a,10,x,y', 'B2,,0,x,', '结果,证后,5,x,y')
    expect(await refusal(await taken(bad), 2)).toEqual({
      code: 'usage',
      clause: null,
      message: [
        'Line 3: A1 has that code already.',
        `Line 4: it belongs to no stage, ${maximumFault('0')}, ${textFault}.`,
        'Line 5: its code "结果" is the name of a column of return lists.',
      ].join('\n'),
      hint: 'Mend these and record the questionnaire again; nothing was recorded.',
    })
  })

  it('names the columns and the stages that a list lacks', async () => {
    const { refusal, taken, json, said } = await listDesk()
    const without = await refusal(await taken('题号,阶段,满分\nA1,a,10\n'), 2)
    expect(without.message).toBe('The file has no column for: the Chinese text (题目); the English text (英文).')
    expect(without.hint).toContain('--map HEADER=FIELD. The headers are: 题号, 阶段, 满分')
    expect(await refusal(await taken(listed(...rows.slice(0, 2))), 3)).toMatchObject({ clause: '4.5.3' })
    expect((await refusal(await taken(''), 2)).message).toContain('is empty')
    const mapped = listed(...rows).replace('题目', '问什么')
    expect((await said(await taken(mapped))).err).toContain('The file has no column for: the Chinese text (题目).')
    expect((await json(await taken(mapped, '--map', '问什么=zh'))).questionnaire.items).toEqual(items)
  })

  it('names wrong lines beside those that cannot be read', async () => {
    const { problem, taken } = await listDesk()
    const { message } = await problem(await taken(listed('A1,审核,0,x,y', 'A2,a,10')), 2)
    expect(message).toContain('Line 3: The row has 3 cells, the header 5.')
    expect(message).toContain('Line 2: ')
  })

  it('is printed as a list that is read back as the same version', async () => {
    const { json, at, taken, head } = await listDesk()
    await json(asking(...threeItems.filter((_, place) => place % 2 === 1), "C2|service|5|=1+1|'-x"))
    const { out } = await at(['survey', 'questionnaire', 'show', 'QN-2026-1', '--format', 'csv'])
    const before = await head()
    expect((await json(await taken(out))).questionnaire.number).toBe('QN-2026-1')
    expect(await head()).toBe(before)
  })
})
