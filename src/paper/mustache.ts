/** What fills layouts, apart from the bundle: few commands print a paper. */
export { default as mustache } from 'mustache'
