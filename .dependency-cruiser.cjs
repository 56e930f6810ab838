/**
 * The borders inside the projects that Nx tags cannot see. `npm test -- --only borders`; each rule says why.
 * tools/testing/borders.spec.ts proves that each of them can refuse.
 */

/** Floors of libs/working-time/src, the lowest first. A floor may use itself and those below. */
const FLOORS = [
  ['time', 'text', 'refusal', 'flaw', 'flaw-sentences'],
  ['booking', 'calendar', 'contract', 'absence', 'agreement', 'ledger'],
  ['day'],
  ['rules'],
  ['evaluation'],
  ['period', 'pay', 'leave', 'month', 'closing'],
  ['person'],
  ['rulebook'],
];
/** Floors of libs/server/src below the features, the lowest first; the features stand beside each other on top. */
const SERVER_FLOORS = [['platform', 'database'], ['audit', 'queue'], ['identity'], ['facts'], ['month']];
const SERVER = '^libs/server/src';
const WORKING_TIME = '^libs/working-time/src';
const rooms = (floors) => `${WORKING_TIME}/(${floors.flat().join('|')})(/|\\.ts$)`;
const SPECS = '\\.spec\\.ts$';

const upward = FLOORS.slice(0, -1).map((floor, index) => ({
  name: `working-time-no-arrow-up-from-${floor[0]}`,
  comment: 'What is below must be understood, tested and bundled without what stands above it.',
  severity: 'error',
  from: { path: rooms([floor]), pathNot: SPECS },
  to: { path: rooms(FLOORS.slice(index + 1)) },
}));

const serverUpward = SERVER_FLOORS.map((floor, index) => ({
  name: `server-no-arrow-up-from-${floor[0]}`,
  comment: 'What many features stand on knows none of them.',
  severity: 'error',
  from: { path: `${SERVER}/(${floor.join('|')})/`, pathNot: SPECS },
  to: {
    path: `${SERVER}/[^/]+/`,
    pathNot: `${SERVER}/(${SERVER_FLOORS.slice(0, index + 1)
      .flat()
      .join('|')})/`,
  },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Files that need each other in a circle can only be read, moved and tested together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...upward,
    ...serverUpward,
    {
      name: 'working-time-only-through-the-index',
      comment: "A room's index names what others may use; files behind it can move.",
      severity: 'error',
      from: { path: `${WORKING_TIME}/([^/]+)/`, pathNot: SPECS },
      to: { path: `${WORKING_TIME}/[^/]+/.+`, pathNot: [`${WORKING_TIME}/$1/`, '/index\\.ts$'] },
    },
    {
      name: 'server-only-through-the-index',
      comment: "A feature's index names what others may use; files behind it can move.",
      severity: 'error',
      from: { path: `${SERVER}/([^/]+)/`, pathNot: SPECS },
      to: { path: `${SERVER}/[^/]+/.+`, pathNot: [`${SERVER}/$1/`, '/index\\.ts$'] },
    },
    {
      name: 'working-time-flat-rooms',
      comment: 'A folder whose listing explains the business has no folders inside.',
      severity: 'error',
      from: {},
      to: { path: `${WORKING_TIME}/[^/]+/[^/]+/` },
    },
    {
      name: 'working-time-no-dynamic-import',
      comment: 'An import that only happens while the program runs would pass under the borders.',
      severity: 'error',
      from: { path: WORKING_TIME, pathNot: SPECS },
      to: { dependencyTypes: ['dynamic-import', 'require'] },
    },
    {
      name: 'rulebook-never-in-the-browser',
      comment: 'The words of the rulebook would make the first page of everybody heavier; the API tells them.',
      severity: 'error',
      from: { path: '^(libs/web|apps/web)/', pathNot: SPECS },
      to: { path: `${WORKING_TIME}/rulebook/` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|/generated/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    moduleSystems: ['es6', 'cjs'],
  },
};
