import { expect, it } from 'vitest'
import { certified, clerk } from '../contact/clerk.ts'

const whole = 'C001 甲机械有限公司'

/** Acts about a customer, each resting on those before it, typed but for one answer: none of them says by itself whose record it is. */
const acts: readonly (readonly [typed: string, question: string, answer: string | boolean])[] = [
  ['complaint add C001 --received 2026-06-24', '--content', '报告迟到'],
  ['complaint acknowledge CP-2026-0001', '--means', 'email'],
  ['complaint accept CP-2026-0001', '--reason', '涉及我方审核'],
  ['feedback classify CP-2026-0001 --stage service --topic 报告', '--as', 'dissatisfaction'],
  ['appeal add C001 --certificate Q-C001 --received 2026-06-15', '--content', '不同意暂停'],
  ['appeal edit AP-2026-0001 --content 不同意', '--reason', '更正'],
  [
    'suspend start Q-C001 --on 2026-06-29 --reason surveillance-overdue --ground-on 2026-06-10 --decided-by 李决',
    '--conditions',
    '通过监督审核',
  ],
  ['suspend follow-up SP-2026-0001 notice --on 2026-06-30 --delivery 快递', '--reference', 'TZ-1'],
  ['contact add C001 --channel phone', '--needs', '无'],
  ['contact edit CT-2026-0001 --summary 已约', '--reason', '漏记'],
  ['contact void CT-2026-0001', '--reason', '记错'],
  ['contract add C001 --number HT-1', '--kind', 'management-system'],
  ['information add C001 --source phone --received 2026-06-25', '--content', '换总经理'],
  ['information void IN-2026-0001', '--reason', '重复'],
  ['loss open C001 --kind loss', '--situation', '转到别处'],
  ['customer person add C001', '姓名', '陈静'],
  ['customer vip set C001', '--basis', '大客户'],
]

it('shows before it is saved, and says afterwards, whose record it is', async () => {
  const own = await clerk()
  for (const argv of [
    ['staff', 'add', '秦质', '--role', 'quality'],
    ['staff', 'add', '李决', '--role', 'decision-maker'],
    certified('C001', '2025-01-20', '2028-01-19'),
  ])
    await own.json(argv)
  const unsaid: string[] = []
  for (const [line, question, answer] of acts) {
    const staff = /^(complaint|appeal)/.test(line) ? ['--staff', '秦质'] : []
    const asked: string[] = []
    const done = await own.at([...line.split(' '), ...staff, '--lang', 'zh'], {
      tty: true,
      env: { NO_COLOR: '1' },
      answers: (message, flag) => {
        if (/^(Enter|回车)/.test(message)) return undefined
        if (asked.includes(message)) throw new Error(`asked twice: ${message}`)
        asked.push(message)
        return flag === question || message.includes(question) ? answer : ''
      },
    })
    expect(done.code, `${line}\n${done.err}\n${asked.join('\n')}`).toBe(0)
    const [shown = ''] = done.err.split('$ certdesk ')
    if (!shown.includes('尚未保存') || !/C001[\s\S]*甲机械有限公司/.test(shown)) unsaid.push(`${line}\n${done.err}`)
  }
  expect(unsaid).toEqual([])
  // What is typed whole is saved at once: whose it was stands above what was done, for a person.
  const taken = (noun: string, number: string) => [noun, 'void', number, '--reason', '重复', '--lang', 'zh']
  const onTerminal = await own.at([...taken('appeal', 'AP-2026-0001'), '--staff', '秦质'], {
    tty: true,
    env: { NO_COLOR: '1' },
  })
  expect(onTerminal.err, onTerminal.out).toContain(`客户：${whole}`)
  const inPipe = await own.at([...taken('loss', 'LS-2026-0001'), '--format', 'table'])
  expect(inPipe.code, inPipe.err).toBe(0)
  expect(inPipe.out + inPipe.err).not.toContain('C001')
})
