/**
 * Reads from the code of the server with which problems each operation of the API can answer: from its controller
 * method it follows everything that is named on the way and collects the codes of `new Problem(…)`. The types say
 * which codes an expression can have; one that could be any of them is an error.
 */
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';

/** What is only asked which refusal an error stands for: its answers are no refusals of who asks. */
const CLASSIFIERS = new Set(['problemOf', 'problemOfDatabaseError']);
const VERBS = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete']);
/** More codes than one refusal can have: the type of the expression says nothing. */
const TOO_MANY = 30;

/**
 * @param root the folder of the repository
 * @returns the text of libs/server/src/platform/operation-problems.ts
 */
export async function operationProblems(root) {
  const reader = new ProblemReader(root);
  const ofRequests = reader.codesFrom([reader.callable('configureHttp'), reader.callable('ApiServer.initHttpServer')]);
  const ofOperations = reader
    .operations()
    .map(({ id, starts }) => [id, reader.codesFrom(starts)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const text = `// Written by npm run openapi from the code of the operations; not to be changed by hand.
import { type ProblemCode } from './problem-codes';

/** With which problems any request can be answered before it reaches an operation. */
export const requestProblems: readonly ProblemCode[] = ${JSON.stringify(ofRequests)};

/** With which problems each operation can answer. */
export const operationProblems: Readonly<Record<string, readonly ProblemCode[]>> = ${JSON.stringify(Object.fromEntries(ofOperations))};
`;
  const file = path.join(root, 'libs/server/src/platform/operation-problems.ts');
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}

class ProblemReader {
  #checker;
  #files;
  /** What a declaration names and refuses with by itself. */
  #read = new Map();
  /** Class members and functions by name, `Class.member` and `function`. */
  #byName = new Map();
  /** Classes by the interface or class that they implement or extend. */
  #implementers = new Map();

  constructor(root) {
    const config = ts.getParsedCommandLineOfConfigFile(path.join(root, 'libs/server/tsconfig.json'), {}, ts.sys);
    const files = config.fileNames.filter((file) => file.includes('/libs/server/src/') && !file.endsWith('.spec.ts'));
    const program = ts.createProgram(files, config.options);
    this.#checker = program.getTypeChecker();
    this.#files = program.getSourceFiles().filter((file) => isOurs(file));
    for (const file of this.#files) for (const statement of file.statements) this.#register(statement);
  }

  #register(statement) {
    if (ts.isFunctionDeclaration(statement) && statement.name) this.#byName.set(statement.name.text, statement);
    if (!ts.isClassDeclaration(statement)) return;
    for (const member of statement.members) {
      if (member.name) this.#byName.set(`${statement.name.text}.${member.name.getText()}`, member);
    }
    for (const { types } of statement.heritageClauses ?? []) {
      for (const { expression } of types) {
        for (const declaration of this.#declarations(expression)) {
          this.#implementers.set(declaration, [...(this.#implementers.get(declaration) ?? []), statement]);
        }
      }
    }
  }

  /** A function or `Class.member` of the server by its name. */
  callable(name) {
    const found = this.#byName.get(name);
    if (!found) throw new Error(`the server has no ${name}`);
    return found;
  }

  /** Every route with the functions that a request to it runs through. */
  operations() {
    return this.#files
      .filter(({ fileName }) => fileName.endsWith('.controller.ts'))
      .flatMap(({ statements }) => statements.filter((statement) => ts.isClassDeclaration(statement)))
      .flatMap(({ members }) => members.filter((member) => ts.isMethodDeclaration(member)))
      .flatMap((method) => {
        const decorators = (ts.getDecorators(method) ?? []).map(({ expression }) => expression);
        const names = decorators.map(({ expression }) => expression.getText());
        const verb = names.find((name) => VERBS.has(name));
        if (!verb) return [];
        const starts = [method, ...this.#pipes(method), ...this.#guards(names)];
        // What the database refuses in the end, no matter who writes.
        if (verb !== 'Get') starts.push(this.callable('problemOfDatabaseError'));
        return [{ id: method.name.getText(), starts }];
      });
  }

  #guards(names) {
    if (names.includes('Unlimited')) return [];
    if (names.includes('Can')) return [this.callable('AccessGuard.canActivate')];
    return [this.callable('RequestLimiter.takeAnonymous'), this.callable('RequestLimiter.takeSession')];
  }

  #pipes({ parameters }) {
    return parameters.flatMap((parameter) =>
      (ts.getDecorators(parameter) ?? []).flatMap(({ expression: { expression, arguments: given } }) => {
        const kind = expression.getText();
        if ((kind === 'Body' || kind === 'Query') && given.length === 0) return [this.callable('validationPipe')];
        return given
          .filter((argument) => ts.isIdentifier(argument))
          .map((pipe) => this.callable(`${pipe.text}.transform`));
      }),
    );
  }

  /** The codes of all problems that can be thrown or returned from here on. */
  codesFrom(starts) {
    const seen = new Set(starts);
    const codes = new Set();
    for (const declaration of seen) {
      const { own, named } = this.#readOf(declaration);
      for (const code of own) codes.add(code);
      for (const next of named) for (const reached of this.#withImplementations(next)) seen.add(reached);
    }
    return [...codes].sort();
  }

  #withImplementations(declaration) {
    const name = declaration.name?.getText();
    const classes = this.#implementers.get(declaration.parent) ?? [];
    const members = classes.map((one) => one.members.find((member) => member.name?.getText() === name));
    return [declaration, ...members.filter((member) => member)];
  }

  #readOf(declaration) {
    const known = this.#read.get(declaration);
    if (known) return known;
    const result = { own: new Set(), named: new Set() };
    this.#read.set(declaration, result);
    const visit = (node) => {
      if (ts.isDecorator(node) || ts.isTypeNode(node)) return;
      if (makesProblem(node)) for (const code of this.#codesOf(node.arguments[0])) result.own.add(code);
      if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) {
        for (const found of this.#declarations(node)) for (const next of followed(found, node)) result.named.add(next);
      }
      ts.forEachChild(node, visit);
    };
    ts.forEachChild(declaration, visit);
    return result;
  }

  #codesOf(expression) {
    const type = this.#checker.getTypeAtLocation(expression);
    const types = type.isUnion() ? type.types : [type];
    if (types.length <= TOO_MANY && types.every((one) => one.isStringLiteral())) return types.map(({ value }) => value);
    const file = expression.getSourceFile();
    const line = file.getLineAndCharacterOfPosition(expression.getStart()).line + 1;
    throw new Error(`${file.fileName}:${line}: the type of ${expression.getText()} does not say which problem it is`);
  }

  #declarations(node) {
    const { parent } = node;
    const symbol = ts.isShorthandPropertyAssignment(parent)
      ? this.#checker.getShorthandAssignmentValueSymbol(parent)
      : this.#checker.getSymbolAtLocation(node);
    const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
    return (target?.declarations ?? []).filter((declaration) => isOurs(declaration.getSourceFile()));
  }
}

const isOurs = ({ isDeclarationFile, fileName }) => !isDeclarationFile && fileName.includes('/libs/');

/** `new Problem(code)` and `Problem.later(code, seconds)`. */
function makesProblem(node) {
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Problem';
  return ts.isCallExpression(node) && node.expression.getText() === 'Problem.later';
}

/** What runs, or may run, where the declaration is named. */
function followed(declaration, { parent }) {
  if (CLASSIFIERS.has(declaration.name?.getText()) || declaration.parent?.name?.getText() === 'Problem') return [];
  if (ts.isFunctionDeclaration(declaration) || ts.isMethodDeclaration(declaration)) return [declaration];
  if (ts.isGetAccessor(declaration) || ts.isMethodSignature(declaration)) return [declaration];
  if (ts.isPropertyDeclaration(declaration) && declaration.initializer) return [declaration];
  if (ts.isVariableDeclaration(declaration) && declaration.initializer) return [declaration];
  if (ts.isClassDeclaration(declaration) && ts.isNewExpression(parent)) {
    return declaration.members.filter((member) => ts.isConstructorDeclaration(member));
  }
  return [];
}
