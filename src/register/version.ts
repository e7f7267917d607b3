/** `CDSK`: says of a register whose it is, in a file's header or in a server's table. */
export const applicationId = 0x4344534b

/** How many steps the schema has, as `npm run snapshot` counted them: to open a register they are not loaded. */
export const schemaVersion = 9
