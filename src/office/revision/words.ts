import type { Day } from '../../clause/day.ts'
import { shellWord, type Words } from '../../clause/words.ts'

/** What a revision may say otherwise, as lists name it. */
export const revisionParts = {
  title: { en: 'document title', zh: '文件标题' },
  duty: { en: 'duty title', zh: '职责标题' },
  limit: { en: 'limit', zh: '限值' },
} as const satisfies Record<string, Words>

export type RevisionPart = keyof typeof revisionParts

export const revisionWords = {
  added: (number: string, from: Day, changes: number): Words => ({
    en: `Entered revision ${number}, in force from ${from}: it changes ${changes} ${changes === 1 ? 'thing' : 'things'}.`,
    zh: `已录入程序版本 ${number}，自 ${from} 起实施：共有 ${changes} 处变化。`,
  }),
  wouldAdd: (number: string, from: Day, changes: number): Words => ({
    en: `Dry run: revision ${number} from ${from} would change ${changes} ${changes === 1 ? 'thing' : 'things'}; nothing was written.`,
    zh: `试运行：程序版本 ${number} 自 ${from} 起将有 ${changes} 处变化；未写入任何内容。`,
  }),
  already: (number: string): Words => ({
    en: `Revision ${number} is already recorded so; nothing was changed.`,
    zh: `程序版本 ${number} 已如此登记，未作改动。`,
  }),
  changesNothing: {
    en: 'It names no limit and no title: reports are headed by it, and are judged as before.',
    zh: '该版本未列明限值或标题：报告将标明该版本，判定依据不变。',
  },
  /** The body's own value that ends with the revision. */
  endsOwn: (
    limit: string,
    { value, since, looser }: { value: number; since: Day; looser: boolean },
    number: string,
    from: Day,
  ): Words => {
    const again = `certdesk limit set ${limit} ${value} --from ${from}`
    return {
      en: `${limit}: the ${value} that was set from ${since} ends on ${from} by ${number}; to go on with it: ${again} --reason TEXT${looser ? ' --deviation REASON' : ''}`,
      zh: `${limit}：此前自 ${since} 起设定的 ${value} 因版本 ${number} 于 ${from} 终止；如须沿用：${again} --reason 原因${looser ? ' --deviation 偏离原因' : ''}`,
    }
  },
  /** The body's own value that the revision makes a deviation. */
  becomesDeviation: (limit: string, value: number, since: Day, number: string, procedure: number): Words => ({
    en: `${limit}: the ${value} that is set from ${since} is looser than the ${procedure} of ${number} and is reported as a deviation; to take it back: certdesk limit void ${limit} --from ${since} --reason TEXT`,
    zh: `${limit}：自 ${since} 起设定的 ${value} 宽于版本 ${number} 规定的 ${procedure}，将作为偏离列入报告；如须作废：certdesk limit void ${limit} --from ${since} --reason 原因`,
  }),
  differs: (number: string, from: Day): Words => ({
    en: `Revision ${number} is on record from ${from} and says otherwise.`,
    zh: `程序版本 ${number} 已登记（自 ${from} 起），内容与此不同。`,
  }),
  voidFirst: (number: string): Words => ({
    en: `If that is wrong, take it back first: certdesk revision void ${shellWord(number)} --reason TEXT`,
    zh: `如原登记有误，请先作废：certdesk revision void ${shellWord(number)} --reason 原因`,
  }),
  written: (number: string): Words => ({
    en: `${number} is the revision that this program was written from.`,
    zh: `${number} 是本程序所依据的版本，无须录入。`,
  }),
  laterOne: (number: string): Words => ({
    en: `Enter the revisions after ${number}, such as A/01.`,
    zh: `请录入 ${number} 之后的版本，例如 A/01。`,
  }),
  sameDay: (number: string, from: Day): Words => ({
    en: `Revision ${number} is in force from ${from} already, and one revision begins on a day.`,
    zh: `程序版本 ${number} 已自 ${from} 起实施，同一日只能有一个版本开始实施。`,
  }),
  tooEarly: (from: Day, since: Day): Words => ({
    en: `The procedure itself came into force on ${since}, after ${from}.`,
    zh: `程序自 ${since} 起才实施，晚于 ${from}。`,
  }),
  outOfOrder: (number: string, from: Day, other: string, otherFrom: Day): Words => ({
    en: `${number} from ${from} and ${other} from ${otherFrom} would be in force the wrong way round.`,
    zh: `版本 ${number}（自 ${from}）与 ${other}（自 ${otherFrom}）的实施先后与编号不符。`,
  }),
  otherDay: { en: 'Check the number and the day with --from.', zh: '请检查版本号和 --from 的日期。' },
  approvedLater: (number: string, from: Day, approvedOn: Day): Words => ({
    en: `${number} would be in force from ${from}, before it was approved on ${approvedOn}.`,
    zh: `版本 ${number} 将自 ${from} 起实施，早于批准日期 ${approvedOn}。`,
  }),
  bothDays: {
    en: 'Give the day of the approval with --approved-on, and a day on or after it with --from.',
    zh: '请用 --approved-on 给出批准日期，用 --from 给出该日或之后的实施日期。',
  },
  unknown: (number: string): Words => ({
    en: `There is no revision "${number}" on record.`,
    zh: `没有编号为“${number}”的程序版本。`,
  }),
  seeRevisions: { en: 'See the revisions with: certdesk revision list', zh: '可查看：certdesk revision list' },
  voided: (number: string, limits: number): Words => ({
    en: `Voided revision ${number}${limits === 0 ? '' : ` with its ${limits === 1 ? 'limit' : `${limits} limits`}`}; it stays on record and counts for nothing.`,
    zh: `已作废程序版本 ${number}${limits === 0 ? '' : `及其 ${limits} 项限值`}；记录保留，不再计入。`,
  }),
  none: { en: 'It changes no limit and no title.', zh: '未改变限值或标题。' },
  formOf: (label: string, raw: string): Words => ({
    en: `${label} is not of its form: "${raw}".`,
    zh: `${label} 的格式不对：“${raw}”。`,
  }),
  limitLike: {
    en: 'Write it as NAME=VALUE, for example contacts-a-year=3.',
    zh: '请写成“限值名称=值”，例如 contacts-a-year=3。',
  },
  dutyLike: {
    en: 'Write it as ID=ENGLISH/CHINESE, for example "contact-twice-a-year=At least three contacts a year/每年至少联系三次".',
    zh: '请写成“职责标识=英文/中文”，例如 "contact-twice-a-year=At least three contacts a year/每年至少联系三次"。',
  },
  mend: {
    en: 'Mend that; the names of all limits and duties: certdesk revision show A/00',
    zh: '请更正；全部限值和职责的名称可查看：certdesk revision show A/00',
  },
  onLine: (line: number, fault: Words): Words => ({
    en: `Line ${line}: ${fault.en}.`,
    zh: `第 ${line} 行：${fault.zh}。`,
  }),
  atFlag: (flag: string, fault: Words): Words => ({ en: `${flag}: ${fault.en}.`, zh: `${flag}：${fault.zh}。` }),
  whatColumn: { en: 'what it is about (项目)', zh: '项目' },
  fault: {
    what: (typed: string): Words => ({
      en: `"${typed}" is none of: title, duty, limit`,
      zh: `“${typed}”应为以下之一：文件标题、职责标题、限值`,
    }),
    limit: (name: string): Words => ({ en: `there is no limit "${name}"`, zh: `没有名为“${name}”的限值` }),
    duty: (id: string): Words => ({ en: `there is no duty "${id}"`, zh: `没有标识为“${id}”的职责` }),
    value: (typed: string, least: number, most: number): Words => ({
      en: `"${typed}" is not a whole number from ${least} to ${most}`,
      zh: `“${typed}”不是 ${least} 至 ${most} 的整数`,
    }),
    bothLanguages: { en: 'a title is given in English and in Chinese', zh: '标题须同时给出英文和中文' },
    twice: { en: 'it is given twice', zh: '重复给出' },
  },
} as const
