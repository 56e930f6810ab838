import { type PoolClient } from 'pg';
import { Problem } from '../platform';

/**
 * Runs one act of several in a transaction: what it wrote before it was refused is taken back, and the others go on.
 * @returns why it was refused; null where it was done
 */
export async function refusalOf(client: PoolClient, act: () => Promise<unknown>): Promise<Problem | null> {
  await client.query('savepoint one_of_many');
  try {
    await act();
    await client.query('release savepoint one_of_many');
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await client.query('rollback to savepoint one_of_many');
    return error;
  }
}
