import { dayTyped, doneAsDemanded } from '../../office/staff/done-by.ts'
import type { Role } from '../../office/staff/rules.ts'
import { rowNumbered } from '../../record/read.ts'
import type { DoneBy } from '../../terminal/command.ts'
import { finding } from '../finding.ts'
import { findingWords } from '../words.ts'

/**
 * Who does something to a record, by the clause of the duty that it is of; `acknowledged` is who does it once the manager
 * has acknowledged the record.
 */
export const doneOnRecord = (role: Role, acknowledged = role): DoneBy =>
  doneAsDemanded(findingWords.doneBy(role, acknowledged), async (db, { number, on }, today) => {
    const row = await rowNumbered(db, finding, String(number ?? ''))
    if (row === null) return null
    const needed = row.acknowledged_on === null ? role : acknowledged
    return { roles: [needed], clause: row.clause, on: dayTyped(on, today) }
  })
