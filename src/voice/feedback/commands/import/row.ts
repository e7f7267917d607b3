import type { Day } from '../../../../clause/day.ts'
import { listedDay } from '../../../../clause/listed-day.ts'
import type { Reason } from '../../../../clause/reason.ts'
import type { Words } from '../../../../clause/words.ts'
import type { NamedCustomer } from '../../../../customer/customer/listed-customer.ts'
import { namedIn } from '../../../../customer/customer/named-row.ts'
import { orNothing } from '../../../../intake/blank.ts'
import type { ReadRow } from '../../../../intake/import.ts'
import { rowWords } from '../../../../intake/record-list.ts'
import type { Remark } from '../../../../intake/remark.ts'
import { valueNamed } from '../../../../intake/value-named.ts'
import { stages } from '../../../../survey/rules.ts'
import { otherStageNames } from '../../../../survey/stage-names.ts'
import type { FeedbackListField } from '../../headers.ts'
import {
  type Classification,
  classifications,
  type FeedbackChannel,
  feedbackChannels,
  isComplaint,
  missingParts,
  type PartlyClassified,
} from '../../rules.ts'
import { importWords } from './words.ts'

type RowProblem = Remark<FeedbackListField>

/** A row that can be read as feedback. */
export interface FeedbackRow extends PartlyClassified {
  readonly line: number
  /** The customer as it was written; null where the row names none. */
  readonly named: NamedCustomer | null
  readonly about: string | null
  readonly channel: FeedbackChannel
  readonly received: Day
  readonly content: string
  readonly classifiedOn: Day | null
  readonly owner: string | null
  readonly due: Day | null
}

/** Words that lists use besides the names of the values themselves. */
const otherChannelNames: Readonly<Record<string, FeedbackChannel>> = {
  座谈: 'symposium',
  客户座谈会: 'symposium',
  走访: 'visit',
  拜访: 'visit',
  上门: 'visit',
  上门走访: 'visit',
  上门拜访: 'visit',
  回访: 'return-call',
  电话: 'return-call',
  'return call': 'return-call',
  phone: 'return-call',
  call: 'return-call',
  调查: 'organized-survey',
  专项调查: 'organized-survey',
  'organised survey': 'organized-survey',
  客户投诉: 'complaint',
  投诉举报: 'complaint',
  邮件: 'other',
  微信: 'other',
  来信: 'other',
  来电: 'other',
  email: 'other',
  wechat: 'other',
}

const otherClassificationNames: Readonly<Record<string, Classification>> = {
  好评: 'praise',
  赞扬: 'praise',
  满意: 'praise',
  意见建议: 'suggestion',
  改进建议: 'suggestion',
  不满意: 'dissatisfaction',
  抱怨: 'dissatisfaction',
  差评: 'dissatisfaction',
  询问: 'question',
  疑问: 'question',
}

/**
 * Reads a row: either feedback with what to look at, or everything that is wrong with it. `cell` gives the text of a
 * field, null where the file has no such column. Feedback may come from nobody in particular, as at a symposium.
 */
export function readFeedbackRow(
  line: number,
  cell: (field: FeedbackListField) => string | null,
  today: Day,
): ReadRow<FeedbackListField, FeedbackRow> {
  const reader = new RowReader(cell, today)
  const [channel, received, content] = [reader.channel(), reader.received(), reader.content()]
  const from = reader.from()
  const told = reader.classification()
  const classifiedOn = reader.dayFrom('classifiedOn', received, today)
  const settled = channel === null ? { owner: null, due: null } : reader.settled(channel, received)
  const { warnings, refusals } = reader
  if (refusals.length > 0 || channel === null || received === null || content === null)
    return { item: null, warnings: [], refusals }
  if (classifiedOn === null && cell('classifiedOn') !== null && missingParts(told).length === 0)
    reader.doubt('classifiedOn', importWords.noDayOfClassification)
  return { item: { line, ...from, channel, received, content, ...told, classifiedOn, ...settled }, warnings, refusals }
}

/** Reads the cells of one row one by one, and keeps what is wrong and what is doubtful. */
class RowReader {
  readonly refusals: RowProblem[] = []
  readonly warnings: RowProblem[] = []
  readonly #cell: (field: FeedbackListField) => string | null
  readonly #today: Day

  constructor(cell: (field: FeedbackListField) => string | null, today: Day) {
    this.#cell = cell
    this.#today = today
  }

  doubt(field: FeedbackListField, reason: Reason): void {
    this.warnings.push({ field, value: this.#text(field), reason })
  }

  channel(): FeedbackChannel | null {
    if (this.#text('channel') === null) return this.#wrong('channel', importWords.noChannel)
    const channel = this.#value('channel', feedbackChannels, otherChannelNames)
    if (channel === 'other' && valueNamed(this.#text('channel') ?? '', feedbackChannels, {}) === null)
      this.doubt('channel', rowWords.takenAsOther)
    return channel
  }

  received(): Day | null {
    if (this.#text('received') === null) return this.#wrong('received', importWords.noDay)
    const day = this.#day('received')
    return day !== null && day > this.#today ? this.#wrong('received', rowWords.afterToday(this.#today)) : day
  }

  content(): string | null {
    return this.#text('content') ?? this.#wrong('content', importWords.noContent)
  }

  /** Who it comes from: a customer, an organization that is not in the register, or nobody in particular. */
  from(): Pick<FeedbackRow, 'named' | 'about'> {
    const [named, about] = [namedIn(this.#cell), this.#text('about')]
    if (named !== null && about !== null) this.#wrong('about', importWords.twoSubjects)
    return { named, about }
  }

  classification(): PartlyClassified {
    return {
      stage: this.#value('stage', stages, otherStageNames),
      topic: this.#text('topic'),
      classification: this.#value('as', classifications, otherClassificationNames),
    }
  }

  /** A day on or after the one on which the feedback was received, and by `last` where there is such a day. */
  dayFrom(field: 'classifiedOn' | 'due', received: Day | null, last: Day | null): Day | null {
    const day = this.#day(field)
    if (day !== null && last !== null && day > last) return this.#wrong(field, rowWords.afterToday(last))
    if (day !== null && received !== null && day < received)
      return this.#wrong(field, importWords.beforeReceived(received))
    return day
  }

  /** Who settles a complaint and by when; of anything else this is left out. */
  settled(channel: FeedbackChannel, received: Day | null): Pick<FeedbackRow, 'owner' | 'due'> {
    if (!isComplaint(channel)) {
      for (const field of ['owner', 'due'] as const)
        if (this.#text(field) !== null) this.doubt(field, importWords.onlyComplaints)
      return { owner: null, due: null }
    }
    const owner = this.#text('owner') ?? this.#wrong('owner', importWords.noOwner)
    const due = this.#text('due') === null ? this.#wrong('due', importWords.noDue) : this.dayFrom('due', received, null)
    return { owner, due }
  }

  #text(field: FeedbackListField): string | null {
    return orNothing(this.#cell(field) ?? '')
  }

  #day(field: FeedbackListField): Day | null {
    const text = this.#text(field)
    if (text === null) return null
    const day = listedDay(text)
    return typeof day === 'string' ? day : this.#wrong(field, day)
  }

  #value<Value extends string>(
    field: FeedbackListField,
    values: Readonly<Record<Value, Words>>,
    others: Readonly<Record<string, Value>>,
  ): Value | null {
    const text = this.#text(field)
    if (text === null) return null
    return valueNamed(text, values, others) ?? this.#wrong(field, rowWords.oneOf(values))
  }

  #wrong(field: FeedbackListField, reason: Reason): null {
    this.refusals.push({ field, value: this.#text(field), reason })
    return null
  }
}
