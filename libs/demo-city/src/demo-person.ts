import {
  type ContractSlice,
  type Protection,
  type RemoteWorkPermission,
  type SiteSpan,
  type LocalDate,
} from '@zeitbuch/working-time';
import { type DemoIds } from './demo-ids';
import { type DemoStory, type GrantedRole } from './demo-people';
import { type Habits } from './habits';
import { type Random } from './random';
import { type DemoUnit } from './units';

/** Somebody of the made-up city. */
export interface DemoPerson {
  readonly tenantId: number;
  readonly employeeId: string;
  readonly ids: DemoIds;
  readonly random: Random;
  readonly personnelNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly birthDate: LocalDate;
  readonly unit: DemoUnit;
  readonly leads: boolean;
  readonly payrollGroup: string;
  readonly costCenter: string;
  readonly hiredOn: LocalDate;
  readonly leftOn: LocalDate | null;
  readonly agreement: string;
  readonly contracts: readonly ContractSlice[];
  readonly roles: readonly GrantedRole[];
  readonly habits: Habits;
  /** Permissions to work away from the office; null where the tenant keeps none at all. */
  readonly remoteWork: readonly RemoteWorkPermission[] | null;
  /** By their names. */
  readonly sites: readonly SiteSpan[];
  /** Beside age. */
  readonly protections: readonly Protection[];
  readonly story: DemoStory | null;
  /** Brought along from the time clocks of before. */
  readonly openingBalanceMinutes: number;
}
