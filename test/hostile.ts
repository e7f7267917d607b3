import fc from 'fast-check'

/** Characters that nobody sees, of every sort that lists and pasted texts were seen with. */
const unseen = [
  ...['\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\u2062', '\ufeff', '\u00ad', '\u034f', '\u2800'],
  ...['\u3164', '\u115f', '\u1160', '\uffa0', '\u202a', '\u202e', '\u2066', '\u2069', '\u061c', '\u0080', '\u009f'],
  ...['\u{e0001}', '\u{e0041}', '\u{e007f}', '\ufff9', '\u206a', '\u{1d173}'],
]

/** A text beside the same with characters in it that nobody sees. */
export const hostile = (texts: fc.Arbitrary<string>) =>
  fc
    .tuple(texts, fc.array(fc.tuple(fc.nat(30), fc.constantFrom(...unseen)), { minLength: 1, maxLength: 6 }))
    .map(([clean, inserted]) => {
      const characters = [...clean]
      for (const [at, character] of inserted) characters.splice(Math.min(at, characters.length), 0, character)
      return { clean, dirty: characters.join('') }
    })
