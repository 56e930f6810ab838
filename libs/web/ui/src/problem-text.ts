import { type TranslocoService } from '@jsverse/transloco';

/** What the screens need of a problem; the API's problem details satisfy it. */
export interface ProblemLike {
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly correlationId?: string;
}

/** The sentence of a problem in the language of the screen; a code from a newer server gets the general one. */
export function problemText(transloco: TranslocoService, problem: ProblemLike): string {
  const key = `problem.${problem.code}`;
  const known = key in transloco.getTranslation(transloco.getActiveLang());
  return transloco.translate(known ? key : 'problem.internal', { ...problem.params });
}
