import ts from 'typescript';

/** What only a running server knows. */
export const UNKNOWN = Symbol('unknown');
const GLOBALS: Readonly<Record<string, unknown>> = { Object, Array, Math, String, Number, JSON, Set, Map };

/** What the parameters and constants of a function that is being worked out stand for. */
export type Frame = ReadonlyMap<ts.Symbol, unknown>;
export type Callable = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression | ts.MethodDeclaration;

/** Works out expressions, for whom names are looked up. */
interface Reader {
  value(node: ts.Expression, frame: Frame): unknown;
  closure(declaration: Callable, outer: Frame): unknown;
  /** One of `of` answers to a question that only a running server can answer. */
  decide(question: ts.Node, of: number): number;
  /** @throws Error where functions call each other for ever */
  deeper<T>(work: () => T): T;
  /** Whoever calls: a condition about them is tried both ways, which are fewer than the callers. */
  isInCondition(): boolean;
}

/** What names stand for: constants of any file, parameters by the calls of their function, and what is taken out of both. */
export class Names {
  readonly #calls = new Map<ts.Node, ts.CallExpression[]>();

  constructor(
    private readonly checker: ts.TypeChecker,
    files: readonly ts.SourceFile[],
    private readonly reader: Reader,
  ) {
    for (const file of files) this.#indexCalls(file);
  }

  /** The value of what is declared; {@link UNKNOWN} where only a running server has one. */
  of(symbol: ts.Symbol | undefined, frame: Frame): unknown {
    if (!symbol) return UNKNOWN;
    const target = symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    if (frame.has(target)) return frame.get(target);
    const declaration = target.declarations?.at(0);
    if (!declaration) return UNKNOWN;
    if (declaration.getSourceFile().isDeclarationFile) return GLOBALS[target.name] ?? UNKNOWN;
    if (ts.isFunctionDeclaration(declaration)) return this.reader.closure(declaration, new Map());
    if (ts.isVariableDeclaration(declaration)) return this.#variable(declaration, frame);
    if (ts.isBindingElement(declaration)) return this.#bound(declaration, frame);
    if (ts.isParameter(declaration)) return this.#parameter(declaration);
    return UNKNOWN;
  }

  #variable(declaration: ts.VariableDeclaration, frame: Frame): unknown {
    const isConstant = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    const loop = declaration.parent.parent;
    if (ts.isForOfStatement(loop)) return this.#anyOf(loop.expression, declaration);
    if (!declaration.initializer || !isConstant) return UNKNOWN;
    return this.reader.value(declaration.initializer, frame);
  }

  /** A name out of `const [a, b] = …` or `({ a, b }) => …`. */
  #bound(element: ts.BindingElement, frame: Frame): unknown {
    const { parent: pattern } = element;
    const whole: unknown = ts.isBindingElement(pattern.parent)
      ? this.#bound(pattern.parent, frame)
      : ts.isParameter(pattern.parent)
        ? this.#parameter(pattern.parent)
        : this.#variable(pattern.parent, frame);
    return this.part(whole, element);
  }

  /** What a pattern takes out of the whole under a name. */
  part(whole: unknown, element: ts.BindingElement): unknown {
    if (whole === UNKNOWN || whole === null || typeof whole !== 'object' || element.dotDotDotToken) return UNKNOWN;
    const key = ts.isArrayBindingPattern(element.parent)
      ? element.parent.elements.indexOf(element)
      : (element.propertyName ?? element.name).getText();
    const part = (whole as Record<string | number, unknown>)[key];
    return part === undefined && element.initializer ? this.reader.value(element.initializer, new Map()) : part;
  }

  /** One element after the other of what is gone through. */
  #anyOf(list: ts.Expression, question: ts.Node): unknown {
    const elements = this.reader.value(list, new Map());
    if (!isIterable(elements)) return UNKNOWN;
    const known = [...elements];
    return known.length > 0 ? known[this.reader.decide(question, known.length)] : UNKNOWN;
  }

  /** The parameter of the function around a statement: what any of its callers gives. */
  #parameter(parameter: ts.ParameterDeclaration): unknown {
    if (this.reader.isInCondition()) return UNKNOWN;
    const taker = parameter.parent.parent;
    if (ts.isCallExpression(taker) && ts.isPropertyAccessExpression(taker.expression)) {
      const goesThrough = ['map', 'flatMap', 'forEach'].includes(taker.expression.name.text);
      if (!goesThrough || parameter !== parameter.parent.parameters[0]) return UNKNOWN;
      return this.#anyOf(taker.expression.expression, parameter.parent);
    }
    // Only a text can be a part of a statement.
    const type = this.checker.getNonNullableType(this.checker.getTypeAtLocation(parameter));
    const parts = type.isUnion() ? type.types : [type];
    if (!parts.every((one) => one.flags & ts.TypeFlags.StringLike)) return UNKNOWN;
    const calls = this.#calls.get(parameter.parent) ?? [];
    if (calls.length === 0) return UNKNOWN;
    const index = parameter.parent.parameters.indexOf(parameter as never);
    const call = calls[this.reader.decide(parameter.parent, calls.length)];
    const given = call.arguments.at(index) ?? parameter.initializer;
    if (!given) return undefined;
    return this.reader.deeper(() => this.reader.value(given, new Map()));
  }

  #indexCalls(node: ts.Node): void {
    if (ts.isCallExpression(node)) {
      const called = this.checker.getResolvedSignature(node)?.declaration;
      if (called) this.#calls.set(called, [...(this.#calls.get(called) ?? []), node]);
    }
    ts.forEachChild(node, (child) => this.#indexCalls(child));
  }
}

/** Whether it can be gone through, texts aside. */
export const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;
