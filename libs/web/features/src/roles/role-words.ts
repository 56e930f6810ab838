import { type TranslocoService } from '@jsverse/transloco';
import { type RoleGrantDto } from '@zeitbuch/web-data-access';
import { formatFullDate } from '@zeitbuch/web-ui';

type Held = Pick<RoleGrantDto, 'units' | 'from' | 'to'>;

/** For what a role holds and on which days, in a line. */
export function reachOf({ units, from, to }: Held, transloco: TranslocoService): string {
  const where = units?.map(({ name }) => name).join(', ') ?? transloco.translate<string>('roles.city');
  const when = to
    ? transloco.translate<string>('roles.fromTo', { from: formatFullDate(from), to: formatFullDate(to) })
    : transloco.translate<string>('roles.from', { from: formatFullDate(from) });
  return `${where} · ${when}`;
}
