/**
 * jsdom hides parts of Node that browsers have, too. Functions of jsdom itself come from outside of its page; through
 * them the missing parts are reached.
 */
export function fromNode<Part>(name: string): Part {
  const OuterFunction = Node.constructor as FunctionConstructor;
  return new OuterFunction(`return ${name}`)() as Part;
}

/** Runs `action` in a macrotask of its own, without a wait. */
export const soon = fromNode<(action: () => void) => void>('setImmediate');

/** Resolves after `turns` macrotasks. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise<void>((resolve) => soon(resolve));
}

/** The encryption of Node, which is the one that browsers have. */
export const nodeCrypto = fromNode<Crypto>('crypto');

/** fake-indexeddb copies values by it. */
globalThis.structuredClone ??= fromNode<typeof structuredClone>('structuredClone');
/** jsdom keeps its own to itself. */
globalThis.TextEncoder ??= fromNode<typeof TextEncoder>('TextEncoder');
globalThis.TextDecoder ??= fromNode<typeof TextDecoder>('TextDecoder');
