/**
 * Faults that somebody could make in the source, one or two in every folder of it: `from` is text that stands once in the file, `to` what it
 * becomes. Found by a test, each of them: `npm run mutants` tells by which.
 */

/** A wrong comparison: what is due on the day itself, or not. */
const comparisons = [
  ['browse/idle.ts', 'clock() - last < most)', 'clock() - last > most)'],
  ['certificate/authority/rules.ts', "day > due ? 'at-risk'", "day >= due ? 'at-risk'"],
  ['certificate/certificate/rules.ts', 'day > certificate.expiresOn', 'day >= certificate.expiresOn'],
  ['certificate/contract/check.ts', 'days.signed <= asOf.day', 'days.signed < asOf.day'],
  ['certificate/status/rules.ts', 'change.on > day', 'change.on >= day'],
  [
    'change/application.ts',
    'application.acts.filter(({ on }) => on <= day)',
    'application.acts.filter(({ on }) => on < day)',
  ],
  ['clause/year.ts', "> '06-30'", "> '07-01'"],
  ['contact/contact/checks/vip.ts', 'span.from <= judgedOn(', 'span.from < judgedOn('],
  ['customer-list/commands/import/filing.ts', 'if (last < endsOn)', 'if (last <= endsOn)'],
  ['desk/my-day.ts', 'if (this.#first.length > 0)', 'if (this.#first.length > 1)'],
  ['finding/rules.ts', 'if (on < afterOn)', 'if (on <= afterOn)'],
  ['maintenance/event/rules.ts', 'more.length > 0', 'more.length >= 0'],
  ['maintenance/magazine/check.ts', 'published >= inForceFrom', 'published > inForceFrom'],
  ['ooxml/same-bytes.ts', 'part < parts;', 'part < parts - 1;'],
  ['page/rows-nav.ts', 'last < length', 'last <= length'],
  ['register/in-time/image.ts', '(change.at) <= last', '(change.at) < last'],
  ['report/way-out/since.ts', 'row.from_day < recorded', 'row.from_day <= recorded'],
  [
    'survey/rules.ts',
    'issued > 0 && 100 * returned >= percent * issued',
    'issued > 0 && 100 * returned > percent * issued',
  ],
  ['suspension/store/case.ts', 'act.recordedAt < openedAt', 'act.recordedAt > openedAt'],
  [
    'voice/due.ts',
    'if (due === null || due > until || closed !== null)',
    'if (due === null || due >= until || closed !== null)',
  ],
  ['workbook/sheet-name.ts', 'name.length <= room', 'name.length < room'],
]

/** A dropped `await`: what was asked for is not there yet, or its refusal is not heard. */
const awaits = [
  ['start/main.ts', 'else await render(', 'else void render('],
  ['change/commands/done-by.ts', 'await requireOtherHand(', 'void requireOtherHand('],
  ['office/staff/commands.ts', '!added) await refuseSelfGrant(', '!added) void refuseSelfGrant('],
  ['paper/print.ts', 'await checkPlace(', 'void checkPlace('],
  ['record/edit.ts', 'await editing.whole?.(', 'void editing.whole?.('],
  ['survey/score/commands/score.ts', 'await refuseUnevenWeights(', 'void refuseUnevenWeights('],
  ['upkeep/move/moving.ts', 'await to.fill(', 'void to.fill('],
]

/** Two values in each other's place. */
const swaps = [
  ['procedure.ts', 'duty(surveyDraw),\n  duty(surveyReturn)', 'duty(surveyReturn),\n  duty(surveyDraw)'],
  [
    'certificate/certificate/certificate.ts',
    'issued_on: issuedOn, expires_on: expiresOn',
    'issued_on: expiresOn, expires_on: issuedOn',
  ],
  ['customer-file/page/view/cases.ts', '? 1 : a.received > b.received ? -1', '? -1 : a.received > b.received ? 1'],
  ['next/commands.ts', 'a.number < b.number ? 1 : -1', 'a.number < b.number ? -1 : 1'],
  ['report/commands/maintenance.ts', 'left < right ? -1 : 1', 'left < right ? 1 : -1'],
]

/** A check that is not made. */
const checks = [
  ['change/commands/asked.ts', 'if (copies !== 2)', 'if (copies === 0)'],
  ['customer/maintainer/commands.ts', 'if (owner.id === to.id)', 'if (owner === to)'],
  ['intake/workbook/choose.ts', 'if (others.length > 0)', 'if (others.length < 0)'],
  ['office/account/store/seat.ts', 'if (!mayType(seat, by.id))', 'if (!mayType(seat, by.id) && seat === null)'],
  ['office/limit/store/limit.ts', '!isWithin(limit, value)', 'Number.isNaN(value)'],
  ['search/names.ts', 'if (proper.length > 0) return proper', 'if (proper.length > most) return proper'],
  ['ssh/frames.ts', 'type === undefined || length > mostFrame', 'type === undefined'],
  [
    'takeover/commands/answer.ts',
    "if (complete === null && 'answer' in said)",
    "if (complete === '' && 'answer' in said)",
  ],
  ['terminal/review.ts', "raw.trim() === '' || answered(raw)", 'true || answered(raw)'],
]

const of = (kind, list) => list.map(([file, from, to]) => ({ kind, file: `src/${file}`, from, to }))

export const mutants = [
  ...of('wrong comparison', comparisons),
  ...of('dropped await', awaits),
  ...of('swapped values', swaps),
  ...of('missing check', checks),
]
