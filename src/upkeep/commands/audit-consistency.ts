import { unavailable, usage } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import { snapshotStatements } from '../../register/in-time/snapshot.ts'
import { verb } from '../../terminal/command.ts'
import { askedAs, required, text } from '../../terminal/flag.ts'
import { sentence } from '../../terminal/result.ts'
import { proofWords } from '../proof-words.ts'
import { textResult } from '../text-result.ts'
import { watching } from '../watching.ts'
import { publicKeyFlag, refuseUnsigned } from './audit-kept.ts'

const checkpointArgument = (en: string, zh: string) =>
  required(askedAs({ en, zh }, text({ en: `${en.toLowerCase()}, a file`, zh: `${zh}文件` }, 'FILE')))

/** `audit consistency`: proves that one checkpoint extends another. Exit 1 where it does not. */
export const auditConsistency = verb({
  words: { en: 'Prove that a checkpoint extends an earlier one', zh: '证明一个检查点是较早检查点的延续' },
  access: 'read',
  args: {
    older: checkpointArgument('Earlier checkpoint', '较早的检查点'),
    newer: checkpointArgument('Later checkpoint', '较晚的检查点'),
  },
  flags: { publicKey: publicKeyFlag },
  examples: {
    'audit consistency checkpoint.txt newer.txt --output consistency.txt': {
      en: 'that nothing before the first was altered by the second',
      zh: '证明第一个检查点之前的记录到第二个时没有改动',
    },
  },
  run: async ({ older, newer, publicKey }, call) => {
    const [{ checkpointIn }, { folding, originIn }, { consistencyRanges, isConsistent }, { consistencyProof }] =
      await Promise.all([
        import('../signing.ts'),
        import('../../register/tree/fold.ts'),
        import('../../register/tree/tree.ts'),
        import('../../register/tree/proof.ts'),
      ])
    const [a, b] = [checkpointIn(older, call), checkpointIn(newer, call)]
    await refuseUnsigned(publicKey, [older, newer], call)
    const sizes = { older: a.checkpoint.size, newer: b.checkpoint.size }
    if (a.checkpoint.origin !== b.checkpoint.origin) return differs(sizes, proofWords.otherOrigins)
    const [from, to] = [a.checkpoint, b.checkpoint]
    // The register may well have grown from the one to the other: nothing is said of it in the wrong order.
    if (from.size > to.size) throw usage(proofWords.notInOrder(older, newer, sizes), proofWords.swap(older, newer))
    const parts = from.size === 0 ? [] : consistencyRanges(from.size, to.size)
    const folded = await call.read(async (db) => {
      const statements = snapshotStatements(db)
      const own = await watching(call)(folding(statements, { upTo: to.size, at: from.size, parts }))
      return originIn(statements) === to.origin ? own : null
    })
    if (folded === null || folded.size < to.size)
      throw unavailable(proofWords.notOfCheckpoint(newer), proofWords.seeVerifyCheckpoint(newer))
    if (!isConsistent(from, to, folded.parts)) {
      // The register holds one of the two, or neither: then it is no witness.
      const holds = folded.root.equals(to.root) || folded.earlier?.equals(from.root) === true
      if (holds) return differs(sizes, proofWords.inconsistent(from.size, to.size))
      throw unavailable(proofWords.notOfCheckpoint(newer), proofWords.seeVerifyCheckpoint(newer))
    }
    call.warn(proofWords.consistent(from.size, to.size))
    const text = consistencyProof(folded.parts, a.text, b.text)
    return textResult(call, 'consistency', {
      ok: true,
      ...sizes,
      detail: proofWords.consistent(from.size, to.size),
      text,
    })
  },
})

const differs = (sizes: { readonly older: number; readonly newer: number }, detail: Words) => ({
  preferred: 'table' as const,
  json: { consistency: { ok: false, ...sizes, detail, text: null } },
  parts: [sentence(detail)],
  exit: 1 as const,
})
