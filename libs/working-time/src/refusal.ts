/** Numbers and codes that a message is built from; never sentences. */
export type Params = Readonly<Record<string, number | string>>;

/** The domain refuses: a stable code and what a message needs. Never thrown. */
export interface Refusal<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  readonly params: Params;
}

/** Refuses with a code. */
export function refuse<Code extends string>(code: Code, params: Params = {}): Refusal<Code> {
  return { ok: false, code, params };
}
