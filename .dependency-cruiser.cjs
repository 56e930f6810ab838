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
const SERVER_FLOORS = [
  ['platform', 'database'],
  ['audit', 'queue', 'events'],
  ['identity'],
  ['facts'],
  ['privacy'],
  ['month'],
];
/** Libraries of the client, the lowest first: what stands in one floor does not know each other. */
const WEB_FLOORS = [['ui', 'data-access'], ['rule-words'], ['features']];
/** Folders of the screens on which every screen may stand, see docs/adr/0036. */
const BELOW_SCREENS = ['shared', 'texts', 'testing'];
const SERVER = '^libs/server/src';
const WEB = '^libs/web';
const SCREENS = `${WEB}/features/src`;
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

const webUpward = WEB_FLOORS.flatMap((floor, index) =>
  floor.map((library) => ({
    name: `web-no-arrow-up-from-${library}`,
    comment: 'What every screen stands on knows none of them, and the words of rules are read without a screen.',
    severity: 'error',
    from: { path: `${WEB}/${library}/` },
    to: {
      path: '^(libs/web|apps)/',
      pathNot: `${WEB}/(${[library, ...WEB_FLOORS.slice(0, index).flat()].join('|')})/`,
    },
  })),
);

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
    ...webUpward,
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
      name: 'web-no-screen-from-another',
      comment: 'What two screens share has its home below both: in a library, or among the shared parts.',
      severity: 'error',
      from: { path: `${SCREENS}/([^/]+)/` },
      to: { path: `${SCREENS}/[^/]+/`, pathNot: `${SCREENS}/($1|${BELOW_SCREENS.join('|')})/` },
    },
    {
      name: 'web-shared-parts-know-no-routes',
      comment: 'The routes stand on top: they load the screens.',
      severity: 'error',
      from: { path: `${SCREENS}/[^/]+/` },
      to: { path: `${SCREENS}/[^/]+\\.ts$` },
    },
    {
      name: 'web-only-through-the-index',
      comment: "A library's index names what others may use; files behind it can move.",
      severity: 'error',
      from: { path: '^(libs/web/[^/]+|apps/web|apps/web-e2e)/' },
      to: {
        path: '^(libs|apps)/',
        pathNot: [
          '^$1/',
          `${WEB}/[^/]+/src/index\\.ts$`,
          `${WEB}/ui/src/(date-field/index|notices)\\.ts$`,
          `${WEB}/rule-words/src/texts/(de|en)/index\\.ts$`,
          '^libs/working-time/(src|testing)/index\\.ts$',
          `${WORKING_TIME}/rulebook/index\\.ts$`,
        ],
      },
    },
    {
      name: 'web-flat-folders',
      comment: 'A folder whose listing explains the business has no folders inside; texts have one for each language.',
      severity: 'error',
      from: {},
      to: {
        path: `${WEB}/[^/]+/src/[^/]+/[^/]+/`,
        pathNot: [`${WEB}/[^/]+/src/texts/(de|en)/[^/]+$`, `${WEB}/data-access/src/generated/`],
      },
    },
    {
      name: 'web-no-dynamic-import',
      comment: 'Only the routes and the texts come later; any other import must pass the borders.',
      severity: 'error',
      from: {
        path: '^(libs/web/[^/]+|apps/web)/src/',
        pathNot: [`${SCREENS}/routes\\.ts$`, `${SCREENS}/texts/loader\\.ts$`, SPECS],
      },
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
