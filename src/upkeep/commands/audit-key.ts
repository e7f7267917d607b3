import { same } from '../../clause/words.ts'
import { pathToWrite } from '../../register/disk/path-to-write.ts'
import { snapshotStatements } from '../../register/in-time/snapshot.ts'
import { verb } from '../../terminal/command.ts'
import { askedAs, required, text } from '../../terminal/flag.ts'
import { field, one } from '../../terminal/result.ts'
import { proofWords } from '../proof-words.ts'

/** `audit key`: makes a key that signs checkpoints of this register. */
export const auditKey = verb({
  words: {
    en: 'Make a key to sign checkpoints with, on the stick of the manager',
    zh: '新建签署检查点的密钥（存入经理保管的 U 盘）',
  },
  access: 'read',
  onHost: true,
  args: {
    file: required(
      askedAs(
        { en: 'File for the key, on a stick', zh: '密钥文件（放在 U 盘上）' },
        text({ en: 'a new file on a stick, away from the register', zh: 'U 盘上的新文件，不与登记簿放在一起' }, 'FILE'),
      ),
    ),
  },
  examples: {
    'audit key checkpoint.key': {
      en: 'a key with a passphrase, and its public key beside it',
      zh: '带口令的密钥，公钥存于其旁',
    },
  },
  run: async ({ file: named }, call) => {
    const [{ makeKey, newPassphrase, filesOf, refuseTaken }, { originIn }] = await Promise.all([
      import('../signing-key.ts'),
      import('../../register/tree/fold.ts'),
    ])
    const origin = await call.read(async (db) => originIn(snapshotStatements(db)))
    const file = pathToWrite(named, call.world.cwd)
    // Checked before the person thinks of a passphrase.
    refuseTaken(file)
    const { text: publicKey } = makeKey(named, file, origin, await newPassphrase(call), call.world)
    const { state, pub } = filesOf(named)
    return one('key', { file: named, state, publicKeyFile: pub, origin, publicKey }, proofWords.madeKey(named), [
      field('origin', proofWords.origin, origin),
      // The file is shown instead of the key: the key is wider than most terminals, and a line break would be copied with it.
      field('publicKey', proofWords.publicKey, publicKey, same(pub)),
    ])
  },
})
