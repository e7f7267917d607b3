/**
 * What a server's register refuses by itself, by the SQLSTATE that its errors bear: the class RG is nobody else's. Their texts are for whoever
 * types SQL there; people are told by the client, which goes by the code.
 */
export const refusals = {
  /** The newest entry is not the one that the caller follows: another one came first. Nothing is wrong; it is to be begun again. */
  overtaken: 'RG001',
  /** The transaction is not READ COMMITTED, and would not see what others committed while it waited. */
  isolation: 'RG002',
  /** No entry is open in this transaction: rows are written inside one alone, by the functions. */
  gate: 'RG003',
  /** The login belongs to no member of staff. */
  unbound: 'RG004',
  /** An entry or a row says that somebody else wrote it, or at another moment. */
  otherName: 'RG005',
  /** The journal or a table was changed past the program. */
  altered: 'RG006',
  /** What is to be written does not fit: a table or a column that is not there, ids that do not follow, a header that is not as it is sealed. */
  misfit: 'RG007',
  /** What is kept for ever would be changed or deleted. */
  kept: 'RG008',
  /** The transaction would be committed with an entry open. */
  open: 'RG009',
  /** The register was moved away, or has not arrived yet. */
  moved: 'RG010',
} as const satisfies Readonly<Record<string, `RG${string}`>>

export type Refused = keyof typeof refusals

/** A text as SQL has it. No backslash stands in it, which sessions may be set to read in another way. */
export function literal(text: string): string {
  if (text.includes('\\')) throw new Error('A text with a backslash is read differently from session to session.')
  return `'${text.replaceAll("'", "''")}'`
}

/** The statement of PL/pgSQL that refuses; `detail`, an SQL expression, says of which. */
export function raise(refused: Refused, message: string, detail?: string): string {
  const more = detail === undefined ? '' : `, DETAIL = coalesce((${detail})::text, '')`
  return `RAISE EXCEPTION USING ERRCODE = '${refusals[refused]}', MESSAGE = ${literal(message)}${more};`
}

/** Where names inside functions lead, whatever the session says: a temporary table of the same name comes last. */
const path = 'SET search_path = main, pg_temp'

/**
 * Plans are kept for a session, and an import fills tables of which the first plan found nothing: it would read all of each table for every
 * row. So indexes are used from the first row on, in triggers and references too; what is planned so seems dear enough to be compiled.
 */
const byIndex = 'SET enable_seqscan = off SET jit = off'

interface Body {
  readonly returns: string
  readonly declares?: readonly string[]
  readonly does: string
}

/**
 * A function in PL/pgSQL. `called`: by whom. What anybody calls runs with its owner's rights, and all that it calls sees names as it does; what
 * the end of a transaction calls sees them as the session does, unless it says otherwise.
 */
export function functionSql(
  signature: string,
  { returns, declares = [], does }: Body,
  called: 'by clerks' | 'at the end' | 'inside' = 'inside',
): string {
  const declared = declares.length === 0 ? '' : `DECLARE\n${declares.map((each) => `  ${each};\n`).join('')}`
  const settings = { 'by clerks': `SECURITY DEFINER ${path} ${byIndex} `, 'at the end': `${path} `, inside: '' }[called]
  return `CREATE FUNCTION main.${signature} RETURNS ${returns} LANGUAGE plpgsql ${settings}AS $body$\n${declared}BEGIN\n${does.trim()}\nEND\n$body$`
}
