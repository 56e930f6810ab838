/** Numbers and codes that a message is built from; never sentences. */
export type Params = Readonly<Record<string, number | string>>;

/** The domain says no: a stable code and what a message needs. Never thrown. */
export interface Refusal {
  readonly ok: false;
  readonly code: string;
  readonly params: Params;
}

/** Says no with a code. */
export function refuse(code: string, params: Params = {}): Refusal {
  return { ok: false, code, params };
}
