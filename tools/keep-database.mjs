import { startPostgres } from './pg.mjs';
import { supervise } from './supervise.mjs';

/**
 * Keeps an embedded database running on one port, so that API and worker find it again.
 * @param name of the cluster
 * @param say takes one sentence each time it is started again
 * @returns its addresses for the owner of the tables and for the application, and `stop`
 */
export async function keepDatabase(name, say) {
  let known;
  const kept = await supervise(
    'database',
    async () => {
      known = await startPostgres({ name, port: known?.port });
      return known;
    },
    say,
  );
  return { url: known.url, applicationUrl: known.applicationUrl, stop: kept.stop };
}
