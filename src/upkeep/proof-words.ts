import type { Words } from '../clause/words.ts'

export const proofWords = {
  ask: (key: string): Words => ({ en: `Passphrase of ${key}`, zh: `密钥 ${key} 的口令` }),
  askNew: (shortest: number): Words => ({
    en: `Passphrase for the new key (${shortest} characters or more)`,
    zh: `新密钥的口令（至少 ${shortest} 个字符）`,
  }),
  askAgain: { en: 'The same passphrase again', zh: '再次输入口令' },
  shortPassphrase: (shortest: number): Words => ({
    en: `A passphrase has at least ${shortest} characters.`,
    zh: `口令至少 ${shortest} 个字符。`,
  }),
  otherPassphrase: { en: 'It is not the same as the first.', zh: '与第一次输入的不同。' },
  noPassphrase: {
    en: 'A key is opened by its passphrase, and nobody is there to type it.',
    zh: '打开密钥需要口令，而此处无人可输入。',
  },
  setPassphrase: {
    en: 'Run it on a terminal, or put the passphrase into the environment as CERTDESK_PASSPHRASE.',
    zh: '请在终端上运行，或用环境变量 CERTDESK_PASSPHRASE 给出口令。',
  },
  correctPassphrase: {
    en: 'It was taken from the environment: correct CERTDESK_PASSPHRASE, or remove it and run this on a terminal, to be asked.',
    zh: '口令取自环境变量 CERTDESK_PASSPHRASE：请更正，或去掉该变量并在终端上运行，届时会询问口令。',
  },
  wrongPassphrase: (key: string): Words => ({
    en: `${key} does not open with this passphrase.`,
    zh: `口令有误，打不开 ${key}。`,
  }),
  isThere: (file: string): Words => ({
    en: `${file} is there already, and is not overwritten.`,
    zh: `${file} 已存在，不会覆盖。`,
  }),
  nameAnother: { en: 'Name another file.', zh: '请换一个文件名。' },
  cannotWrite: (file: string, code: string): Words => ({
    en: `${file}: what belongs beside it cannot be written there (${code}); nothing was signed.`,
    zh: `${file}：无法写入密钥所在的位置（${code}），未签名。`,
  }),
  lookAtStick: {
    en: 'Is the stick in, with room on it, and not read-only?',
    zh: '请检查 U 盘是否插好、有空间、可写入。',
  },
  cannotRead: (file: string, code: string): Words =>
    code === 'ENOENT'
      ? { en: `There is no file "${file}".`, zh: `找不到文件“${file}”。` }
      : { en: `"${file}" cannot be read (${code}).`, zh: `无法读取“${file}”（${code}）。` },
  isTooLarge: (file: string): Words => ({
    en: `"${file}" is too large to be what is asked for.`,
    zh: `“${file}”过大，不是所需的文件。`,
  }),
  isRegister: (file: string): Words => ({
    en: `"${file}" is the register that is open, or belongs to it.`,
    zh: `“${file}”是正在使用的登记簿，或属于该登记簿。`,
  }),
  isNoKey: (file: string): Words => ({ en: `"${file}" is no key to sign with.`, zh: `“${file}”不是签名密钥。` }),
  makeKey: {
    en: 'If it is on a stick, plug that in. Only where there is no key yet, make one: certdesk audit key FILE',
    zh: '若密钥在U盘上，请先插入U盘；尚无密钥时才新建：certdesk audit key 文件',
  },
  inUse: (key: string): Words => ({
    en: `Something else is being signed with ${key}.`,
    zh: `${key} 正在签署另一个检查点。`,
  }),
  tryAgain: { en: 'Run the command again in a moment.', zh: '请稍后再试。' },
  noState: (file: string): Words => ({
    en: `${file}, what the key signed last, is missing or unreadable; without it the key might sign two histories, so it signs nothing.`,
    zh: `缺少 ${file}（密钥上次签署的内容）或无法读取；没有它就可能签出两段不同的历史，因此不再签名。`,
  }),
  keyOfOther: (key: string): Words => ({
    en: `${key} signs for another register.`,
    zh: `${key} 是另一个登记簿的密钥。`,
  }),
  nameOwnKey: {
    en: 'Name a key of this register, or make one with: certdesk audit key FILE',
    zh: '请给出本登记簿的密钥，或新建密钥：certdesk audit key 文件',
  },
  newKey: {
    en: 'Put the file back beside the key, or make a new key with: certdesk audit key FILE',
    zh: '请把该文件放回密钥旁，或新建密钥：certdesk audit key 文件',
  },
  madeKey: (file: string): Words => ({
    en: `Made ${file}. It belongs on a stick that the manager keeps, not beside the register: whoever has both can sign another history. ${file}.state goes with it. Give ${file}.pub to whoever is to check.`,
    zh: `已新建 ${file}。密钥应存入经理保管的 U 盘，不要与登记簿放在一起：两者都在手者可另签一段历史。${file}.state 须随密钥保存；${file}.pub 交给核验的人。`,
  }),
  keyFile: { en: 'Key', zh: '密钥' },
  publicKey: { en: 'Public key', zh: '公钥' },
  origin: { en: 'Register', zh: '登记簿' },

  signedMore: (signed: number, now: number): Words => ({
    en: `The key has signed ${signed} entries, and the register has ${now}: entries are missing, so nothing is signed.`,
    zh: `密钥已为 ${signed} 条记录签过名，而登记簿只有 ${now} 条：有记录缺失，因此不签名。`,
  }),
  signedLater: (signed: number, asked: number): Words => ({
    en: `The key has signed up to entry #${signed}, and #${asked} is earlier: a key signs nothing earlier than what it signed last.`,
    zh: `密钥已签署至第 ${signed} 条记录，而所问的只到第 ${asked} 条：密钥不再签署比上次更早的检查点。`,
  }),
  askLater: (signed: number): Words => ({
    en: `Leave --known-at out, or give '#${signed}' or later.`,
    zh: `请去掉 --known-at，或给出 '#${signed}' 及以后的序号。`,
  }),
  signedOther: (signed: number): Words => ({
    en: `The first ${signed} entries are not those that the key has signed, so nothing is signed.`,
    zh: `前 ${signed} 条记录与密钥签过的不同，因此不签名。`,
  }),
  seeBackups: {
    en: 'Look for the register that was signed, or its newest backup: certdesk doctor, certdesk restore BACKUP --dry-run',
    zh: '请找回当时签名的登记簿或其最新备份：certdesk doctor、certdesk restore 备份文件 --dry-run',
  },
  checkpointed: (size: number): Words => ({
    en: `Signed up to entry #${size}. Keep it elsewhere than the register: it shows later whether any of these entries was altered or cut off.`,
    zh: `已签署至第 ${size} 条记录。请存放在登记簿以外的地方：日后可据此查出这些记录有无改动或删除。`,
  }),

  isNoCheckpoint: (file: string): Words => ({ en: `"${file}" is no checkpoint.`, zh: `“${file}”不是检查点。` }),
  makeCheckpoint: {
    en: 'One is made with: certdesk audit checkpoint --key FILE --output FILE',
    zh: '签署检查点：certdesk audit checkpoint --key 文件 --output 文件',
  },
  isNoPublicKey: (given: string): Words => ({ en: `"${given}" is no public key.`, zh: `“${given}”不是公钥。` }),
  givePublicKey: {
    en: 'Give it as "audit key" printed it, or the file that it wrote beside the key: FILE.pub.',
    zh: '请照 audit key 印出的样子给出，或给出密钥旁的 .pub 文件。',
  },
  keyWithout: {
    en: '--public-key says who has to have signed a checkpoint.',
    zh: '--public-key 用于核对检查点的签名。',
  },
  nameKept: { en: 'Give the checkpoint with --checkpoint FILE.', zh: '请用 --checkpoint 文件 给出检查点。' },
  notSigned: (file: string): Words => ({
    en: `"${file}" is not signed by that key.`,
    zh: `“${file}”不是该密钥签署的。`,
  }),
  unsignedKeyless: {
    en: 'The signature of the checkpoint was not checked: give the public key with --public-key.',
    zh: '未核对检查点的签名：可用 --public-key 给出公钥。',
  },
  checkpointOther: {
    en: 'the checkpoint is of another register, or entry 1 was exchanged',
    zh: '检查点属于另一登记簿，或第 1 条记录已被换掉',
  },
  checkpointCut: (size: number, now: number): Words => ({
    en: `the checkpoint covers ${size} entries, and ${now} are there`,
    zh: `检查点涵盖 ${size} 条记录，现只有 ${now} 条`,
  }),
  checkpointAltered: (size: number): Words => ({
    en: `what the first ${size} entries hold is not what the checkpoint says`,
    zh: `前 ${size} 条记录的内容与检查点不符`,
  }),
  holdsAnchor: (anchor: string): Words => ({ en: `It has the entry ${anchor}.`, zh: `日志包含 ${anchor}。` }),
  holdsCheckpoint: (size: number): Words => ({
    en: `The first ${size} entries are those of the checkpoint.`,
    zh: `前 ${size} 条记录与检查点一致。`,
  }),

  noSuchRecord: (typed: string): Words => ({
    en: `Nothing on record has the number "${typed}".`,
    zh: `没有编号为“${typed}”的记录。`,
  }),
  nameRecord: {
    en: 'Give a number as lists show it, or a table and the id of a row in it, as contact:12.',
    zh: '请给出列表中的编号，或表名加行号，如 contact:12。',
  },
  severalRecords: (typed: string): Words => ({
    en: `More than one record has the number "${typed}".`,
    zh: `有多条记录的编号为“${typed}”。`,
  }),
  whichRecord: (rows: readonly string[]): Words => ({
    en: `Give one of: ${rows.join(', ')}`,
    zh: `请给出其中之一：${rows.join('、')}`,
  }),
  notChangedThere: (typed: string, seq: number): Words => ({
    en: `Entry #${seq} changed nothing of ${typed}.`,
    zh: `第 ${seq} 条日志没有改动 ${typed}。`,
  }),
  changedIn: (entries: readonly number[]): Words => ({
    en: `It was recorded and changed in: ${entries.map((seq) => `#${seq}`).join(', ')}`,
    zh: `登记或改动它的记录：${entries.map((seq) => `#${seq}`).join('、')}`,
  }),
  notCovered: (typed: string, seq: number, size: number): Words => ({
    en: `${typed} was recorded in entry #${seq}, and the checkpoint covers entries up to #${size}.`,
    zh: `${typed} 登记于第 ${seq} 条日志，检查点只到第 ${size} 条。`,
  }),
  newerCheckpoint: {
    en: 'Give a newer checkpoint, or sign one with --key FILE.',
    zh: '请给出更新的检查点，或用 --key 文件 当场签署。',
  },
  nameCheckpoint: {
    en: 'Give the checkpoint with --checkpoint FILE, or sign one with --key FILE; one of the two.',
    zh: '请用 --checkpoint 文件 给出检查点，或用 --key 文件 当场签署；二者选一。',
  },
  needsCheckpoint: { en: 'A proof leads to one checkpoint.', zh: '证明须对应一个检查点。' },
  notOfCheckpoint: (file: string): Words => ({
    en: `The register does not lead to the checkpoint "${file}": it is of another register, or entries were altered or cut off.`,
    zh: `登记簿与检查点“${file}”对不上：检查点属于另一登记簿，或有记录被改动或删除。`,
  }),
  seeVerifyCheckpoint: (file: string): Words => ({
    en: `See: certdesk audit verify --checkpoint ${file}`,
    zh: `用 certdesk audit verify --checkpoint ${file} 查看。`,
  }),
  proves: (typed: string, seq: number): Words => ({
    en: `It proves that ${typed} was recorded so in entry #${seq}, not that it is unchanged since.`,
    zh: `证明 ${typed} 在第 ${seq} 条日志中如此登记，不证明此后未改。`,
  }),
  changedSince: (entries: readonly number[]): Words => ({
    en: `Of the same record there are later entries: ${entries.map((seq) => `#${seq}`).join(', ')}. Each is proven with --entry N.`,
    zh: `同一记录另有更晚的日志：${entries.map((seq) => `第 ${seq} 条`).join('、')}。可用 --entry 序号 分别出具证明。`,
  }),
  noPersonThere: {
    en: 'There are no personal data in this change, or they were erased; the proof holds without.',
    zh: '该项改动没有个人信息，或已删除；证明照样成立。',
  },
  consistent: (older: number, newer: number): Words => ({
    en: `The checkpoint of ${newer} entries extends that of ${older}: none of those was altered or cut off.`,
    zh: `${newer} 条记录的检查点是在 ${older} 条的检查点之上延续的：原有记录没有改动或删除。`,
  }),
  inconsistent: (older: number, newer: number): Words => ({
    en: `The checkpoint of ${newer} entries does not extend that of ${older}: entries were altered or cut off between the two.`,
    zh: `${newer} 条记录的检查点不是 ${older} 条检查点的延续：其间有记录被改动或删除。`,
  }),
  notInOrder: (older: string, newer: string, sizes: { readonly older: number; readonly newer: number }): Words => ({
    en: `"${older}" is the later one: it covers ${sizes.older} entries, and "${newer}" ${sizes.newer}.`,
    zh: `“${older}”是较晚的一个：涵盖 ${sizes.older} 条记录，“${newer}”只有 ${sizes.newer} 条。`,
  }),
  swap: (older: string, newer: string): Words => ({
    en: `Give the earlier one first: certdesk audit consistency ${newer} ${older}`,
    zh: `请先写较早的一个：certdesk audit consistency ${newer} ${older}`,
  }),
  otherOrigins: { en: 'The two checkpoints are of different registers.', zh: '两个检查点属于不同的登记簿。' },
}
