import { type INestApplication } from '@nestjs/common';
import { type OpenAPIObject } from '@nestjs/swagger';
import { asJsonSchema } from './json-schema';
import { describeProblems } from './openapi-problems';
import { ProblemDto } from './problem.dto';
import { SESSION_COOKIE } from './permissions';

/**
 * The description of the whole API, generated from controllers and DTO classes.
 * The same code gives the same text: keys of paths and schemas are sorted.
 */
export async function describeApi(app: INestApplication): Promise<OpenAPIObject> {
  // Loaded only when asked for: it costs a fifth of a second at the start.
  const { DocumentBuilder, SwaggerModule } = await import('@nestjs/swagger');
  const options = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Zeitbuch')
    .setDescription(
      'Time and attendance. Times are whole minutes; refusals are RFC 9457 problem documents with a stable code.',
    )
    .setVersion('1')
    .setLicense('EUPL-1.2', 'https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12')
    .addServer('{baseUrl}', 'The address that browsers use (BASE_URL)', { baseUrl: { default: '' } })
    .addBearerAuth({ type: 'http', description: 'A token that was made for a system that sends files' })
    .addCookieAuth('zeitbuch.session_token', { type: 'apiKey', in: 'cookie', description: COOKIE }, SESSION_COOKIE)
    .build();
  const document = SwaggerModule.createDocument(app, options, {
    operationIdFactory: (_controller, method) => method,
    extraModels: [ProblemDto],
  });
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete]) {
      // Where no cookie is asked for, that is said too.
      if (operation) operation.security ??= [];
    }
  }
  const responses = sorted(describeProblems(document));
  const schemas = sorted(document.components?.schemas ?? {});
  const whole = {
    ...document,
    paths: sorted(document.paths),
    components: { ...document.components, responses, schemas },
  };
  return asJsonSchema(whole);
}

const COOKIE = 'Set by POST /api/auth/sign-in/email; over HTTPS its name begins with `__Host-`.';

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
