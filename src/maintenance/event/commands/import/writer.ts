import type { Reason } from '../../../../clause/reason.ts'
import { ListedCustomers } from '../../../../customer/customer/listed-customer.ts'
import { personsIn } from '../../../../customer/person/persons-in.ts'
import type { RowWriter, Taken } from '../../../../intake/import.ts'
import { taken } from '../../../../intake/record-list.ts'
import { type Remark, remark } from '../../../../intake/remark.ts'
import type { Row, Write } from '../../../../register/register.ts'
import { addAttendance, attendanceOf, attendanceTakenBack } from '../../attendance.ts'
import type { AttendeeField } from '../../headers.ts'
import type { AttendeeRow } from './row.ts'
import { importWords } from './words.ts'

type Outcome = Taken<AttendeeField>

const unchanged = (why: Reason): Outcome => taken('unchanged', { warnings: [remark<AttendeeField>(null, null, why)] })

/** Who came of an organization, put together from its rows. */
interface Party {
  readonly customerId: number
  /** Where it stands in the file first. */
  readonly line: number
  readonly there: Row<'event_attendance'> | null
  readonly persons: Set<string>
  headcount: number | null
  /** A row counted more people than it names: who a further row names may be one of them. */
  counted: boolean
  changed: boolean
}

const countsMore = ({ persons, headcount }: AttendeeRow): boolean => headcount !== null && headcount > persons.length

/**
 * Puts the rows of each organization together, as lists often have a row a person, and writes one attendance. What is on
 * record is filled where it lacks something; where it says otherwise, or was taken back, it is left alone.
 */
export class AttendeeWriter implements RowWriter<AttendeeField, AttendeeRow> {
  readonly #tx: Write
  readonly #event: Row<'event'>
  readonly #customers: ListedCustomers
  readonly #parties = new Map<number, Party>()
  #takenBack: ReadonlySet<number> | null = null
  #added = 0

  constructor(tx: Write, event: Row<'event'>) {
    this.#tx = tx
    this.#event = event
    this.#customers = new ListedCustomers(tx.db)
  }

  async take(_place: number, row: AttendeeRow): Promise<Outcome> {
    this.#takenBack ??= await attendanceTakenBack(this.#tx.db, this.#event.id)
    const matched = await this.#customers.match(row.named)
    if ('problem' in matched) return taken('rejected', { refusals: [matched.problem] })
    const { customerId } = matched
    const party = this.#parties.get(customerId) ?? this.#onRecord(customerId, row.line)
    if (party !== null) return party.there === null ? this.#goOn(party, row) : this.#fill(party, row)
    if (this.#takenBack.has(customerId)) return unchanged(importWords.takenBack)
    const persons = new Set(row.persons)
    const headcount = row.headcount ?? (persons.size > 0 ? persons.size : null)
    const begun = { customerId, line: row.line, there: null, persons, headcount, counted: countsMore(row) }
    this.#parties.set(customerId, { ...begun, changed: true })
    return taken('created')
  }

  #onRecord(customerId: number, line: number): Party | null {
    const there = attendanceOf(this.#tx, this.#event.id, customerId)
    if (there === null) return null
    const persons = new Set(personsIn(there.persons))
    const party = { customerId, line, there, persons, headcount: there.headcount, counted: false, changed: false }
    this.#parties.set(customerId, party)
    return party
  }

  /** A further row of an organization that the file records: more of its people, or the same again. */
  #goOn(party: Party, row: AttendeeRow): Outcome {
    const { persons, headcount } = row
    const more = persons.filter((person) => !party.persons.has(person))
    if (more.length > 0) {
      for (const person of more) party.persons.add(person)
      return taken('created', { warnings: this.#count(party, row, more.length) })
    }
    if (headcount === null || headcount === party.headcount || persons.length > 0) return taken('unchanged')
    if (party.headcount !== null)
      return taken('rejected', { refusals: [remark('headcount', String(headcount), importWords.twice(party.line))] })
    party.headcount = headcount
    return taken('created')
  }

  /** A row of an organization that is on record: it may fill what is blank there. */
  #fill(party: Party, row: AttendeeRow): Outcome {
    const { there } = party
    const { persons, headcount } = row
    const more = persons.filter((person) => !party.persons.has(person))
    const isOther =
      (more.length > 0 && there?.persons != null) ||
      (headcount !== null && persons.length === 0 && there?.headcount != null && headcount !== there.headcount)
    if (isOther) return unchanged(importWords.otherwise)
    for (const person of more) party.persons.add(person)
    const isCounted = there?.headcount == null && (more.length > 0 || headcount !== null)
    const isAdded = isCounted && (more.length > 0 || party.headcount === null)
    const warnings = isAdded ? this.#count(party, row, more.length) : []
    if (more.length === 0 && !isCounted) return taken('unchanged')
    party.changed = true
    return taken('updated', { warnings })
  }

  /** Adds the people of a row, and warns where they may have been counted by an earlier one. */
  #count(party: Party, row: AttendeeRow, more: number): Remark<AttendeeField>[] {
    const isDoubtful = party.headcount !== null && (party.counted || countsMore(row))
    party.headcount = (party.headcount ?? 0) + (row.headcount ?? more)
    party.counted ||= countsMore(row)
    if (!isDoubtful) return []
    const written = row.headcount === null ? null : String(row.headcount)
    return [remark<AttendeeField>('headcount', written, importWords.addedTo(party.line, party.headcount))]
  }

  finish(): void {
    for (const { customerId, there, persons, headcount, changed } of this.#parties.values()) {
      if (!changed) continue
      const told = { headcount, persons: persons.size === 0 ? null : [...persons].join('、') }
      if (there === null) {
        addAttendance(this.#tx, this.#event.id, customerId, told)
        this.#added += 1
      } else this.#tx.update('event_attendance', there.id, told)
    }
  }

  more() {
    const said = this.#added === 0 ? [] : [importWords.attended(this.#event.number, this.#added)]
    return { said, json: { event: this.#event.number, organizations: this.#added } }
  }
}
