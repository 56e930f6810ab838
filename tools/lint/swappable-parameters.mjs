/** From so many parameters on a reader no longer sees which argument is which. */
const MANY = 4;
const MOST = 5;

/** Of classes the framework gives the arguments, by their types. */
const isConstructor = (node) => node.parent?.type === 'MethodDefinition' && node.parent.kind === 'constructor';

/** Nest gives what its decorators name. */
const isGiven = (parameter) => (parameter.decorators ?? []).length > 0;

/** The type of a parameter as it stands there, or that of its default; null where it follows from elsewhere. */
function typeOf(parameter, source) {
  if (parameter.type === 'AssignmentPattern')
    return typeOf(parameter.left, source) ?? (parameter.right.type === 'Literal' ? typeof parameter.right.value : null);
  return parameter.typeAnnotation ? source.getText(parameter.typeAnnotation.typeAnnotation) : null;
}

/**
 * Reports functions of four and more parameters of which two neighbours have the same type, and those of more than five:
 * what a caller can give in the wrong order, with nothing red, belongs in an object with names.
 */
export const swappableParameters = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      swappable: 'Swapped, `{{one}}` and `{{other}}` are still {{type}}: give them by name, in an object.',
      many: 'Nobody remembers {{count}} arguments in their order: give those that belong together by name, in an object.',
    },
  },
  create(context) {
    const source = context.sourceCode;
    const check = (node) => {
      const { params } = node;
      if (params.length < MANY || isConstructor(node) || params.some(isGiven)) return;
      const types = params.map((parameter) => typeOf(parameter, source));
      const second = types.findIndex((type, index) => index > 0 && type !== null && type === types[index - 1]);
      const nameOf = (index) => (params[index].left ?? params[index]).name ?? `the parameter ${index + 1}`;
      if (second > 0)
        context.report({
          node: params[second],
          messageId: 'swappable',
          data: { one: nameOf(second - 1), other: nameOf(second), type: types[second] },
        });
      else if (params.length > MOST)
        context.report({ node, messageId: 'many', data: { count: String(params.length) } });
    };
    return {
      FunctionDeclaration: check,
      FunctionExpression: check,
      ArrowFunctionExpression: check,
      TSDeclareFunction: check,
      TSEmptyBodyFunctionExpression: check,
      TSFunctionType: check,
      TSMethodSignature: check,
    };
  },
};
