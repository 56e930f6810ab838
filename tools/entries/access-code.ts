/** `npm run access-code`: makes a code with which somebody chooses a password. Arguments: e-mail address or personnel number, short name of the tenant or an empty text. */
import 'reflect-metadata';
import { accessCodeFromCommandLine } from '@zeitbuch/server';

const [person, tenant] = process.argv.slice(2);
const databaseUrl = process.env.DATABASE_URL ?? '';
const baseUrl = (process.env.BASE_URL || `http://localhost:${process.env.PORT || 3000}`).replace(/\/$/, '');

try {
  const { name, email, code, expiresAt } = await accessCodeFromCommandLine({
    databaseUrl,
    person,
    tenant: tenant || null,
  });
  process.stdout.write(
    [
      `${name} (${email}) chooses a password here, once, until ${expiresAt.toISOString()}:`,
      `  ${baseUrl}/zugang#${code}`,
      `or types the code ${code} at ${baseUrl}/zugang`,
      '',
    ].join('\n'),
  );
} catch (error) {
  process.stderr.write(`No code was made: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
