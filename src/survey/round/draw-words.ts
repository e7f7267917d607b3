import type { Day } from '../../clause/day.ts'
import { joined, same, shellWord, type Words } from '../../clause/words.ts'
import type { Sizes } from '../rules.ts'
import type { Draw } from './store/round.ts'

const organizations = (count: number): string => `${count} ${count === 1 ? 'organization' : 'organizations'}`

export const drawWords = {
  frame: (draw: Pick<Draw, 'population' | 'suspended' | 'includeSuspended' | 'drawnOn'>): Words => {
    const { population, suspended, includeSuspended: included, drawnOn: day } = draw
    const out =
      suspended === 0 ? '' : included ? `, ${suspended} of them suspended` : `; ${suspended} suspended left out`
    const zhOut = suspended === 0 ? '' : included ? `，其中 ${suspended} 家暂停` : `；另有 ${suspended} 家暂停未列入`
    return {
      en: `Frame of ${day}: ${organizations(population)}${out}.`,
      zh: `${day} 的抽样框：${population} 家组织${zhOut}。`,
    }
  },
  sizes: ({ low, high, usual, lawful, population }: Sizes): Words =>
    lawful
      ? {
          en:
            low === high
              ? `The lawful size is ${low}.`
              : `Lawful sizes: ${low} to ${high}; ${usual} unless another is asked for.`,
          zh: low === high ? `允许的抽样数为 ${low}。` : `允许的抽样数：${low} 至 ${high}；未指定时为 ${usual}。`,
        }
      : {
          en: `Of ${organizations(population)} no whole number is within the limits: ${usual} is drawn, and that is said.`,
          zh: `${population} 家组织没有符合比例的整数抽样数：抽取 ${usual} 家，并如实说明。`,
        },
  dryRun: (size: number): Words => ({
    en: `Dry run: ${size} would be drawn. Whom, only the draw itself tells, so that no seed can be tried.`,
    zh: `试运行：将抽取 ${size} 家。抽中哪些只在正式抽样时给出，以免试选种子。`,
  }),
  drawn: (number: string, size: number, population: number, seed: string): Words => ({
    en: `${number}: drew ${size} of ${population} by the seed "${seed}".`,
    zh: `${number}：按种子“${seed}”从 ${population} 家中抽取 ${size} 家。`,
  }),
  already: (number: string): Words => ({
    en: `Already drawn as ${number}; nothing was changed.`,
    zh: `已抽样，编号 ${number}，未作改动。`,
  }),
  resumed: (number: string, seed: string): Words => ({
    en: `The draw of ${number} was begun by the seed "${seed}" and is finished by it.`,
    zh: `${number} 的抽样已按种子“${seed}”开始，现按该种子完成。`,
  }),
  extended: (number: string, added: number, size: number): Words => ({
    en: `${number}: ${added} more drawn by the same seed, ${size} in all; whoever was drawn before stays.`,
    zh: `${number}：按原种子再抽 ${added} 家，共 ${size} 家；原抽中者不变。`,
  }),
  replacedDraw: (number: string, reason: string): Words => ({
    en: `The draw before it stays on record, with the reason: ${reason} (certdesk survey show ${number}).`,
    zh: `原抽样及重抽原因（${reason}）保留在案（certdesk survey show ${number}）。`,
  }),
  nobody: (day: Day): Words => ({
    en: `No organization has a valid certificate on ${day}: there is nobody to draw.`,
    zh: `${day} 没有持有效证书的组织，无从抽样。`,
  }),
  issueCertificates: {
    en: 'See who is certified with: certdesk customer list --relation certified',
    zh: '可查看获证组织：certdesk customer list --relation certified',
  },
  unlawful: (size: number, { population }: Sizes): Words => ({
    en: `${size} of ${organizations(population)} is not within the limits of the draw.`,
    zh: `从 ${population} 家组织中抽取 ${size} 家不在允许的比例内。`,
  }),
  lawfulSizes: ({ low, high, usual }: Sizes): Words => ({
    en: low === high ? `Draw ${low}: --size ${low}` : `Draw from ${low} to ${high}, for example: --size ${usual}`,
    zh: low === high ? `请抽取 ${low} 家：--size ${low}` : `请抽取 ${low} 至 ${high} 家，例如：--size ${usual}`,
  }),
  otherYear: (year: number, today: Day): Words => ({
    en: `A draw is made of the organizations certified today, ${today}; it cannot be one of ${year}.`,
    zh: `抽样以今天（${today}）的获证组织为准，不能作为 ${year} 年的抽样。`,
  }),
  leaveYear: { en: 'Leave --year out.', zh: '请去掉 --year。' },
  twoSizes: { en: 'Both --size and --percent are given.', zh: '同时给出了 --size 和 --percent。' },
  oneSize: { en: 'Give one of them.', zh: '请只给出其中之一。' },
  twoReasons: { en: 'Both --redraw and --extend are given.', zh: '同时给出了 --redraw 和 --extend。' },
  missingSeed: { en: 'Missing --seed TEXT.', zh: '缺少 --seed 文字。' },
  giveSeed: {
    en: 'Let somebody who knows none of the codes choose a text, such as dice thrown before a witness: --seed "3 1 6 6 2".',
    zh: '请由不知客户编号的人选定一段文字，例如当众掷骰子的点数：--seed "3 1 6 6 2"。',
  },
  seedLines: { en: '--seed has more than one line.', zh: '--seed 含有多行。' },
  seedOneLine: { en: 'Choose a text of one line.', zh: '请选用一行文字。' },
  drawnAlready: (year: number, number: string, size: number, population: number): Words => ({
    en: `${year} is drawn already: ${number}, ${size} of ${population}.`,
    zh: `${year} 年已抽样：${number}，${population} 家中的 ${size} 家。`,
  }),
  redrawOrExtend: {
    en: 'Draw more by the same seed with --extend REASON --size N, or draw anew with --redraw REASON.',
    zh: '可用 --extend 原因 --size N 按原种子增抽，或用 --redraw 原因 重新抽样。',
  },
  nothingToRedraw: (year: number): Words => ({ en: `Nothing was drawn in ${year} yet.`, zh: `${year} 年尚未抽样。` }),
  leaveReason: (flag: string): Words => ({ en: `Leave ${flag} out.`, zh: `请去掉 ${flag}。` }),
  laterOnRecord: (on: Day, today: Day): Words => ({
    en: `A draw of ${on} is on record, and a draw is made today, which is ${today} here.`,
    zh: `已有 ${on} 的抽样；抽样只能在今天进行，而此处今天为 ${today}。`,
  }),
  leaveToday: {
    en: 'Leave --today (and CERTDESK_TODAY) out: a draw is never made for an earlier day.',
    zh: '请去掉 --today（及 CERTDESK_TODAY）：抽样不能倒填日期。',
  },
  begunOtherwise: (number: string, seed: string): Words => ({
    en: `The draw of ${number} was begun by the seed "${seed}", which stays.`,
    zh: `${number} 的抽样已按种子“${seed}”开始，种子不可更换。`,
  }),
  finishIt: {
    en: 'Finish it: leave --seed, --size, --percent, --redraw and --extend out.',
    zh: '请去掉 --seed、--size、--percent、--redraw 和 --extend，完成该抽样。',
  },
  issuedAlready: (number: string): Words => ({
    en: `Forms of ${number} are issued: a new draw would choose among known answers.`,
    zh: `${number} 已发放问卷：重新抽样等于在已知答复中挑选。`,
  }),
  extendInstead: {
    en: 'Draw more by the same seed with --extend REASON --size N.',
    zh: '可用 --extend 原因 --size N 按原种子增抽。',
  },
  notMore: (number: string, size: number): Words => ({
    en: `${number} has drawn ${size} already; an extension draws more.`,
    zh: `${number} 已抽取 ${size} 家；增抽须多于此数。`,
  }),
  drawnMost: (number: string, size: number, { population, high }: Sizes): Words => ({
    en: `${number} has drawn ${size} of ${population} already, and at most ${high} are lawful.`,
    zh: `${number} 已从 ${population} 家中抽取 ${size} 家，最多允许抽取 ${high} 家。`,
  }),
  substituteInstead: (number: string): Words => ({
    en: `For a form that cannot be delivered, draw a substitute: certdesk survey substitute ${number} CUSTOMER --reason TEXT`,
    zh: `无法送达的问卷可抽取替补：certdesk survey substitute ${number} 客户 --reason 原因`,
  }),
  sameDraw: (on: Day): Words => ({
    en: `By this seed, frame and size the draw of ${on} was made: it would give the same again.`,
    zh: `${on} 的抽样用的就是此种子、抽样框和数量，结果不会不同。`,
  }),
  otherSeed: { en: 'Give another seed with --seed.', zh: '请用 --seed 给出新的种子。' },
  limitsAtOdds: (least: number, most: number): Words => ({
    en: `The limits of the draw contradict each other: at least ${least} % and at most ${most} %.`,
    zh: `抽样比例限值互相矛盾：至少 ${least}%，至多 ${most}%。`,
  }),
  seeLimits: {
    en: 'See them with: certdesk limit list; set them with: certdesk limit set',
    zh: '可用 certdesk limit list 查看，用 certdesk limit set 设定。',
  },
  sizeOfExtension: ({ high }: Sizes): Words => ({
    en: `Give the whole number with --size, at most ${high}.`,
    zh: `请用 --size 给出总数，最多 ${high}。`,
  }),
  frameIsFrozen: { en: 'An extension keeps the seed and the frame of the draw.', zh: '增抽沿用原种子和原抽样框。' },
  leaveSeed: { en: 'Leave --seed and --include-suspended out.', zh: '请去掉 --seed 和 --include-suspended。' },
  verifyWith: (number: string): Words => ({
    en: `Anyone can draw again; with --script, by a script that needs no certdesk: certdesk survey verify ${number}`,
    zh: `任何人都可重做抽样（加 --script 则给出不依赖本程序的脚本）：certdesk survey verify ${number}`,
  }),
  noSuchDraw: (number: string, draw: number): Words => ({
    en: `${number} has no draw ${draw}.`,
    zh: `${number} 没有第 ${draw} 次抽样。`,
  }),
  seeDraws: (number: string): Words => same(`certdesk survey show ${number}`),
  verified: (number: string, size: number): Words => ({
    en: `${number}: drawn again from the frozen frame, the same ${size === 1 ? 'customer' : `${size} customers in the same order`}.`,
    zh: `${number}：按冻结的抽样框重做，${size} 家客户及次序完全一致。`,
  }),
  differs: (number: string, differences: readonly Words[]): Words => {
    const { en, zh } = joined(differences, '; ', '；')
    return {
      en: `${number} is NOT what its seed and frame draw: ${en}.`,
      zh: `${number} 与其种子和抽样框不符：${zh}。`,
    }
  },
  difference: {
    digest: { en: 'the frame is not the one that was frozen', zh: '抽样框不是冻结时的抽样框' },
    population: (lines: number, population: number): Words => ({
      en: `the frame has ${lines} codes, not ${population}`,
      zh: `抽样框有 ${lines} 个编号，而非 ${population} 个`,
    }),
    rank: (rank: number, code: string, recorded: string | null): Words => ({
      en: recorded === null ? `rank ${rank}, ${code}, is not on record` : `rank ${rank} is ${code}, not ${recorded}`,
      zh: recorded === null ? `第 ${rank} 位 ${code} 未登记` : `第 ${rank} 位应为 ${code}，而非 ${recorded}`,
    }),
    ticket: (rank: number, code: string): Words => ({
      en: `rank ${rank}, ${code}, has another ticket`,
      zh: `第 ${rank} 位 ${code} 的抽签码不同`,
    }),
    owner: (code: string): Words => ({
      en: `${code} is on record as another customer than the one of that code`,
      zh: `${code} 登记成了另一家客户`,
    }),
    beyond: (code: string): Words => ({ en: `${code} was never drawn`, zh: `${code} 并未被抽中` }),
  },
  seeAudit: { en: 'See what was altered with: certdesk audit verify', zh: '可用 certdesk audit verify 查看改动之处。' },
  unfinished: (number: string): Words => ({
    en: `The draw of ${number} was begun and not finished.`,
    zh: `${number} 的抽样已开始但未完成。`,
  }),
  finishWith: same('certdesk survey sample'),
  codeGone: (code: string): Words => ({
    en: `The customer whose code was ${code} when the frame was frozen has another code now.`,
    zh: `抽样框冻结时编号为 ${code} 的客户现已改用其他编号。`,
  }),
  codeBack: (code: string): Words => ({
    en: `Give it the code back until the draw is finished: certdesk customer edit CUSTOMER --code ${shellWord(code)}`,
    zh: `请先恢复该编号，完成抽样：certdesk customer edit 客户 --code ${shellWord(code)}`,
  }),
  none: { en: 'No survey is on record.', zh: '没有调查记录。' },
  mergedSince: (customer: string, drawn: readonly string[]): Words => ({
    en: `${customer} is what several customers drawn have been merged into: ${drawn.join(', ')}.`,
    zh: `${customer} 由抽样后合并的多家客户组成：${drawn.join('、')}。`,
  }),
  nameDrawn: { en: 'Name the one by the code that was drawn.', zh: '请用抽样时的编号指明。' },
  notSampled: (customer: string, number: string): Words => ({
    en: `${customer} was not drawn for ${number}.`,
    zh: `${customer} 未被 ${number} 抽中。`,
  }),
  seeSampled: (number: string): Words => ({
    en: `See who was with: certdesk survey show ${shellWord(number)}`,
    zh: `可查看抽中名单：certdesk survey show ${shellWord(number)}`,
  }),
}
