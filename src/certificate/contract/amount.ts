import { type Fen, fenText, readFen } from '../../clause/fen.ts'
import { usage } from '../../clause/problem.ts'
import { same, type Words } from '../../clause/words.ts'
import { type Flag, text } from '../../terminal/flag.ts'
import { contractWords } from './words.ts'

const money = text({ en: 'the price in yuan, such as 12,345.60', zh: '合同金额（元），如 12,345.60' }, 'YUAN')

/** An amount as it is typed in yuan. */
export const yuan: Flag<Fen, 'optional'> = {
  ...money,
  parse: (raw, label) => {
    const fen = readFen(money.parse(raw, label))
    if (fen === null) throw usage(contractWords.notMoney(label, raw), contractWords.writeMoney)
    return fen
  },
}

/** An amount as people read it. */
export const amountWords = (amount: Fen | null): Words => same(amount === null ? '—' : fenText(amount))

/** A stored amount as people read it. */
export const amountTold = (stored: string | number): Words => amountWords(Number(stored))
