import { snapshotStatements } from '../../register/in-time/snapshot.ts'
import { verb } from '../../terminal/command.ts'
import { askedAs, required, text } from '../../terminal/flag.ts'
import { proofWords } from '../proof-words.ts'
import { textResult } from '../text-result.ts'

/** The key that a checkpoint is signed with. */
export const keyFlag = askedAs(
  { en: 'Key', zh: '密钥' },
  text({ en: 'the key that "audit key" made, on its stick', zh: 'audit key 新建的密钥（在 U 盘上）' }, 'FILE'),
)

/** `audit checkpoint`: signs how far the journal is, and what it holds, for whoever keeps it elsewhere. */
export const auditCheckpoint = verb({
  words: { en: 'Sign a checkpoint of the journal, to be kept elsewhere', zh: '签署日志的检查点，存放在别处' },
  access: 'read',
  flags: { key: required(keyFlag) },
  examples: {
    'audit checkpoint --key checkpoint.key --output checkpoint.txt': {
      en: 'what shows later whether anything before it was altered',
      zh: '日后可据此查出之前的记录有无改动',
    },
  },
  run: async ({ key }, call) => {
    const { keyOf, signedCheckpoint } = await import('../signing.ts')
    const open = await keyOf(key, call)
    const { text, origin, folded } = await call.read((db) =>
      signedCheckpoint(call, open, snapshotStatements(db), call.head().seq),
    )
    call.warn(proofWords.checkpointed(folded.size))
    const { size, root } = folded
    return textResult(call, 'checkpoint', { origin, size, root: root.toString('base64'), text })
  },
})
