import type { Lang, Words } from './words.ts'

/** What stands in the place of a value, in Chinese; what is not here is typed as it stands. */
const chinese: Readonly<Record<string, string>> = {
  ACT: '步骤',
  ADDRESS: '地址',
  AMOUNT: '金额',
  ANSWER: '答复',
  APPLICATION: '申请',
  BACKUP: '备份文件',
  CASE: '办理编号',
  CERTIFICATE: '证书',
  CHANNEL: '渠道',
  CHAR: '字符',
  CHINESE: '中文',
  CLAUSE: '条款',
  CODE: '代码',
  COMMAND: '命令',
  CUSTOMER: '客户',
  CUSTOMERS: '客户',
  DAY: '日期',
  DAYS: '天数',
  DIGITS: '数字',
  DIR: '文件夹',
  DUTY: '职责',
  EN: '英文',
  ENCODING: '编码',
  ENGLISH: '英文',
  ENTRY: '序号',
  EVENT: '活动',
  FIELD: '字段',
  FILE: '文件',
  FOLDER: '文件夹',
  FROM: '并入方',
  HEAD: '封印',
  HEADER: '表头',
  HH: '时',
  ID: '名称',
  INTO: '保留方',
  ISSUE: '期次',
  ITEM: '题号',
  KIND: '类别',
  LIMIT: '限值',
  LINE: '一行文字',
  MATTER: '事项',
  MAX: '满分',
  MM: '分',
  MOMENT: '时刻',
  MONTH: '月份',
  N: '数字',
  NAME: '名称',
  NEW: '新编号',
  NO: '编号',
  NUMBER: '编号',
  OLD: '原编号',
  OTHER: '其他姓名',
  OTHERS: '其他证书',
  P: '百分比',
  PERIOD: '期间',
  PERSON: '姓名',
  PHONE: '号码',
  PLACE: '地点',
  REASON: '原因',
  RECIPIENTS: '接收者',
  REF: '编号',
  REFERENCE: '凭证号',
  ROLE: '角色',
  ROW: '行号',
  SEQ: '序号',
  SERVICE: '服务项目',
  SHELL: '终端',
  STAGE: '阶段',
  STANDARD: '标准',
  STATE: '状态',
  STEP: '步骤',
  SUBJECT: '客户或申请',
  SURVEY: '调查',
  TEXT: '文字',
  THING: '事项',
  TITLE: '标题',
  VALUE: '值',
  WHAT: '事项',
  WORDS: '已输入',
  YEAR: '年份',
  YUAN: '元',
  ZH: '中文',
  ZONE: '时区',
}

/** The words in capitals of a placeholder or an argument's name, as people read them. What is typed as it stands is not touched. */
export const placeholderIn = (text: string, lang: Lang): string =>
  lang === 'en' ? text : text.replace(/[A-Z]+(?:-[A-Z]+)*/g, (word) => chinese[word] ?? word)

/** What stands for a value behind an option, in a command that is shown: `--on DAY`, `--at "YYYY-MM-DD HH:MM"`. */
const behindOption = /(?<=\s--[a-z\d-]+ )(?:"YYYY-MM-DD HH:MM"|\[?[A-Z]+[A-Z|=\]-]*)(?=\s|$)/g

/** A command that is shown with placeholders, as Chinese readers read it. Values that are known stay as they are. */
export const lineInChinese = (line: string): string =>
  line
    .replace(/(?<=\s--reason )TEXT(?=\s|$)/g, '原因')
    .replace(behindOption, (found) => (found.startsWith('"') ? '"日期 时:分"' : placeholderIn(found, 'zh')))

/** The same in both languages. */
export const lineShown = (line: string): Words => ({ en: line, zh: lineInChinese(line) })
