import ts from 'typescript';
import { type Callable, type Frame, isIterable, Names, UNKNOWN } from './names';
import { Ways } from './ways';

/** More texts than a statement has: what is unknown is no fragment of it. */
const MOST_TEXTS = 64;
const MOST_WAYS = 100;

class Unresolved extends Error {}
class Returned {
  constructor(readonly value: unknown) {}
}

/**
 * Works out from the sources which texts an expression can have, without running the server: constants, templates and
 * the functions that put them together. A condition that only a running server can decide is tried both ways, a
 * parameter has the values of every call, and a value of few words is each of them.
 */
export class TextReader {
  readonly #checker: ts.TypeChecker;
  readonly #names: Names;
  #ways = new Ways();
  #depth = 0;
  /** Whoever calls: a condition about them is tried both ways, which are fewer than the callers. */
  #inCondition = 0;
  /** The first part of a text that is not known. */
  #unknown: string | undefined;

  constructor(program: ts.Program, files: readonly ts.SourceFile[]) {
    this.#checker = program.getTypeChecker();
    this.#names = new Names(this.#checker, files, {
      value: (node, frame) => this.#value(node, frame),
      closure: (declaration, outer) => this.#closure(declaration, outer),
      decide: (question, of) => this.#ways.decide(question, of),
      deeper: (work) => this.#deeper(work),
      isInCondition: () => this.#inCondition > 0,
    });
  }

  /** @throws Error with the expression that has no text known beforehand */
  textsOf(expression: ts.Expression): string[] {
    const texts = new Set<string>();
    this.#ways = new Ways();
    let ways = 0;
    do {
      ways += 1;
      if (ways > MOST_WAYS) throw new Unresolved(`too many ways to ${expression.getText()}`);
      this.#depth = 0;
      this.#unknown = undefined;
      const text = this.#text(expression, new Map());
      if (text === UNKNOWN) throw new Unresolved(this.#unknown ?? expression.getText());
      texts.add(text);
      if (texts.size > MOST_TEXTS) throw new Unresolved(`too many texts: ${expression.getText()}`);
    } while (this.#ways.next());
    return [...texts];
  }

  #text(expression: ts.Expression, frame: Frame): string | typeof UNKNOWN {
    const value = this.#oneOfFew(expression, this.#value(expression, frame));
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    this.#unknown ??= expression.getText();
    return UNKNOWN;
  }

  /** Something unknown whose type names its few words is one of them. */
  #oneOfFew(expression: ts.Expression, value: unknown): unknown {
    if (value !== UNKNOWN) return value;
    const type = this.#checker.getTypeAtLocation(expression);
    const words = (type.isUnion() ? type.types : [type]).map((one) => (one.isStringLiteral() ? one.value : undefined));
    if (words.length > MOST_TEXTS || words.includes(undefined)) return value;
    return words[this.#ways.decide(expression, words.length)];
  }

  #value(node: ts.Expression, frame: Frame): unknown {
    if (ts.isStringLiteralLike(node)) return node.text;
    if (ts.isNumericLiteral(node)) return Number(node.text);
    if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
    if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
    if (node.kind === ts.SyntaxKind.NullKeyword) return null;
    if (ts.isTemplateExpression(node)) {
      const parts = node.templateSpans.map(({ expression }) => this.#text(expression, frame));
      if (parts.includes(UNKNOWN)) return UNKNOWN;
      return parts.reduce(
        (text: string, part, index) => text + String(part) + node.templateSpans[index].literal.text,
        node.head.text,
      );
    }
    if (
      ts.isParenthesizedExpression(node) ||
      ts.isAsExpression(node) ||
      ts.isSatisfiesExpression(node) ||
      ts.isNonNullExpression(node)
    ) {
      return this.#value(node.expression, frame);
    }
    if (ts.isIdentifier(node)) return this.#named(node, frame);
    if (ts.isConditionalExpression(node)) {
      return this.#value(this.#holds(node.condition, frame) ? node.whenTrue : node.whenFalse, frame);
    }
    if (ts.isBinaryExpression(node)) return this.#binary(node, frame);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      const value = this.#value(node.operand, frame);
      return value === UNKNOWN ? UNKNOWN : !value;
    }
    if (ts.isArrayLiteralExpression(node)) {
      return this.#list(node.elements, frame) ?? UNKNOWN;
    }
    if (ts.isObjectLiteralExpression(node)) return this.#object(node, frame);
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return this.#closure(node, frame);
    if (ts.isPropertyAccessExpression(node)) return this.#member(node, node.name.text, frame);
    if (ts.isElementAccessExpression(node)) return this.#element(node, frame);
    if (ts.isCallExpression(node)) return this.#call(node, frame);
    return UNKNOWN;
  }

  /** Elements of an array or arguments; nothing where something unknown is spread among them. */
  #list(elements: readonly ts.Expression[], frame: Frame): unknown[] | undefined {
    const list: unknown[] = [];
    for (const element of elements) {
      if (ts.isSpreadElement(element)) {
        const spread = this.#value(element.expression, frame);
        if (!isIterable(spread)) return undefined;
        list.push(...spread);
      } else {
        list.push(this.#value(element, frame));
      }
    }
    return list;
  }

  #holds(condition: ts.Expression, frame: Frame): boolean {
    this.#inCondition += 1;
    let value: unknown;
    try {
      value = this.#value(condition, frame);
    } finally {
      this.#inCondition -= 1;
    }
    return value === UNKNOWN ? this.#ways.decide(condition, 2) === 0 : Boolean(value);
  }

  #binary({ left, operatorToken, right }: ts.BinaryExpression, frame: Frame): unknown {
    if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
      const value = this.#value(left, frame);
      return value === null || value === undefined ? this.#value(right, frame) : value;
    }
    const [a, b] = [this.#value(left, frame), this.#value(right, frame)];
    if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN;
    switch (operatorToken.kind) {
      case ts.SyntaxKind.PlusToken:
        return typeof a === 'number' && typeof b === 'number' ? a + b : String(a) + String(b);
      case ts.SyntaxKind.MinusToken:
        return Number(a) - Number(b);
      case ts.SyntaxKind.AsteriskToken:
        return Number(a) * Number(b);
      case ts.SyntaxKind.AmpersandAmpersandToken:
        return a && b;
      case ts.SyntaxKind.BarBarToken:
        return a || b;
      case ts.SyntaxKind.EqualsEqualsEqualsToken:
        return a === b;
      case ts.SyntaxKind.ExclamationEqualsEqualsToken:
        return a !== b;
      default:
        return UNKNOWN;
    }
  }

  #object(node: ts.ObjectLiteralExpression, frame: Frame): unknown {
    const object: Record<string, unknown> = {};
    for (const property of node.properties) {
      if (ts.isSpreadAssignment(property)) {
        const spread = this.#value(property.expression, frame);
        if (spread === UNKNOWN) return UNKNOWN;
        Object.assign(object, spread);
      } else if (ts.isShorthandPropertyAssignment(property)) {
        object[property.name.text] = this.#names.of(this.#checker.getShorthandAssignmentValueSymbol(property), frame);
      } else if (ts.isPropertyAssignment(property)) {
        const name = ts.isComputedPropertyName(property.name)
          ? this.#text(property.name.expression, frame)
          : property.name.text;
        if (name === UNKNOWN) return UNKNOWN;
        object[name] = this.#value(property.initializer, frame);
      } else if (ts.isMethodDeclaration(property)) {
        object[property.name.getText()] = this.#closure(property, frame);
      }
    }
    return object;
  }

  #member(node: ts.PropertyAccessExpression, name: string, frame: Frame): unknown {
    const object = this.#value(node.expression, frame);
    if (object === UNKNOWN || object === null || object === undefined) return UNKNOWN;
    const value = (object as Record<string, unknown>)[name];
    return value === undefined ? UNKNOWN : value;
  }

  #element(node: ts.ElementAccessExpression, frame: Frame): unknown {
    const object = this.#value(node.expression, frame);
    if (object === UNKNOWN) return UNKNOWN;
    const key = this.#oneOfFew(node.argumentExpression, this.#value(node.argumentExpression, frame));
    if (key !== UNKNOWN) return (object as Record<string, unknown>)[key as string];
    const values = Object.values(object as object);
    return values[this.#ways.decide(node, values.length)];
  }

  #call(node: ts.CallExpression, frame: Frame): unknown {
    const { expression } = node;
    let called: unknown;
    let on: unknown;
    if (ts.isPropertyAccessExpression(expression)) {
      on = this.#value(expression.expression, frame);
      if (on !== UNKNOWN) called = (on as Record<string, unknown> | null)?.[expression.name.text];
    } else {
      called = this.#value(expression, frame);
    }
    if (typeof called !== 'function') return UNKNOWN;
    const given = this.#list(node.arguments, frame);
    if (!given) return UNKNOWN;
    if (!OURS.has(called) && given.includes(UNKNOWN)) return UNKNOWN;
    return Reflect.apply(called, on, given) as unknown;
  }

  #named(node: ts.Identifier, frame: Frame): unknown {
    if (node.text === 'undefined') return undefined;
    return this.#names.of(this.#checker.getSymbolAtLocation(node), frame);
  }

  #deeper<T>(work: () => T): T {
    this.#depth += 1;
    try {
      if (this.#depth > 40) throw new Unresolved('a function that calls itself');
      return work();
    } finally {
      this.#depth -= 1;
    }
  }

  #closure(declaration: Callable, outer: Frame): unknown {
    const isOfServer = declaration.getSourceFile().fileName.includes('/libs/server/');
    const closure = (...given: unknown[]): unknown => {
      // What the engine makes of a value is a value, no text of a statement.
      if (!isOfServer && given.includes(UNKNOWN)) return UNKNOWN;
      const frame = new Map(outer);
      declaration.parameters.forEach((parameter, index) => {
        const value =
          given[index] === undefined && parameter.initializer
            ? this.#value(parameter.initializer, frame)
            : given[index];
        this.#bind(parameter.name, value, frame);
      });
      const { body } = declaration;
      if (!body) return UNKNOWN;
      return this.#deeper(() => {
        if (!ts.isBlock(body)) return this.#value(body, frame);
        const returned = this.#run(body.statements, frame);
        return returned instanceof Returned ? returned.value : UNKNOWN;
      });
    };
    OURS.add(closure);
    return closure;
  }

  #bind(name: ts.BindingName, value: unknown, frame: Map<ts.Symbol, unknown>): void {
    if (ts.isIdentifier(name)) {
      const symbol = this.#checker.getSymbolAtLocation(name);
      if (symbol) frame.set(symbol, value);
      return;
    }
    for (const element of name.elements) {
      if (ts.isBindingElement(element)) this.#bind(element.name, this.#names.part(value, element), frame);
    }
  }

  #run(statements: readonly ts.Statement[], frame: Map<ts.Symbol, unknown>): Returned | undefined {
    for (const statement of statements) {
      if (ts.isReturnStatement(statement)) {
        return new Returned(statement.expression ? this.#value(statement.expression, frame) : undefined);
      }
      if (ts.isIfStatement(statement)) {
        const branch = this.#holds(statement.expression, frame) ? statement.thenStatement : statement.elseStatement;
        const returned = branch && this.#run(ts.isBlock(branch) ? branch.statements : [branch], frame);
        if (returned) return returned;
      } else if (ts.isVariableStatement(statement)) {
        for (const { name, initializer } of statement.declarationList.declarations) {
          this.#bind(name, initializer ? this.#value(initializer, frame) : UNKNOWN, frame);
        }
      } else {
        return undefined;
      }
    }
    return undefined;
  }
}

/** Functions of the sources; they may be given what is unknown. */
const OURS = new WeakSet<object>();
