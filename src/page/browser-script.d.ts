/** Scripts that run in a page: the build and the tests load their text. */
declare module '*.browser.js' {
  const text: string
  export default text
}
