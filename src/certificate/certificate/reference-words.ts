import type { Day } from '../../clause/day.ts'
import { joined, remarks, same, shellWord, type Words } from '../../clause/words.ts'
import type { CaseNaming } from './referring.ts'
import { type Status, statuses } from './rules.ts'

/** Something that refers to a certificate, and the command that takes it back. */
const reference = (name: Words, command: string): { name: Words; takeBack: Words } => ({
  name,
  takeBack: { en: `${command} --reason TEXT`, zh: `${command} --reason 原因` },
})

/** What refers to a certificate, and so keeps it from being taken back or its days from being moved. */
export const referenceWords = {
  referredTo: (number: string, by: Words): Words => ({
    en: `Certificate ${number} is referred to by ${by.en}.`,
    zh: `证书 ${number} 被 ${by.zh} 引用。`,
  }),
  takeBackFirst: (commands: Words): Words => ({
    en: `Take those back first if they are mistyped too: ${commands.en}. What became of a certificate is recorded with certdesk suspend, not by voiding it.`,
    zh: `如其也属误录，请先作废：${commands.zh}。证书的状态变化请用 certdesk suspend 登记，而不是作废。`,
  }),
  findingStays: (number: string, certificate: string): Words => ({
    en: `${number}, the record of a breach of ${certificate}, stays; if it is mistyped too: certdesk finding void ${number} --reason TEXT`,
    zh: `不符合记录 ${number} 涉及 ${certificate}，仍保留；如也属误录：certdesk finding void ${number} --reason 原因`,
  }),
  loss: (number: string) => reference(same(number), `certdesk loss void ${number}`),
  suspensionCase: (number: string) => reference(same(number), `certdesk suspend void ${number}`),
  surveyed: (on: Day): Words => ({ en: `the surveillance of ${on}`, zh: `${on} 的监督` }),
  issuedInPlace: (number: string): Words => ({
    en: `${number} (issued in its place)`,
    zh: `${number}（其换发的证书）`,
  }),
  changed: (status: Status, on: Day): Words => ({
    en: `${statuses[status].en} from ${on}`,
    zh: `自 ${on} 起${statuses[status].zh}`,
  }),
  changedOf: (number: string, status: Status, on: Day): Words => {
    const changed = referenceWords.changed(status, on)
    return { en: `${number}: ${changed.en}`, zh: `${number}：${changed.zh}` }
  },
  movedPast: (number: string, recorded: Words): Words => ({
    en: `${number} cannot have been issued after what is on record of it: ${recorded.en}.`,
    zh: `${number} 的发证日期不能晚于已登记的事项：${recorded.zh}。`,
  }),
  expiredBefore: (number: string, recorded: Words): Words => ({
    en: `${number} cannot have expired before what is on record of it: ${recorded.en}.`,
    zh: `${number} 的有效期不能早于已登记的事项：${recorded.zh}。`,
  }),
  movedBefore: (number: string, changes: Words): Words => ({
    en: `${number} cannot have been issued before what became of the one it replaces: ${changes.en}.`,
    zh: `${number} 的发证日期不能早于原证书此前的状态变化：${changes.zh}。`,
  }),
  surveillance: (certificate: string, on: Day) =>
    reference(
      referenceWords.surveyed(on),
      `certdesk certificate surveillance void ${shellWord(certificate)} --on ${on}`,
    ),
  application: (number: string) => reference(same(number), `certdesk change void ${number}`),
  caseNaming: ({ noun, number }: CaseNaming) => ({
    name: same(number),
    takeBack: referenceWords.anotherMatter({ noun, number }),
  }),
  /** What a complaint or an appeal is about stays: it, and who was involved, is what the case rests on. */
  namedByCases: (number: string, cases: readonly CaseNaming[]): Words => {
    const { en, zh } = joined(cases.map((each) => same(each.number)))
    return {
      en: `${en} ${cases.length === 1 ? 'is' : 'are'} about ${number}, and ${cases.length === 1 ? 'rests' : 'rest'} on it.`,
      zh: `${zh} 涉及 ${number}，以其为依据，不能作废。`,
    }
  },
  anotherMatterFirst: (cases: readonly CaseNaming[]): Words => {
    const { en, zh } = remarks(cases.map(referenceWords.anotherMatter))
    return {
      en: `If it names the wrong one, correct that first: ${en}.`,
      zh: `如其涉及事项登记有误，请先更正：${zh}。`,
    }
  },
  /** How a complaint or an appeal is made to be about something else. */
  anotherMatter: ({ noun, number }: CaseNaming): Words => ({
    en: `certdesk ${noun} edit ${number} --clear matters --reason TEXT`,
    zh: `certdesk ${noun} edit ${number} --clear matters --reason 原因`,
  }),
  successor: (number: string) =>
    reference(referenceWords.issuedInPlace(number), `certdesk certificate void ${shellWord(number)}`),
  issuedFor: (number: string) => ({
    name: { en: `${number} (it was issued for)`, zh: `${number}（为其颁发）` },
    takeBack: {
      en: `certdesk undo ENTRY, the entry of the reissue by ${number}`,
      zh: `certdesk undo 日志序号（${number} 的换证记录）`,
    },
  }),
}
