import { Problem } from '../../../clause/problem.ts'
import { same, type Words } from '../../../clause/words.ts'
import { fileProblem } from '../look.ts'

/** What is looked at, in this order. */
export type CheckName =
  | 'file'
  | 'permissions'
  | 'log'
  | 'space'
  | 'drive'
  | 'opens'
  | 'integrity'
  | 'references'
  | 'indexes'
  | 'schema'
  | 'journal'
  | 'numbers'
  | 'erased'
  | 'clock'
  | 'backups'
  | 'mirrors'
  | 'version'

/** One thing looked at: how it is, and what to do where it is not well. */
export interface Check {
  readonly check: CheckName
  readonly ok: boolean
  readonly detail: Words
  readonly remedy: Words | null
}

export const well = (check: CheckName, detail: Words): Check => ({ check, ok: true, detail, remedy: null })
export const ill = (check: CheckName, detail: Words, remedy: Words): Check => ({ check, ok: false, detail, remedy })

export const restore: Words = {
  en: 'Leave the file as it is and restore the newest backup: certdesk restore BACKUP',
  zh: '请勿改动该文件，用最近的备份恢复：certdesk restore 备份文件',
}

/** A failure as a finding, in the words of whoever would otherwise have met it. */
export function failed(check: CheckName, error: unknown, file: string): Check {
  const problem = fileProblem(error, file)
  if (problem instanceof Problem) return ill(check, problem.words, problem.hint ?? restore)
  return ill(check, same(error instanceof Error ? error.message : String(error)), restore)
}
