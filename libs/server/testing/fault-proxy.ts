import { createServer, connect, type Server, type Socket } from 'node:net';

/** One connection through the proxy. */
class Link {
  silent = false;
  #swallows = false;

  constructor(
    private readonly client: Socket,
    private readonly server: Socket,
    private readonly proxy: FaultProxy,
  ) {
    client.on('data', (data) => {
      proxy.announce(this);
      if (!this.silent) this.#later(() => server.write(data));
    });
    server.on('data', (data) => {
      if (this.#swallows) return this.reset();
      if (!this.silent) this.#later(() => client.write(data));
    });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ]) {
      one.on('error', () => undefined); // what an accident is made of
      one.on('close', () => {
        if (!this.silent) other.destroy();
        if (other.destroyed) proxy.links.delete(this);
      });
    }
  }

  /** From now on nothing arrives at either end, and neither hears of it. */
  blackhole(): void {
    this.silent = true;
  }

  /** Cuts the connection. */
  reset(): void {
    this.client.resetAndDestroy();
    this.server.destroy();
  }

  /** What is under way reaches the database; instead of its answer the connection is cut. */
  loseNextAnswer(): void {
    this.#swallows = true;
  }

  /** Both ends go, also those that nobody would tell. */
  end(): void {
    this.client.destroy();
    this.server.destroy();
  }

  #later(send: () => void): void {
    if (this.proxy.latencyMilliseconds === 0) return send();
    setTimeout(send, this.proxy.latencyMilliseconds);
  }
}

/**
 * Stands between a process and its database and makes accidents: latency, connections that fall silent or are cut,
 * answers that are lost after the commit, a server that takes no connections.
 */
export class FaultProxy {
  readonly links = new Set<Link>();
  latencyMilliseconds = 0;
  /** Whether connections come through; else they are cut at once, as by a server that is down. */
  accepts = true;
  /** Every connection, also one to come, falls silent. */
  silent = false;
  #next: ((link: Link) => void) | undefined;
  #server: Server;

  private constructor(private target: URL) {
    this.#server = createServer((client) => this.#take(client));
  }

  static async start(databaseUrl: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(new URL(databaseUrl));
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** The address of the database, through the proxy. */
  get url(): string {
    const url = new URL(this.target);
    url.host = `127.0.0.1:${(this.#server.address() as { port: number }).port}`;
    return url.href;
  }

  /** Leads connections to come to another server, e.g. the same one started again. */
  leadTo(databaseUrl: string): void {
    this.target = new URL(databaseUrl);
  }

  /** Does something to the connection on which the next statement is sent, before it goes through. */
  onNextStatement(accident: (link: Link) => void): void {
    this.#next = accident;
  }

  /** Called by a connection before it passes something on from the client. */
  announce(link: Link): void {
    const accident = this.#next;
    this.#next = undefined;
    accident?.(link);
  }

  blackholeAll(): void {
    this.silent = true;
    for (const link of this.links) link.blackhole();
  }

  resetAll(): void {
    for (const link of this.links) link.reset();
  }

  async stop(): Promise<void> {
    for (const link of this.links) link.end();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #take(client: Socket): void {
    if (!this.accepts) return void client.resetAndDestroy();
    const server = connect(Number(this.target.port || 5432), this.target.hostname);
    const link = new Link(client, server, this);
    if (this.silent) link.blackhole();
    this.links.add(link);
  }
}
