import { unavailable } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'

export const seeVerify: Words = {
  en: 'See what was changed with: certdesk audit verify',
  zh: '用 certdesk audit verify 查看改动。',
}

/** Refuses a journal with an entry that is not as it was sealed: what is signed or proven of it would be somebody's alteration. */
export const notAsSealed = (seq: number) =>
  unavailable(
    {
      en: `Entry #${seq} is not as it was sealed; nothing is signed or proven from this register.`,
      zh: `第 ${seq} 条记录与封印不符；不以此登记簿签名或出具证明。`,
    },
    seeVerify,
  )
