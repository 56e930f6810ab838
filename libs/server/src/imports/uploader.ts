import { type RequestContext } from '../platform';
import { type ImportKind } from './imports.dto';
import { kindsOf } from './who-imports';
import { type Importer } from './work';

/** How a file came: files that no person brings are taken over by themselves, if nothing is against it. */
export const UPLOAD_SOURCES = ['browser', 'token', 'folder'] as const;
export type UploadSource = (typeof UPLOAD_SOURCES)[number];

/** Who brings a file: a signed-in person, a system with its token, or a folder of the server, for which nobody acts. */
export interface Uploader extends Importer {
  readonly source: UploadSource;
  readonly tokenId: string | null;
  /** Kinds that it may bring. */
  readonly kinds: readonly ImportKind[];
}

/** Somebody who is signed in. */
export const personBringing = (context: RequestContext): Uploader => ({
  ...{ tenantId: context.tenantId, employeeId: context.employeeId, zone: context.zone },
  ...{ source: 'browser', tokenId: null, kinds: kindsOf(context) },
});
