import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Tables } from '../../../register/tables.ts'

type Numbered = 'certificate' | 'contract'

/** For a WHERE: the row's number is the one that was typed, whatever the case and the blanks. HT-1 is ht-1 and HT - 1. */
export const hasNumber =
  (typed: string) =>
  (eb: ExpressionBuilder<Tables, Numbered>): Expression<SqlBool> =>
    eb(
      eb.fn<string>('upper', [eb.fn<string>('replace', ['number', eb.val(' '), eb.val('')])]),
      '=',
      typed.replace(/\s/gu, '').toUpperCase(),
    )
