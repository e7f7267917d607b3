import { describe, expect, it } from 'vitest'
import { Back } from '../../src/terminal/prompts.ts'
import { clerk } from './clerk.ts'

/** Answers by a part of the question, each question's in turn. */
const by = (answers: Readonly<Record<string, readonly string[]>>) => {
  const left = Object.entries({ ...customer, ...answers }).map(([part, texts]): [string, string[]] => [
    part,
    [...texts],
  ])
  return (message: string) => {
    const next = left.find(([part, texts]) => message.includes(part) && texts.length > 0)?.[1].shift()
    if (next === '<Esc>') throw new Back()
    return next
  }
}

/** By the argument that it is asked for. */
const customer = { CUSTOMER: ['乙食品'] }

const everything = {
  '--channel': ['phone'],
  '--outcome': ['reached'],
  '--on': ['2026-06-01'],
  '--person': ['李明'],
  '--surveillance': ['2026-09-15'],
  '--needs': ['无'],
  '--summary': ['例行沟通'],
  '--follow-up': ['2026-08-01'],
}

describe('contact add without a value', () => {
  it('asks for everything, shows it, and records it when told to', async () => {
    const { at, json } = await clerk()
    const answers = by({ ...everything, 回车保存: ['x', '是'] })
    const { code, err, asked } = await at(['contact', 'add', '--lang', 'zh'], { tty: true, answers })
    expect({ code, last: asked.at(-3) }).toEqual({
      code: 0,
      last: '请按回车保存，或输入 1 至 9 的序号，或输入 n 放弃。',
    })
    for (const line of ['联系人员：clerk', '1  客户：C002 乙食品有限公司', '2  联系方式：电话', '李明'])
      expect(err).toContain(line)
    expect((await json(['contact', 'show', 'CT-2026-0001'])).contact).toMatchObject({
      ...{ customer: 'C002', on: '2026-06-01', person: '李明', surveillance: '2026-09-15', followUp: '2026-08-01' },
      ...{ needs: '无', summary: '例行沟通', outcome: 'reached', channel: 'phone' },
    })
  })

  it('takes another answer for one that is named by its number, and keeps the rest', async () => {
    const { at, json } = await clerk()
    const twice = { ...everything, '--channel': ['phone', 'visit'], 回车保存: ['2', 'y'] }
    const { code, asked } = await at(['contact', 'add', '--lang', 'zh'], { tty: true, answers: by(twice) })
    expect(code).toBe(0)
    expect(asked.filter((each) => each.startsWith('客户（'))).toHaveLength(1)
    expect((await json(['contact', 'list'])).contacts).toMatchObject([{ channel: 'visit', summary: '例行沟通' }])
  })

  it('goes back to the question before, and stays at the first', async () => {
    const { at, json } = await clerk()
    const back = { ...everything, CUSTOMER: ['<Esc>', '乙食品'], '--needs': ['<Esc>', '无'] }
    const later = { ...back, '--surveillance': ['2026-09-15', '2026-10-20'], 回车保存: ['y'] }
    expect((await at(['contact', 'add', '--lang', 'zh'], { tty: true, answers: by(later) })).code).toBe(0)
    expect((await json(['contact', 'list'])).contacts).toMatchObject([{ surveillance: '2026-10-20', needs: '无' }])
  })

  it('asks for nothing that was talked about where nobody was reached', async () => {
    const { at, json } = await clerk()
    const answers = by({ ...everything, '--outcome': ['no-answer'], '--on': [''], 回车保存: ['y'] })
    const { code, asked } = await at(['contact', 'add', '--lang', 'zh'], { tty: true, answers })
    expect({ code, asked: asked.length, last: asked.at(-1) }).toEqual({ code: 0, asked: 7, last: '再登记一条？' })
    expect((await json(['contact', 'list'])).contacts).toMatchObject([{ outcome: 'no-answer', on: '2026-06-30' }])
  })

  it('asks again for a day that lies ahead and a follow-up before the contact', async () => {
    const { at } = await clerk()
    const wrong = { ...everything, '--on': ['2026-07-01', '2026-06-01'], '--follow-up': ['2026-05-01', ''] }
    const answers = by({ ...wrong, 回车保存: ['y'] })
    const { code, asked } = await at(['contact', 'add', '--lang', 'zh'], { tty: true, answers })
    expect(code).toBe(0)
    expect(asked.filter((each) => /^(联系日期|下次联系日期)[^（]*2026/.test(each))).toHaveLength(2)
  })

  it('asks for all the rest where the customer alone was typed, as the agenda shows the command', async () => {
    const { at, json } = await clerk()
    const answers = by({ ...everything, 回车保存: ['y'] })
    const { code, asked } = await at(['contact', 'add', 'C002', '--lang', 'zh'], { tty: true, answers })
    expect({ code, asked: asked.length }).toEqual({ code: 0, asked: 9 })
    expect((await json(['contact', 'list'])).contacts).toMatchObject([{ customer: 'C002', person: '李明' }])
  })

  it('records nothing where the answer is no, or the questions are left', async () => {
    const { at, json } = await clerk()
    const no = await at(['contact', 'add'], { tty: true, answers: by({ ...everything, 'Enter to save': ['n'] }) })
    expect(no.code).toBe(130)
    expect(no.err).toMatch(/ Nothing was recorded\.\n$/)
    for (const left of Object.keys(everything)) {
      const { [left as keyof typeof everything]: _, ...answers } = everything
      expect((await at(['contact', 'add'], { tty: true, answers: by(answers) })).code).toBe(130)
    }
    expect((await json(['contact', 'list'])).contacts).toEqual([])
  })
})
