import { nodeBundle } from '../rolldown.node.mjs';

export default nodeBundle({
  input: {
    setup: 'tools/entries/setup.ts',
    'set-up-link': 'tools/entries/set-up-link.ts',
    seed: 'tools/entries/seed.ts',
    migrate: 'tools/entries/migrate.ts',
    import: 'tools/entries/import.ts',
    'four-eyes': 'tools/entries/four-eyes.ts',
    sessions: 'tools/entries/sessions.ts',
    'access-code': 'tools/entries/access-code.ts',
    check: 'tools/entries/check.ts',
    conformance: 'libs/working-time/testing/conformance/cli.ts',
  },
  tsconfig: 'libs/server/tsconfig.json',
  dir: 'dist/tools',
});
