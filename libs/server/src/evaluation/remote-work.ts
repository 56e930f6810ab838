import { type RemoteWork } from '@zeitbuch/working-time';

/** A row of `remote_work_permission` as {@link REMOTE_WORK_OF_E} tells it; days inclusive. */
export interface RemoteWorkPermission {
  kind: 'telework' | 'mobileWork';
  from: string;
  to: string | null;
  /** Of telework: the workplace at home is installed (§ 2 (7) ArbStättV). */
  equipped: boolean;
}

/**
 * Select list: the permissions of employee `e`. An empty list is somebody without any; null is a tenant that keeps
 * none at all, where a warning on every day at home would say nothing.
 */
export const REMOTE_WORK_OF_E = `coalesce(
    (select json_agg(json_build_object('kind', r.kind, 'from', lower(r.valid_during), 'to', upper(r.valid_during) - 1, 'equipped', r.equipment_installed))
     from remote_work_permission r where r.tenant_id = e.tenant_id and r.employee_id = e.employee_id),
    case when exists (select from remote_work_permission r where r.tenant_id = e.tenant_id) then '[]'::json end)`;

/** What was agreed and holds on the day. */
export function remoteWorkOn(permissions: readonly RemoteWorkPermission[], date: string): RemoteWork {
  const inForce = (kind: RemoteWorkPermission['kind']) =>
    permissions.find((p) => p.kind === kind && p.from <= date && (p.to === null || date <= p.to));
  const telework = inForce('telework');
  return {
    telework: telework
      ? { validFrom: telework.from, validTo: telework.to, isEquipmentInstalled: telework.equipped }
      : null,
    isMobileApproved: inForce('mobileWork') !== undefined,
  };
}
