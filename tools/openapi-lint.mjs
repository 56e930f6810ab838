/**
 * Checks docs/openapi.json, or the file that is named, by the recommended rules of Redocly's linter, warnings
 * included: `node tools/openapi-lint.mjs [FILE]`. Exit code 1 where one is broken.
 */
import { createConfig, lint } from '@redocly/openapi-core';

const [file = 'docs/openapi.json'] = process.argv.slice(2);
const config = await createConfig({ extends: ['recommended'] });
const problems = await lint({ ref: file, config });
for (const { ruleId, message, location } of problems) {
  console.error(`${file} ${location[0]?.pointer ?? ''} ${ruleId}: ${message}`);
}
console.log(`${file}: ${problems.length} problems by the recommended rules`);
process.exitCode = problems.length > 0 ? 1 : 0;
