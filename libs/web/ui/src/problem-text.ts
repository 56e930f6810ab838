import { type TranslocoService } from '@jsverse/transloco';
import { formatFullDate, formatInstant } from './format/dates';

/** What the screens need of a problem; the API's problem details satisfy it. */
export interface ProblemLike {
  readonly code: string;
  /** HTTP status, where a server answered. */
  readonly status?: number;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly correlationId?: string;
}

/** The sentence of a problem in the language of the screen; a code from a newer server gets the general one. */
export function problemText(transloco: TranslocoService, problem: ProblemLike): string {
  const key = `problem.${problem.code}`;
  const known = key in transloco.getTranslation(transloco.getActiveLang());
  return transloco.translate(known ? key : 'problem.internal', readable(problem.params));
}

/** Instants and dates as people write them; everything else as it is. */
function readable(params: ProblemLike['params'] = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value];
      if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value)) return [name, formatInstant(value)];
      return [name, /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatFullDate(value) : value];
    }),
  );
}
