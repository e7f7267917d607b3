import type { Assessment, Finding, Remark } from '../clause/clause.ts'
import { remarks, type Words } from '../clause/words.ts'
import { keyOf, keyText, nextStep, openCommand, type RecordedFinding } from '../finding/rules.ts'
import { findingWords } from '../finding/words.ts'

/** A finding with the record of it, where it is a breach that can no longer be cured and somebody has recorded that. */
export interface RecordableFinding extends Omit<Finding, 'place' | 'together' | 'forAll'> {
  /** The number of the record, such as FD-2026-0001. */
  readonly record: string | null
}

const none: RecordableFinding['facts'] = {}

/**
 * Leads each breach that can no longer be cured to its record: `records` are those of the day asked about. It stays a
 * breach.
 */
export class BreachRecords {
  readonly #facts: boolean
  readonly #records: readonly RecordedFinding[]
  readonly #byKey: ReadonlyMap<string, RecordedFinding>
  /** The keys of the records whose breach was found. */
  readonly #found = new Set<string>()
  /** Of each text one: a hundred thousand customers are short of the same contacts in the same words. */
  readonly #texts = new Map<string, Words>()

  /** Without `facts`, findings are led to their records without what proves them: it takes most of their room. */
  constructor(records: readonly RecordedFinding[], { facts = true }: { readonly facts?: boolean } = {}) {
    this.#facts = facts
    this.#records = records
    this.#byKey = new Map(records.map((record) => [keyText(record), record]))
  }

  /** The findings of a duty with their records; what is curable is cured by its own command. */
  lead(duty: string, { period, findings }: Pick<Assessment, 'period' | 'findings'>): RecordableFinding[] {
    return findings.map((finding) => this.#led(duty, period, finding))
  }

  /** Whether something is left to record of a breach that can no longer be cured. */
  isLeft(duty: string, period: string, finding: Finding): boolean {
    const record = this.#recordOf(duty, period, finding)
    return record === undefined || nextStep(record.days) !== null
  }

  /** Takes note of the breaches among the findings, for `withdrawn`, where those that lead to records are not wanted. */
  note(duty: string, { period, findings }: Pick<Assessment, 'period' | 'findings'>): void {
    for (const finding of findings) if (finding.state === 'breach') this.#recordOf(duty, period, finding)
  }

  #led(duty: string, period: string, finding: Finding): RecordableFinding {
    const { state, settle } = finding
    const text = this.#shared(finding.text)
    const record = state === 'breach' ? this.#recordOf(duty, period, finding) : undefined
    if (state !== 'breach' || settle !== null) return this.#recordable(finding, { text, settle, record: null })
    // What is not cured is recorded, and the record led to its acknowledgement.
    if (record === undefined)
      return this.#recordable(finding, { text, settle: openCommand(keyOf(duty, period, finding)), record: null })
    const next = nextStep(record.days)
    return this.#recordable(finding, {
      text: remarks([text, findingWords.recordedAs(record.number, record.days.acknowledge)]),
      settle: next === null ? null : ['finding', next, record.number],
      record: record.number,
    })
  }

  /** Value by value: of as many findings as there are customers, to copy whatever one has takes longer than to judge it. */
  #recordable(
    { customer, name, state, period, facts: proof }: Finding,
    { text, settle, record }: Pick<RecordableFinding, 'text' | 'settle' | 'record'>,
  ): RecordableFinding {
    const facts = this.#facts ? proof : none
    if (period === undefined) return { customer, name, state, text, facts, settle, record }
    return { customer, name, state, period, text, facts, settle, record }
  }

  #recordOf(duty: string, period: string, finding: Finding): RecordedFinding | undefined {
    if (this.#byKey.size === 0) return undefined
    const key = keyText(keyOf(duty, period, finding))
    const record = this.#byKey.get(key)
    if (record !== undefined) this.#found.add(key)
    return record
  }

  #shared(text: Words): Words {
    const kept = this.#texts.get(text.en)
    if (kept === undefined && this.#texts.size < 10_000) this.#texts.set(text.en, text)
    return kept?.zh === text.zh ? kept : text
  }

  /**
   * The records of breaches of a duty in a period that were not found any more: what was recorded later changed the
   * judgement, and whoever holds the report against the records must see that.
   */
  withdrawn(duty: string, period: string): Remark[] {
    return this.#records
      .filter((record) => record.duty === duty && record.period.startsWith(period) && !this.#found.has(keyText(record)))
      .map(({ number, customer, period: own, about }) => ({
        ...{ customer, name: null, text: findingWords.standsNoMore(number, own) },
        facts: { record: number, period: own, about },
      }))
  }
}
