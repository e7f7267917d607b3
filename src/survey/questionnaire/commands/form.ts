import { refused } from '../../../clause/problem.ts'
import { reaches } from '../../../contact/contact/store/calling.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import { customerById } from '../../../customer/customer/store/master.ts'
import { paperFlags, printed } from '../../../paper/print.ts'
import { type Db, headText } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { day } from '../../../terminal/day-flag.ts'
import { line, many, text, worded } from '../../../terminal/flag.ts'
import { paperFormats } from '../../../terminal/format.ts'
import { namedRound, surveyNumber } from '../../round/argument.ts'
import { questionnaireOf, requireSampled } from '../../round/commands/sampled-record.ts'
import { drawWords } from '../../round/draw-words.ts'
import { listSampled, type Sampled } from '../../round/store/sampled.ts'
import type { F02Form, F02View } from '../form/view.ts'
import { newestQuestionnaire } from '../questionnaire.ts'

/** `survey form`: the questionnaire F02 for everybody drawn, or for those named, ready to print. */
export const surveyForm = verb({
  words: { en: 'Print the questionnaire F02 for everybody drawn', zh: '打印被抽中客户的调查表（F02）' },
  access: 'read',
  formats: paperFormats,
  args: { survey: surveyNumber, customers: many(worded({ en: 'only for these', zh: '仅这些客户' }, customerArgument)) },
  flags: {
    returnBy: day('ahead', { en: 'asked back by this day', zh: '请于该日前交回' }),
    returnTo: line({ en: 'where to send it (default: a line)', zh: '交回地址（默认留空）' }),
    body: text(
      { en: "the body's name for the letterhead (default: a line)", zh: '抬头的机构名称（默认留空）' },
      'NAME',
    ),
    bodyEn: text({ en: 'its English name beneath (default: none)', zh: '其下的英文名称（默认无）' }, 'NAME'),
    ...paperFlags,
  },
  examples: {
    'survey form SV-2026-1 --output f02.html': { en: 'a form for each who was drawn', zh: '每家被抽中客户一份' },
    'survey form SV-2026-1 C00016 --output f02.docx': {
      en: "one customer's form for a word processor",
      zh: '某客户的调查表，存为 Word 文档',
    },
  },
  run: async ({ survey, customers, returnBy, returnTo, body, bodyEn, ...paper }, call) => {
    const view = await call.read(async (db): Promise<F02View> => {
      const round = await namedRound(db, survey, call.asOf)
      const questionnaire = (await questionnaireOf(db, round, call.asOf)) ?? (await newestQuestionnaire(db, call.asOf))
      const all = await listSampled(db, round, call.asOf)
      if (all.length === 0) throw refused('4.5.2', drawWords.unfinished(round.number), drawWords.finishWith)
      const wanted = customers.length === 0 ? all : []
      for (const each of customers) wanted.push(await requireSampled(db, round, each, call.asOf))
      return {
        survey: round.number,
        year: round.year,
        questionnaire: questionnaire.number,
        returnBy: returnBy ?? null,
        returnTo: returnTo ?? null,
        bodyName:
          body === undefined
            ? bodyEn === undefined
              ? null
              : { zh: bodyEn, en: null }
            : { zh: body, en: bodyEn ?? null },
        items: questionnaire.items,
        forms: await formsOf(db, wanted, call.asOf),
        head: headText(call.head()),
      }
    })
    const { f02Document } = await import('../form/document.ts')
    return printed(f02Document(view), paper, call)
  },
})

/** Which customer each form is for, and the person to hand it to there. */
async function formsOf(db: Db, sampled: readonly Sampled[], day: Parameters<typeof reaches>[2]): Promise<F02Form[]> {
  const reach = await reaches(
    db,
    sampled.map(({ customerId }) => customerId),
    day,
  )
  const forms: F02Form[] = []
  for (const { customerId, customer, name, issuedOn } of sampled)
    forms.push({
      customer,
      name,
      englishName: (await customerById(db, customerId)).english_name,
      contactPerson: reach.get(customerId)?.person ?? null,
      issuedOn,
    })
  return forms
}
