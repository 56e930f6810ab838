import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ErrorObject } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** An answer of the API to a request, as far as its description speaks of it. */
interface Exchange {
  method: string;
  /** Of the request, with its query. */
  path: string;
  status: number;
  /** Without parameters such as the charset; empty where there is no body. */
  mediaType: string;
  body: unknown;
}

interface Response {
  $ref?: string;
  content?: Record<string, unknown>;
}

type Operations = Record<string, { responses: Record<string, Response> }>;

interface Description {
  paths: Record<string, Operations>;
  components: { responses: Record<string, Response>; schemas: Record<string, object> };
}

const FILE = path.resolve(__dirname, '../../../docs/openapi.json');
const description = closed(JSON.parse(readFileSync(FILE, 'utf8')) as Description);
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(description, 'api');

/** Fixed parts first: `clarifications/waiting` is no `clarifications/{id}`. */
const templates = Object.keys(description.paths)
  .sort((a, b) => a.split('{').length - b.split('{').length)
  .map((template) => ({
    template,
    pattern: new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`, 'i'),
  }));

/**
 * Compares an answer with docs/openapi.json: its status, its type, its body. What is not described, such as sign-in or
 * an address that does not exist, is let through.
 * @throws Error that names the operation and where the answer differs
 */
export function assertDescribed({ method, path: asked, status, mediaType, body }: Exchange): void {
  const [pathname] = asked.split('?');
  const route = templates.find(({ pattern }) => pattern.test(pathname))?.template;
  const operation = route === undefined ? undefined : description.paths[route][method.toLowerCase()];
  if (route === undefined || !operation) return;
  const differs = (how: string) => new Error(`${method} ${route} answers ${status} otherwise than described: ${how}`);
  const key = [`${status}`, `${Math.floor(status / 100)}XX`].find((name) => name in operation.responses);
  if (key === undefined) throw differs('this status is not described');
  const pointer = operation.responses[key].$ref ?? `#/paths/${part(route)}/${method.toLowerCase()}/responses/${key}`;
  const { content } = at<Response>(pointer);
  if (!content) {
    if (mediaType === '') return;
    throw differs(`a body of ${mediaType}`);
  }
  if (!(mediaType in content)) throw differs(`a body of ${mediaType || 'no type'}`);
  if (!mediaType.endsWith('json')) return;
  const validate = ajv.getSchema(`api${pointer}/content/${part(mediaType)}/schema`);
  if (!validate) throw differs('no schema');
  if (!validate(body)) throw differs((validate.errors ?? []).map(told).join('; '));
}

const told = ({ instancePath, message, params }: ErrorObject): string =>
  `${instancePath || 'the body'} ${message} ${JSON.stringify(params)}`;

/** A name as part of a JSON pointer within an address. */
const part = (name: string): string => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));

/** What a pointer such as `#/components/responses/not-found` points to. */
function at<T>(pointer: string): T {
  const parts = pointer.split('/').slice(1);
  return parts.reduce<unknown>((node, name) => {
    const key = decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~');
    return (node as Record<string, unknown>)[key];
  }, description) as T;
}

/** Fields that nobody described are a difference too, except in problems, which may bring more (RFC 9457, 3.2). */
function closed(given: Description): Description {
  for (const [name, schema] of Object.entries(given.components.schemas)) {
    if (name !== 'ProblemDto' && 'properties' in schema) Object.assign(schema, { additionalProperties: false });
  }
  return given;
}
