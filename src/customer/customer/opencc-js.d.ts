declare module 'opencc-js/dict/TSCharacters' {
  /** Traditional characters, each with the simplified ones for it behind a blank, parted by strokes. */
  const dictionary: string
  export default dictionary
}
