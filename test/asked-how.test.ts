// @module-tag long

import { expect, it } from 'vitest'
import { program } from '../src/program.ts'
import { nearestCommands } from '../src/terminal/nearest-command.ts'

/** What people ask `help` in their own words, each with the commands of which one has to be named first. */
const questions: Readonly<Record<string, readonly string[]>> = {
  客户改名字怎么办: ['change submit'],
  怎么撤回: ['undo'],
  记一次电话: ['log', 'contact add'],
  证书快到期了: ['certificate list'],
  满意度抽样: ['survey sample'],
  客户投诉了怎么登记: ['complaint add'],
  哪些客户很久没联系了: ['contact due'],
  怎么暂停证书: ['suspend start'],
  怎么恢复暂停的证书: ['suspend restore'],
  怎么备份数据: ['backup'],
  怎么导入客户名单: ['customer import'],
  今天要做什么: ['today'],
  怎么添加新客户: ['customer add'],
  怎么换维护人: ['customer assign'],
  打印变更申请表: ['change form'],
  监督审核什么时候到期: ['certificate surveillance list'],
  这个月的报告怎么出: ['report monthly'],
  联系记录录错了怎么改: ['contact edit'],
  怎么添加联系人: ['customer person add'],
  怎么找一个客户: ['customer find'],
  员工离职了怎么办: ['staff end'],
  问卷收回来了怎么录入: ['survey return'],
  杂志寄出去了: ['magazine send'],
  客户要注销证书: ['suspend cancel'],
  客户搬家了: ['change submit'],
  删错了怎么办: ['undo'],
  'how do I undo': ['undo'],
  'a customer changed its name': ['change submit'],
  'who has to be called': ['contact due'],
  'record a complaint': ['complaint add'],
  'import customers from excel': ['customer import'],
  'print the questionnaire': ['survey form', 'survey questionnaire show'],
  'which certificates expire soon': ['certificate list'],
  'what do I have to do today': ['today'],
  'how to suspend a certificate': ['suspend start'],
}

it('names first the command that a question in everyday words is about', async () => {
  const missed: Record<string, readonly string[]> = {}
  for (const [question, wanted] of Object.entries(questions)) {
    const found = await nearestCommands(program, question)
    if (!wanted.includes(found[0] ?? '')) missed[question] = found
  }
  expect(missed).toEqual({})
}, 60_000)
