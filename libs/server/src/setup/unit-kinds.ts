/** What a unit may be, as the database knows it. */
export const UNIT_KINDS = ['division', 'department', 'section', 'municipalEnterprise'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];
