import {
  type BinaryOperationNode,
  type FunctionNode,
  type OperationNode,
  OperatorNode,
  type OrderByItemNode,
  PostgresQueryCompiler,
  PrimitiveValueListNode,
  RawNode,
  ValueListNode,
  ValueNode,
} from 'kysely'
import { regularOf } from './glob.ts'

/** A list of values as the text of an array. */
function arrayOf(values: readonly unknown[]): string {
  const each = values.map((value) =>
    typeof value === 'number' ? String(value) : `"${String(value).replace(/["\\]/g, '\\$&')}"`,
  )
  return `{${each.join(',')}}`
}

/** The values of a list that has nothing but texts, or nothing but whole numbers. */
function plainValues(node: OperationNode): readonly (string | number)[] | null {
  if (ValueListNode.is(node)) return node.values.length === 0 ? [] : null
  if (!PrimitiveValueListNode.is(node)) return null
  const [first] = node.values
  const isPlain = node.values.every((value) =>
    typeof first === 'number' ? Number.isSafeInteger(value) : typeof value === 'string',
  )
  return isPlain ? (node.values as readonly (string | number)[]) : null
}

const isDescending = ({ direction }: OrderByItemNode): boolean =>
  direction !== undefined && RawNode.is(direction) && direction.sqlFragments.join('').trim().toLowerCase() === 'desc'

/** Whether it is neither null nor truth. */
const isValue = (node: OperationNode): boolean =>
  !ValueNode.is(node) || (node.value !== null && typeof node.value !== 'boolean')

/** The functions that PostgreSQL has by other names, or for other types. */
type Function = (node: FunctionNode, compiler: RegisterCompiler) => void

const functions: Readonly<Record<string, Function>> = {
  /** Where a text stands in another, whatever type that is of. */
  instr: ({ arguments: [text, part] }, compiler) => compiler.pieces('strpos((', text, ')::text, (', part, ')::text)'),
  glob: ({ arguments: [pattern, text] }, compiler) => {
    if (pattern === undefined || !ValueNode.is(pattern)) throw new Error('a GLOB whose pattern is no value')
    compiler.pieces('((', text, ') ~ ', ValueNode.create(regularOf(String(pattern.value))), ')::integer')
  },
  /** Its positions are of the smaller kind of whole numbers. */
  substr: ({ arguments: [text, ...at] }, compiler) =>
    compiler.pieces('substr((', text, ')::text', ...at.flatMap((each) => [', (', each, ')::integer']), ')'),
  /** Of numbers too, as the text that they are. */
  replace: ({ arguments: [text, from, to] }, compiler) =>
    compiler.pieces('replace((', text, ')::text, ', from, ', ', to, ')'),
  group_concat: ({ arguments: [text, between] }, compiler) =>
    compiler.pieces('string_agg((', text, ')::text, ', between ?? ValueNode.createImmediate(','), ')'),
  /** The ids of a list that is handed over as one text. */
  json_each: ({ arguments: [list] }, compiler) =>
    compiler.pieces('(select value::bigint as value from json_array_elements_text((', list, ')::json))'),
  /** Of one value over many rows it is the same; of two values in a row, null where one of them is. */
  min: (node, compiler) => compiler.ofRow('least', node),
  max: (node, compiler) => compiler.ofRow('greatest', node),
}

/**
 * Kysely's queries, which stores write once, as PostgreSQL says what SQLite means by them. It stands here and in no plugin, which a store can
 * take off: nulls come first, `like` looks at no case and has no mark that escapes, a list may be empty, and a value has its own type
 * wherever it stands.
 */
export class RegisterCompiler extends PostgresQueryCompiler {
  /** Texts and parts of the query, one behind the other. */
  pieces(...pieces: readonly (string | OperationNode | undefined)[]): void {
    for (const piece of pieces)
      if (typeof piece === 'string') this.append(piece)
      else if (piece === undefined) throw new Error('a function lacks a value')
      else this.visitNode(piece)
  }

  /** The least or greatest of the values in a row; what aggregates is said as it is. */
  ofRow(name: 'least' | 'greatest', node: FunctionNode): void {
    const { arguments: values } = node
    if (values.length < 2) {
      super.visitFunction(node)
      return
    }
    const unknown = values.flatMap((value, at) => [at === 0 ? '' : ' or ', '(', value, ') is null'])
    const listed = values.flatMap((value, at) => [at === 0 ? '' : ', ', value])
    this.pieces('(case when ', ...unknown, ` then null else ${name}(`, ...listed, ') end)')
  }

  protected override visitFunction(node: FunctionNode): void {
    const own = functions[node.func.toLowerCase()]
    if (own === undefined) super.visitFunction(node)
    else own(node, this)
  }

  protected override visitOrderByItem(node: OrderByItemNode): void {
    super.visitOrderByItem(node)
    if (node.nulls === undefined) this.append(isDescending(node) ? ' nulls last' : ' nulls first')
  }

  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { leftOperand: left, rightOperand: right } = node
    const operator = OperatorNode.is(node.operator) ? node.operator.operator : ''
    const values = operator === 'in' || operator === 'not in' ? plainValues(right) : null
    if (values !== null) this.#oneOf(left, operator === 'in', values)
    else if (operator === 'like') this.pieces(left, ' ilike ', right, ` escape ''`)
    else if (operator === 'not like') this.pieces(left, ' not ilike ', right, ` escape ''`)
    // PostgreSQL's own IS is of null and truth alone.
    else if (operator === 'is' && isValue(right)) this.pieces(left, ' is not distinct from ', right)
    else if (operator === 'is not' && isValue(right)) this.pieces(left, ' is distinct from ', right)
    else super.visitBinaryOperation(node)
  }

  /** As one value, so that the text is the same whatever the number of them. */
  #oneOf(left: OperationNode, isIn: boolean, values: readonly (string | number)[]): void {
    if (values.length === 0) {
      this.append(isIn ? 'false' : 'true')
      return
    }
    this.visitNode(left)
    this.append(isIn ? ' = any(' : ' <> all(')
    super.appendValue(arrayOf(values))
    this.append(typeof values[0] === 'number' ? '::bigint[])' : '::text[])')
  }

  protected override appendValue(value: unknown): void {
    super.appendValue(value)
    if (typeof value === 'string') this.append('::text')
    else if (Number.isSafeInteger(value)) this.append('::bigint')
    else if (typeof value === 'number') this.append('::double precision')
  }
}
