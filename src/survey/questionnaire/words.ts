import { joined, type Words } from '../../clause/words.ts'
import { type Stage, stages } from '../rules.ts'

export const questionnaireWords = {
  added: (number: string, items: number): Words => ({
    en: `Recorded questionnaire ${number}: ${items} items in three stages.`,
    zh: `已登记问卷 ${number}：三个阶段共 ${items} 题。`,
  }),
  isVoid: (number: string, reason: string): Words => ({
    en: `${number} is void already: ${reason}. Nothing was changed.`,
    zh: `${number} 已作废：${reason}。未作改动。`,
  }),
  wouldAdd: (items: number): Words => ({
    en: `Dry run: a questionnaire of ${items} items would be recorded.`,
    zh: `试运行：将登记一份 ${items} 题的问卷。`,
  }),
  itemForm: (label: string, typed: string): Words => ({
    en: `${label} is not of the form CODE|STAGE|MAXIMUM|CHINESE|ENGLISH: "${typed}".`,
    zh: `${label} 不是“题号|阶段|满分|中文|英文”的形式：“${typed}”。`,
  }),
  itemLike: {
    en: 'For example --item "A1|acceptance|10|受理是否及时|Was the application accepted in time".',
    zh: '例如：--item "A1|合同受理|10|受理是否及时|Was the application accepted in time"。',
  },
  itemWrong: (item: string, faults: readonly Words[]): Words => {
    const { en, zh } = joined(faults, ', ', '，')
    return { en: `Item ${item}: ${en}.`, zh: `题目 ${item}：${zh}。` }
  },
  onLine: (line: number, faults: readonly Words[]): Words => {
    const { en, zh } = joined(faults, ', ', '，')
    return { en: `Line ${line}: ${en}.`, zh: `第 ${line} 行：${zh}。` }
  },
  fault: {
    code: {
      en: 'its code must be 1 to 20 letters, digits, dots or hyphens',
      zh: '题号须为 1 至 20 个字母、数字、点或连字符',
    },
    stage: (typed: string): Words => ({
      en: typed === '' ? 'it belongs to no stage' : `"${typed}" is no stage (${Object.keys(stages).join(', ')})`,
      zh:
        typed === ''
          ? '没有所属阶段'
          : `“${typed}”不是阶段（${Object.values(stages)
              .map(({ zh }) => zh)
              .join('、')}）`,
    }),
    maximum: (typed: string): Words => ({
      en: `its maximum must be a whole number from 1 to 100, not "${typed}"`,
      zh: `满分须为 1 至 100 的整数，而不是“${typed}”`,
    }),
    text: { en: 'it lacks its text in one of the languages', zh: '缺少中文或英文题目' },
    reserved: (code: string): Words => ({
      en: `its code "${code}" is the name of a column of return lists`,
      zh: `题号“${code}”与收回清单的列名相同`,
    }),
    twice: (code: string): Words => ({ en: `${code} has that code already`, zh: `题号与 ${code} 重复` }),
  },
  mendItems: {
    en: 'Mend these and record the questionnaire again; nothing was recorded.',
    zh: '请修改后重新登记；未登记任何内容。',
  },
  missingStages: (missing: readonly Stage[]): Words => {
    const { en, zh } = joined(missing.map((stage) => stages[stage]))
    return { en: `The questionnaire asks nothing of: ${en}.`, zh: `问卷缺少以下阶段的题目：${zh}。` }
  },
  allStages: {
    en: 'Give items until all three stages appear: --item "CODE|STAGE|FULL SCORE|中文|ENGLISH" for each, or a file with "certdesk survey questionnaire import".',
    zh: '请补充题目，使三个阶段都有题目：每题一个 --item "题号|阶段|满分|中文|英文"，或用 certdesk survey questionnaire import 导入。',
  },
  none: { en: 'No questionnaire is on record.', zh: '没有已登记的问卷。' },
  addFirst: {
    en: 'Record one first: certdesk survey questionnaire import FILE, or survey questionnaire add.',
    zh: '请先登记：certdesk survey questionnaire import 文件，或 survey questionnaire add。',
  },
  inUse: (number: string, survey: string): Words => ({
    en: `${number} was issued with ${survey} and stays on record.`,
    zh: `${number} 已随 ${survey} 发放，须予保留。`,
  }),
  recordNew: { en: 'Record a new questionnaire for the next survey.', zh: '请为下次调查登记新问卷。' },
  voided: (number: string): Words => ({
    en: `Voided ${number}; it stays on record and is not issued.`,
    zh: `已作废 ${number}；记录保留，不再发放。`,
  }),
  stageShare: (stage: Stage, items: number): Words => ({
    en: `${stages[stage].en}: ${items}`,
    zh: `${stages[stage].zh}：${items}`,
  }),
}
