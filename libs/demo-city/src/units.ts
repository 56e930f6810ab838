/** Which working life a unit leads. */
export type UnitLife = 'office' | 'counter' | 'rota' | 'yard';

export interface DemoUnit {
  readonly tenantId: number;
  readonly shortName: string;
  readonly name: string;
  readonly kind: 'division' | 'department' | 'section' | 'municipalEnterprise';
  readonly parent: string | null;
  readonly life: UnitLife;
  /** Share of the staff that belongs here. */
  readonly weight: number;
}

type Row = readonly [shortName: string, name: string, parent: string | null, weight: number, life?: UnitLife];

const CITY: readonly Row[] = [
  ['DEZ1', 'Dezernat 1 · Zentrale Verwaltung und Finanzen', null, 1],
  ['DEZ2', 'Dezernat 2 · Ordnung, Soziales und Bildung', null, 1],
  ['DEZ3', 'Dezernat 3 · Stadtentwicklung und Bau', null, 1],
  ['AMT10', 'Haupt- und Personalamt', 'DEZ1', 2],
  ['AMT20', 'Kämmerei', 'DEZ1', 2],
  ['AMT32', 'Ordnungsamt', 'DEZ2', 2],
  ['AMT37', 'Feuerwehr', 'DEZ2', 1],
  ['AMT50', 'Sozialamt', 'DEZ2', 2],
  ['AMT40', 'Schulverwaltungsamt', 'DEZ2', 5],
  ['AMT61', 'Stadtplanungsamt', 'DEZ3', 2],
  ['AMT66', 'Straßen- und Tiefbauamt', 'DEZ3', 2],
  ['SG611', 'Sachgebiet Bauleitplanung', 'AMT61', 8],
  ['SG101', 'Sachgebiet Personalservice', 'AMT10', 5],
  ['SG102', 'Sachgebiet Zeitwirtschaft', 'AMT10', 3],
  ['SG103', 'Sachgebiet Entgeltabrechnung', 'AMT10', 4],
  ['SG104', 'Sachgebiet IT-Service', 'AMT10', 6],
  ['SG201', 'Sachgebiet Haushalt', 'AMT20', 5],
  ['SG202', 'Stadtkasse', 'AMT20', 6],
  ['SG321', 'Bürgerbüro', 'AMT32', 9, 'counter'],
  ['SG322', 'Gemeindlicher Vollzugsdienst', 'AMT32', 5, 'rota'],
  ['SG371', 'Feuerwehr-Leitstelle', 'AMT37', 5, 'rota'],
  ['SG501', 'Sachgebiet Wohngeld', 'AMT50', 7, 'counter'],
  ['SG502', 'Sachgebiet Hilfen in besonderen Lebenslagen', 'AMT50', 6],
  ['SG612', 'Sachgebiet Denkmalschutz', 'AMT61', 4],
  ['SG661', 'Sachgebiet Straßen und Verkehr', 'AMT66', 7],
  ['SG662', 'Sachgebiet Brücken und Gewässer', 'AMT66', 5],
];

const ENTERPRISE: readonly Row[] = [
  ['EB', 'Eigenbetrieb Stadtreinigung', null, 1],
  ['EB1', 'Kaufmännische Verwaltung', 'EB', 4],
  ['EB2', 'Betriebshof Nord', 'EB', 9, 'yard'],
];

/** The units of both tenants, parents before children, leaders to be found in this order. */
export const DEMO_UNITS: readonly DemoUnit[] = [
  ...CITY.map((row) => unit(1, row)),
  ...ENTERPRISE.map((row) => unit(2, row)),
];

function unit(tenantId: number, [shortName, name, parent, weight, life = 'office']: Row): DemoUnit {
  const kind = parent === null ? (tenantId === 1 ? 'division' : 'municipalEnterprise') : sectionOr(shortName);
  return { tenantId, shortName, name, kind, parent, life, weight };
}

function sectionOr(shortName: string): DemoUnit['kind'] {
  return shortName.startsWith('SG') ? 'section' : 'department';
}

/** Nobody leads more people than this well: a larger section is split into teams. */
const TEAM_SIZE = 24;

/** The units of a city of this size: large sections get numbered teams beside them. */
export function unitsFor(employees: number): DemoUnit[] {
  const weights = DEMO_UNITS.reduce((sum, { weight }) => sum + weight, 0);
  return DEMO_UNITS.flatMap((base) => {
    const teams = Math.floor((employees * base.weight) / weights / TEAM_SIZE);
    if (teams < 2 || base.parent === null) return [base];
    const weight = Math.max(1, Math.floor(base.weight / teams));
    return Array.from({ length: teams }, (_, i): DemoUnit =>
      i === 0
        ? { ...base, weight }
        : {
            ...base,
            weight,
            kind: 'section',
            shortName: `${base.shortName}-${i + 1}`,
            name: `${base.name} · Team ${i + 1}`,
            parent: base.kind === 'section' ? base.parent : base.shortName,
          },
    );
  });
}
