import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { certified, clerk } from '../contact/clerk.ts'

const asked = '写入哪个文件，如 名单.csv 或 名单.xlsx？（留空则在屏幕上查看）'

async function person(answers: readonly string[], ...argv: string[]) {
  const own = await clerk()
  await own.json(certified('C001', '2026-05-20', '2029-05-19'))
  const done = await own.at([...argv, '--lang', 'zh'], { tty: true, env: { NO_COLOR: '1' }, answers })
  const written = (name: string) => fs.readFileSync(path.join(own.cwd, name), 'utf8')
  return { ...done, own, written }
}

describe('a list for other programs, on a terminal', () => {
  it('goes into the file that is named when it is asked, in the format of its ending', async () => {
    const {
      code,
      out,
      err,
      asked: questions,
      own,
      written,
    } = await person(['没有/名单.csv', '名单.csv'], 'customer', 'export')
    expect({ code, out }).toEqual({ code: 0, out: '' })
    // A place that is none is refused where it is typed.
    expect(questions).toEqual([asked, expect.stringContaining('没有'), asked])
    expect(err).toContain('已写入 名单.csv。')
    expect(written('名单.csv')).toBe((await own.at(['customer', 'export', '--format', 'csv'])).out)
  })

  it('is shown as a list where none is named', async () => {
    const { code, out } = await person(['', ''], 'certificate', 'export')
    expect(code).toBe(0)
    expect(out).toContain('Q-C001')
    expect(out).not.toContain('certificate,name,scheme')
  })

  it('is asked for which month, and whether that was sent: then nothing is to be written', async () => {
    const month = await person(['2026-05', '', ''], 'certificate', 'export')
    expect(month.asked).toEqual([expect.stringContaining('月的状态变化'), expect.stringContaining('上报日期'), asked])
    const sent = await person(['2026-05', '2026-06-30'], 'certificate', 'export')
    expect(sent).toMatchObject({ code: 0, asked: month.asked.slice(0, 2) })
    const { certificates } = await sent.own.json(['certificate', 'export', '--month', '2026-05'])
    expect(certificates).toMatchObject([{ certificate: 'Q-C001', reported: '2026-06-30' }])
  })

  it('is as it was where the format or the file is typed, and in a pipe', async () => {
    const { out, asked: questions, own } = await person([], 'customer', 'export', '--format', 'csv')
    expect(questions).toEqual([])
    expect(out).toContain('code,name,')
    expect((await own.at(['customer', 'export'])).out).toContain('code,name,')
  })
})
