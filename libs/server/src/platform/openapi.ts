import { type INestApplication } from '@nestjs/common';
import { type OpenAPIObject } from '@nestjs/swagger';
import { ProblemDto } from './problem.dto';

/**
 * The description of the whole API, generated from controllers and DTO classes.
 * The same code gives the same text: keys of paths and schemas are sorted.
 */
export async function describeApi(app: INestApplication): Promise<OpenAPIObject> {
  // Loaded only when asked for: it costs a fifth of a second at the start.
  const { DocumentBuilder, SwaggerModule } = await import('@nestjs/swagger');
  const options = new DocumentBuilder()
    .setTitle('Zeitbuch')
    .setDescription(
      'Time and attendance. Times are whole minutes; refusals are RFC 9457 problem documents with a stable code.',
    )
    .setVersion('1')
    .addCookieAuth('zeitbuch.session_token')
    .build();
  const document = SwaggerModule.createDocument(app, options, {
    operationIdFactory: (_controller, method) => method,
    extraModels: [ProblemDto],
  });
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.delete]) {
      if (operation) operation.responses.default = problemResponse;
    }
  }
  const schemas = sorted(document.components?.schemas ?? {});
  return { ...document, paths: sorted(document.paths), components: { ...document.components, schemas } };
}

const problemResponse = {
  description: 'A refusal with a stable code',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } },
};

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
