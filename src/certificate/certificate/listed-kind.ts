import { valueNamed } from '../../intake/value-named.ts'
import { type IssueKind, issueKinds, otherIssueKinds } from './issue-kind.ts'

/** The kind of issue that a cell of any list names, in the program's words or those of bodies; null for anything else. */
export const listedKind = (cell: string): IssueKind | null => valueNamed(cell, issueKinds, otherIssueKinds)
