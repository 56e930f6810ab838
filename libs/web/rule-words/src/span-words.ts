import { formatFullDate } from '@zeitbuch/web-ui';
import { type Words } from './words';

/** `01.12.2026 bis 23.12.2026`, or since when without an end. */
export function spanWords({ from, to }: { readonly from: string; readonly to: string | null }): Words {
  if (to === null) return { key: 'agreements.since', params: { from: formatFullDate(from) } };
  if (to === from) return { key: 'agreements.oneDay', params: { from: formatFullDate(from) } };
  return { key: 'agreements.span', params: { from: formatFullDate(from), to: formatFullDate(to) } };
}
