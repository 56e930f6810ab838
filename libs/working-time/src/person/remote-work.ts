import { type RemoteWork } from '../day';
import { type LocalDate } from '../time';
import { holdsOn } from './holds-on';

/** A permission to work away from the office, days inclusive. */
export interface RemoteWorkPermission {
  kind: 'telework' | 'mobileWork';
  from: LocalDate;
  to: LocalDate | null;
  /** Of telework: the workplace at home is installed (§ 2 (7) ArbStättV). */
  equipped: boolean;
}

/** What was agreed and holds on the day. */
export function remoteWorkOn(permissions: readonly RemoteWorkPermission[], date: LocalDate): RemoteWork {
  const inForce = (kind: RemoteWorkPermission['kind']) =>
    permissions.find((permission) => permission.kind === kind && holdsOn(permission, date));
  const telework = inForce('telework');
  return {
    telework: telework
      ? { validFrom: telework.from, validTo: telework.to, isEquipmentInstalled: telework.equipped }
      : null,
    isMobileApproved: inForce('mobileWork') !== undefined,
  };
}
