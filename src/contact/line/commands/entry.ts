import type { Day } from '../../../clause/day.ts'
import { commandLine } from '../../../clause/words.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { dayTyped } from '../../../office/staff/done-by.ts'
import { requirePresent } from '../../../office/staff/store/role.ts'
import type { Write } from '../../../register/register.ts'
import type { WriteCall } from '../../../terminal/command.ts'
import { type Recorded, recordContact } from '../../contact/commands/recording.ts'
import type { Said } from '../../contact/commands/wizard.ts'
import type { Settled } from './settled.ts'

/** What a line records: a contact with everything that `contact add` takes. */
export interface LineEntry {
  /** The customer's code. */
  readonly customer: string
  readonly on: Day
  readonly said: Said
  /** Who made it, where the line says so. */
  readonly staff: string | null
  /** The command line that records the same. */
  readonly command: string
}

/** A recorded line, with the command line that records the same. */
export interface RecordedLine extends Recorded {
  readonly command: string
}

/** What a line that says everything records. */
export function entryOf({ on, read, named, newPerson, alsoSaid }: Settled): LineEntry {
  const { customer, staff } = named
  if (customer === null || read.channel === null) throw new Error('A line was settled without its customer or channel.')
  const told = [read.clock, ...alsoSaid, read.summary?.value].filter((each) => each != null).join('，')
  const said: Said = {
    on,
    channel: read.channel.value,
    person: named.person ?? newPerson ?? undefined,
    outcome: read.outcome?.value,
    surveillance: read.surveillance?.value,
    needs: read.needs?.value,
    summary: told === '' ? undefined : told,
    followUp: read.followUp?.value,
  }
  return { customer: customer.code, on, said, staff, command: commandOf(customer.code, said, staff) }
}

/** The flags of `contact add` in the order in which people read them. */
const order = ['on', 'channel', 'outcome', 'person', 'surveillance', 'needs', 'summary', 'followUp'] as const
const flagOf = (key: (typeof order)[number]): string => (key === 'followUp' ? '--follow-up' : `--${key}`)

function commandOf(code: string, said: Said, staff: string | null): string {
  const flags = order.flatMap((key) => (said[key] === undefined ? [] : [flagOf(key), said[key]]))
  return commandLine(['contact', 'add', code, ...flags, ...(staff === null ? [] : ['--staff', staff])])
}

/** Records what a line says. Refused (clause 3) where whoever it names had left by its day. */
export async function recordLine(tx: Write, entry: LineEntry, call: WriteCall): Promise<RecordedLine> {
  const { customer, on, said, staff, command } = entry
  const made = staff ?? call.who.staff
  if (staff !== null) await requirePresent(tx.db, staff, dayTyped(on, call.today))
  const row = await requireCustomer(tx.db, customer)
  const how = { staff: made, on, today: call.today, warn: call.warn }
  return { ...(await recordContact(tx, row, said, how)), command }
}
