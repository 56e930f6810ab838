/** Under which law and tariff somebody works. */
export type PersonnelGroup = 'TVOED_VKA' | 'BEAMTE_SN' | 'TVAOED';

interface Standing {
  /** Under a contract of employment: the statutes on working hours, leave and sick pay hold. */
  readonly isEmployee: boolean;
  /** Under the tariff itself; trainees have one of their own that refers to it. */
  readonly isTariffStaff: boolean;
  readonly isTrainee: boolean;
}

/** What each group is. Nothing else asks for a group by its name: another tariff is another row. */
const STANDINGS: Readonly<Record<PersonnelGroup, Standing>> = {
  TVOED_VKA: { isEmployee: true, isTariffStaff: true, isTrainee: false },
  BEAMTE_SN: { isEmployee: false, isTariffStaff: false, isTrainee: false },
  TVAOED: { isEmployee: true, isTariffStaff: false, isTrainee: true },
};

export const PERSONNEL_GROUPS = Object.keys(STANDINGS) as readonly PersonnelGroup[];

type MaybeGroup = PersonnelGroup | null | undefined;

/** Whether people of the group have a contract of employment; false outside employment. */
export const isEmployee = (group: MaybeGroup): boolean => group != null && STANDINGS[group].isEmployee;

/** Whether the group serves under public law (SächsBG); false outside employment. */
export const isCivilServant = (group: MaybeGroup): boolean => group != null && !STANDINGS[group].isEmployee;

/** Whether the tariff itself holds for the group (TVöD); false outside employment. */
export const isTariffStaff = (group: MaybeGroup): boolean => group != null && STANDINGS[group].isTariffStaff;

/** Whether people of the group are in training (TVAöD, BBiG); false outside employment. */
export const isTrainee = (group: MaybeGroup): boolean => group != null && STANDINGS[group].isTrainee;
