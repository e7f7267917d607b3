/** The two kinds of question that are asked, apart from the rest of the library: the bundle keeps them in a file of their own. */
export { input, search } from '@inquirer/prompts'
