import dictionary from 'opencc-js/dict/TSCharacters'

/** For each unit that is a traditional character its simplified one, for all others themselves. */
const simple = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)

for (const entry of dictionary.split('|')) {
  const [traditional = '', simplified = ''] = entry.split(' ')
  if (traditional.length === 1 && simplified.length === 1) simple[traditional.charCodeAt(0)] = simplified.charCodeAt(0)
}

/** A unit of a name in simplified characters. */
export const simplifiedUnit = (unit: number): number => simple[unit] ?? unit

/** A name in simplified characters, however it is written. */
export function simplifiedName(name: string): string {
  let text = ''
  for (let at = 0; at < name.length; at += 1) text += String.fromCharCode(simplifiedUnit(name.charCodeAt(at)))
  return text
}
