import { Problem, type RequestContext } from '../platform';
import { IMPORTS } from './kinds';
import { IMPORT_KINDS, type ImportKind } from './imports.dto';

type Roles = Pick<RequestContext, 'roles'>;

/** Kinds of files that somebody with these roles may bring and decide about. */
export const kindsOf = ({ roles }: Roles): ImportKind[] =>
  IMPORT_KINDS.filter((kind) => IMPORTS[kind].administeredBy.some((role) => roles.includes(role)));

/** @throws Problem `forbidden` where files of this kind are brought by others */
export function requireKind(who: Roles, kind: ImportKind): void {
  if (!kindsOf(who).includes(kind)) throw new Problem('forbidden');
}
