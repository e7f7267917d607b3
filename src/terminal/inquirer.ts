/** What questions are asked with, apart from the rest of the library: the bundle keeps it in a file of its own. */
export { input, Separator, search } from '@inquirer/prompts'
