import type { DatedValue, SetValue } from '../../clause/limit.ts'

/** Who says what a limit is: the procedure, in this or that revision, or the body itself. */
export interface LimitSource {
  readonly source: 'procedure' | 'register'
  /** The revision that says so, where the procedure does. */
  readonly revision: string | null
}

/** Where a value in force comes from; `written` is the revision that this program was written from. */
export const limitSource = (found: DatedValue | SetValue, written: string): LimitSource =>
  'revision' in found && found.revision === null
    ? { source: 'register', revision: null }
    : { source: 'procedure', revision: 'revision' in found ? found.revision : written }
