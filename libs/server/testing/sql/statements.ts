import path from 'node:path';
import ts from 'typescript';
import { TextReader } from './texts';

const root = path.resolve(__dirname, '../../../..');
/** Migrations speak to a schema that is not there yet, and run in every spec; `Db` sends what others give it. */
const LEFT_OUT = /\.spec\.ts$|\/database\/migrations\/|\/platform\/db\.ts$/;
const SENDS = new Set(['query', 'prepared']);

/** What the code expects in a column of its rows. */
export interface ExpectedColumn {
  name: string;
  isOptional: boolean;
  /** `string`, `number`, `boolean`, `Date`, `array`, `object`, `null`, or `any` where the type says nothing. */
  kinds: readonly string[];
}

/** A call that sends SQL to the database. */
export interface Statement {
  /** File and line. */
  at: string;
  /** Every text that it can send; empty where only a running server knows. */
  texts: readonly string[];
  /** The expression that has no text known beforehand. */
  unknown?: string;
  /** Columns of its row type, where it has one. */
  columns?: readonly ExpectedColumn[];
}

/** Every call of the server's code that sends SQL, and how many such calls the plain text of the sources has. */
export function statementsOf(folder = path.join(root, 'libs/server/src')): { statements: Statement[]; calls: number } {
  const config = ts.getParsedCommandLineOfConfigFile(
    path.join(root, 'libs/server/tsconfig.json'),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(String(messageText));
      },
    },
  );
  if (!config) throw new Error('libs/server has no tsconfig.json');
  const names = config.fileNames.filter((file) => file.startsWith(`${folder}/`) && !LEFT_OUT.test(file));
  const program = ts.createProgram(names, config.options);
  const files = names.flatMap((name) => program.getSourceFile(name) ?? []);
  const reader = new StatementReader(program, files);
  return {
    statements: files.flatMap((file) => reader.statementsOf(file, path.relative(folder, file.fileName))),
    calls: files.reduce((sum, { text }) => sum + callsIn(text), 0),
  };
}

function callsIn(text: string): number {
  // Comments speak of queries, too.
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [...code.matchAll(/\.(query|prepared)\b(?!:)/g)].length;
}

class StatementReader {
  readonly #checker: ts.TypeChecker;
  readonly #texts: TextReader;

  constructor(program: ts.Program, files: readonly ts.SourceFile[]) {
    this.#checker = program.getTypeChecker();
    this.#texts = new TextReader(program, files);
  }

  statementsOf(file: ts.SourceFile, name: string): Statement[] {
    const found: Statement[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
        const method = node.expression.name.text;
        if (SENDS.has(method)) {
          const line = file.getLineAndCharacterOfPosition(node.expression.name.getStart()).line + 1;
          found.push({ at: `${name}:${line}`, ...this.#read(node), columns: this.#columns(node) });
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  }

  #read(call: ts.CallExpression): Pick<Statement, 'texts' | 'unknown'> {
    const [first] = call.arguments;
    try {
      return { texts: this.#texts.textsOf(textOf(first)) };
    } catch (error) {
      return { texts: [], unknown: (error as Error).message };
    }
  }

  /** The row type of the call's result: of `Promise<Row[]>` or of `Promise<{ rows: Row[] }>`. */
  #columns(call: ts.CallExpression): ExpectedColumn[] | undefined {
    const result = this.#checker.getAwaitedType(this.#checker.getTypeAtLocation(call));
    if (!result) return undefined;
    const property = result.getProperty('rows');
    const rows = property ? this.#checker.getTypeOfSymbolAtLocation(property, call) : result;
    const row = this.#checker.getIndexTypeOfType(rows, ts.IndexKind.Number);
    if (!row || row.flags & ts.TypeFlags.Any) return undefined;
    const columns = this.#checker.getPropertiesOfType(row).map((column) => ({
      name: column.name,
      isOptional: (column.flags & ts.SymbolFlags.Optional) !== 0,
      kinds: this.#kinds(this.#checker.getTypeOfSymbolAtLocation(column, call)),
    }));
    return columns.length > 0 ? columns : undefined;
  }

  #kinds(type: ts.Type): string[] {
    const kinds = (type.isUnion() ? type.types : [type]).map((one) => this.#kind(one));
    return [...new Set(kinds)].filter((kind) => kind !== 'undefined');
  }

  #kind(type: ts.Type): string {
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return 'any';
    if (flags & ts.TypeFlags.Undefined) return 'undefined';
    if (flags & ts.TypeFlags.Null) return 'null';
    if (flags & ts.TypeFlags.StringLike) return 'string';
    if (flags & ts.TypeFlags.NumberLike) return 'number';
    if (flags & ts.TypeFlags.BooleanLike) return 'boolean';
    // A word with a brand, as a date without a time.
    if (type.isIntersection())
      return type.types.map((part) => this.#kind(part)).find((kind) => kind !== 'object') ?? 'object';
    if (this.#checker.isArrayType(type) || this.#checker.isTupleType(type)) return 'array';
    return type.symbol?.name === 'Date' ? 'Date' : 'object';
  }
}

/** The text of `query(text)`, of `query({ text })` or of `prepared({ text })`. */
function textOf(argument: ts.Expression): ts.Expression {
  const plain = ts.isAsExpression(argument) ? argument.expression : argument;
  if (!ts.isObjectLiteralExpression(plain)) return argument;
  const text = plain.properties.find((property) => property.name?.getText() === 'text');
  return text && ts.isPropertyAssignment(text) ? text.initializer : argument;
}
