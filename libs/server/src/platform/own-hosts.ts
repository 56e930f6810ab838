import { type NextFunction, type Request, type Response } from 'express';
import { type Config } from './config';
import { Problem } from './problem';
import { sendProblem } from './problem.filter';
import { type ContextRequest } from './request-context';

/** The names under which browsers reach the product; everything that depends on a host asks here. */
export interface OwnHosts {
  /** Whether a `Host` header names us. */
  hasHost(host: string | undefined): boolean;
  /** Whether an `Origin` header names one of our own pages. */
  hasOrigin(origin: string): boolean;
}

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];
/** Asked by load balancers and supervisors under whatever address they have; they answer the same to everybody. */
const HEALTH_ROUTES = new Set(['/api/v1/live', '/api/v1/ready']);

/**
 * The allow-list of hosts: the one of BASE_URL. A loopback address has several names, and there the port of the
 * process is ours as well (in development the client has another one). Port 0, of tests, is any port.
 */
export function ownHosts({ baseUrl, port }: Pick<Config, 'baseUrl' | 'port'>): OwnHosts {
  const base = new URL(baseUrl);
  const defaultPort = base.protocol === 'https:' ? '443' : '80';
  const basePort = base.port || defaultPort;
  const isLoopback = LOOPBACK_NAMES.includes(base.hostname);
  const names = isLoopback ? LOOPBACK_NAMES : [base.hostname];
  const ports = isLoopback ? [basePort, String(port)] : [basePort];
  const hosts = new Set(names.flatMap((name) => ports.map((each) => `${name}:${each}`)));
  if (ports.includes(defaultPort)) for (const name of names) hosts.add(name);
  const anyPort = isLoopback && (base.port === '0' || port === 0);
  const hasHost = (host: string | undefined): boolean => {
    if (host === undefined) return false;
    const name = host.toLowerCase();
    return hosts.has(name) || (anyPort && names.includes(name.replace(/:\d{1,5}$/, '')));
  };
  return {
    hasHost,
    hasOrigin: (origin) => origin.startsWith(`${base.protocol}//`) && hasHost(origin.slice(base.protocol.length + 2)),
  };
}

/** Refuses requests that were sent to another host, to several, or with a whole address in place of a path. */
export function refuseForeignHosts(own: OwnHosts) {
  return (request: ContextRequest, response: Response, next: NextFunction): void => {
    const isOurs = own.hasHost(request.headers.host) && hostHeaders(request) === 1 && isPath(request.url);
    if (isOurs || HEALTH_ROUTES.has(request.path)) return next();
    sendProblem(response, new Problem('request.wrong-host'), request.correlationId);
  };
}

const isPath = (url: string): boolean => url.startsWith('/') || url === '*';

/** Node keeps the first of several and says nothing. */
function hostHeaders({ rawHeaders }: Request): number {
  let count = 0;
  for (let i = 0; i < rawHeaders.length; i += 2)
    if (rawHeaders[i].length === 4 && rawHeaders[i].toLowerCase() === 'host') count += 1;
  return count;
}
