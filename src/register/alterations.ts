import { visible } from '../clause/visible.ts'
import { joined, type Words } from '../clause/words.ts'
import { type Difference, placeWords } from './difference.ts'

/** How a part of a schema is not as the program makes it: it is there besides, it is another, it is missing. */
export type SchemaFault = 'besides' | 'other' | 'missing'

/** Something of a schema that is not as the program makes it: `trigger x`, and how. */
export type SchemaAlteration = Omit<Difference, 'kind'>

/** A name is whatever somebody wrote into a schema: nothing in it is obeyed, and it fills no screen. */
export const partName = (name: string): string => visible(name.length > 80 ? `${name.slice(0, 80)}…` : name)

const faults: Readonly<Record<SchemaFault, Words>> = {
  besides: { en: 'is not of certdesk', zh: '非 certdesk 所建' },
  other: { en: 'is not as certdesk made it', zh: '与 certdesk 所建不同' },
  missing: { en: 'is missing', zh: '缺失' },
}

/** Each part that is not as the program makes it, by what it is called: what is there besides first. */
export const alterationsOf = (called: Readonly<Record<SchemaFault, readonly string[]>>): SchemaAlteration[] =>
  (Object.keys(faults) as SchemaFault[]).flatMap((fault) =>
    called[fault].map((where) => ({ where, detail: faults[fault] })),
  )

/** How many alterations a sentence names. */
const mostNamed = 3

/** Alterations as they stand behind a colon in a sentence. */
export function alterationsNamed(alterations: readonly SchemaAlteration[]): Words {
  const named = alterations
    .slice(0, mostNamed)
    .map(({ where, detail }) => ({
      en: `${where} ${detail.en}`,
      zh: `${placeWords({ kind: 'schema', where }).zh} ${detail.zh}`,
    }))
  const more = alterations.length - named.length
  const rest = more > 0 ? [{ en: `${more} more differ`, zh: `另有 ${more} 处不同` }] : []
  return joined([...named, ...rest], ', ', '，')
}
