import { fourEyesWaiver } from '../four-eyes';
import { mayActAlone } from '../organisation';
import { type Clock, Problem, type Queryable, type RequestContext } from '../platform';
import { type ImportKind } from './imports.dto';
import { IMPORTS } from './kinds';
import { kindsOf } from './who-imports';

/** Parameters of a statement, as `$2`. */
interface FileParameters {
  readonly person: string;
  readonly kinds: string;
  readonly shared: string;
}

/**
 * Whether an upload `u` is for somebody: their own; one that came by itself and is of their kinds; and a checked one that
 * waits for a second person, or that they took over. See {@link kindsFor}.
 */
export const isFor = ({ person, kinds, shared }: FileParameters): string => `case u.source
  when 'browser' then u.uploaded_by = ${person}
    or (u.kind = any(${shared}::text[]) and (u.status = 'checked' or u.applied_by = ${person}))
  else u.kind = any(${kinds}::text[]) end`;

/** Kinds that somebody may bring, and those of them that two people are needed for: the parameters of {@link isFor}. */
export function kindsFor(context: RequestContext): [kinds: ImportKind[], shared: ImportKind[]] {
  const kinds = kindsOf(context);
  return [kinds, kinds.filter((kind) => IMPORTS[kind].needsSecondPerson)];
}

/**
 * Who takes a file over, as it is kept; nobody of a kind for which one person is enough. Whoever brought it does so alone
 * while the city is set up by one person, or where it decided that one is enough for files.
 * @throws Problem `import.second-person`
 */
export async function takenOverBy(
  client: Queryable,
  { tenantId, employeeId, zone }: RequestContext,
  { kind, uploadedBy }: { readonly kind: ImportKind; readonly uploadedBy: string | null },
  clock: Clock,
): Promise<{ appliedBy: string | null; alone: boolean }> {
  if (!IMPORTS[kind].needsSecondPerson) return { appliedBy: null, alone: false };
  if (uploadedBy !== employeeId) return { appliedBy: employeeId, alone: false };
  const isEnough =
    (await fourEyesWaiver(client, tenantId, 'import')) !== null ||
    (await mayActAlone(client, tenantId, clock.todayIn(zone)));
  if (!isEnough) throw new Problem('import.second-person');
  return { appliedBy: employeeId, alone: true };
}
