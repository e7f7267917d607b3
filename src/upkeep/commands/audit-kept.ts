import { unavailable } from '../../clause/problem.ts'
import type { Call } from '../../terminal/command.ts'
import { text } from '../../terminal/flag.ts'
import { proofWords } from '../proof-words.ts'

/** A checkpoint that was kept elsewhere. */
export const checkpointFlag = text({ en: 'a checkpoint kept elsewhere', zh: '存放在别处的检查点' }, 'FILE')

/** The public key of who signed a checkpoint. */
export const publicKeyFlag = text(
  { en: 'the public key it must be signed with, or its file', zh: '检查点须由其签署的公钥，或公钥文件' },
  'KEY|FILE',
)

/** Refuses a checkpoint that the key has not signed; where no key was given, says that nobody looked. */
export async function refuseUnsigned(given: string | undefined, files: readonly string[], call: Call): Promise<void> {
  if (given === undefined) return call.warn(proofWords.unsignedKeyless)
  const [{ checkpointIn, publicKeyOf }, { isSignedBy }] = await Promise.all([
    import('../signing.ts'),
    import('../../register/tree/note.ts'),
  ])
  const verifier = publicKeyOf(given, call)
  const unsigned = files.find((file) => !isSignedBy(checkpointIn(file, call).checkpoint, verifier))
  if (unsigned !== undefined) throw unavailable(proofWords.notSigned(unsigned), proofWords.givePublicKey)
}
