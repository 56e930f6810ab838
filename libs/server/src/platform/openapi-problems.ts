import { type OpenAPIObject } from '@nestjs/swagger';
import { operationProblems, requestProblems } from './operation-problems';
import { problemCodes, type ProblemCode } from './problem-codes';

/** What any request may meet on our side. */
const FAULTS: readonly ProblemCode[] = ['internal', 'unavailable'];

type Responses = NonNullable<NonNullable<OpenAPIObject['components']>['responses']>;

/** As many codes, and no more, make the name of an answer that several operations share. */
const MOST_IN_A_NAME = 3;

/**
 * Adds to every operation with which problems it answers, by status. A status that an operation names lists every
 * code it can have there; `4XX` and `5XX` are what any request may meet before or behind the operation.
 * @returns the answers that operations share, as `components.responses`
 * @throws Error where the problems of an operation are not known yet: `npm run openapi` reads them from the code
 */
export function describeProblems(document: OpenAPIObject): Responses {
  const shared: Responses = {};
  const answer = (listed: readonly ProblemCode[]): Responses[string] => {
    const codes = [...new Set(listed)].sort();
    if (codes.length > MOST_IN_A_NAME) return problemResponse(codes);
    shared[codes.join('_')] = problemResponse(codes);
    return { $ref: `#/components/responses/${codes.join('_')}` };
  };
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete]) {
      if (!operation) continue;
      const own = operationProblems[operation.operationId ?? ''];
      if (!own) throw new Error(`problems of ${operation.operationId} are not known: run npm run openapi`);
      for (const status of [...new Set(own.map(statusOf))].sort()) {
        const codes = [...own, ...requestProblems, ...FAULTS].filter((code) => statusOf(code) === status);
        operation.responses[status] = answer(codes);
      }
      operation.responses['4XX'] = { $ref: '#/components/responses/refused' };
      operation.responses['5XX'] = { $ref: '#/components/responses/failed' };
    }
  }
  return { ...shared, refused: problemResponse(requestProblems), failed: problemResponse(FAULTS) };
}

const statusOf = (code: ProblemCode): number => problemCodes[code][0];

function problemResponse(codes: readonly ProblemCode[]): Responses[string] {
  return {
    description: codes.map((code) => `\`${code}\`: ${problemCodes[code][1]}.`).join(' '),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/ProblemDto' },
            { type: 'object', properties: { code: { type: 'string', enum: [...codes] } } },
          ],
        },
      },
    },
  };
}
