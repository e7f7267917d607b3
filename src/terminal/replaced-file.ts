import { Problem } from '../clause/problem.ts'
import type { Lang, Words } from '../clause/words.ts'
import type { OutputFlag } from './place.ts'
import { Back } from './prompts.ts'
import type { ReplacedFile, World } from './world.ts'

/** A size as people read it: bytes up to a thousand, then kB and MB. */
function sizeSaid(bytes: number): Words {
  if (bytes < 1000) return { en: `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`, zh: `${bytes} 字节` }
  const [unit, size] = bytes < 999_500 ? ['kB', bytes / 1000] : ['MB', bytes / 1_000_000]
  const said = `${unit === 'kB' || size >= 100 ? Math.round(size) : size.toFixed(1)} ${unit}`
  return { en: said, zh: said }
}

const question = ({ name, at, size }: ReplacedFile): Words => ({
  en: `There is a file "${name}" already, of ${at}, ${sizeSaid(size).en}. Replace it?`,
  zh: `文件“${name}”已存在（${at}，${sizeSaid(size).zh}）。替换它？`,
})

const kept = (name: string): Words => ({
  en: `Nothing was written: "${name}" is as it was.`,
  zh: `未写入任何内容，“${name}”保持原样。`,
})

/** Asks a person whether a file may be replaced. An empty answer and Esc are no. */
export const isToReplace = (file: ReplacedFile, lang: Lang, { prompts }: Pick<World, 'prompts'>): Promise<boolean> =>
  prompts.confirm(question(file)[lang], lang).catch((error: unknown) => {
    if (error instanceof Back) return false
    throw error
  })

/** The problem of a command that is left since a file is to stay as it is. */
export const keptAsItWas = ({ name }: ReplacedFile, flag: OutputFlag): Problem =>
  new Problem('interrupted', kept(name), {
    en: `Name another file with ${flag} FILE.`,
    zh: `请用 ${flag} 指定另一个文件。`,
  })
