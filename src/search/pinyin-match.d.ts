declare module 'pinyin-match/src/simplified_dict.js' {
  /** The characters of each syllable, tones left out, ü written v. */
  export const dict: Readonly<Record<string, string>>
}
