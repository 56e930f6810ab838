import { type BetterAuthOptions } from 'better-auth';
import { getAdapter } from 'better-auth/db/adapter';
import { hashOf } from './session-cookie';

type Adapter = Awaited<ReturnType<typeof getAdapter>>;
type Where = NonNullable<Parameters<Adapter['findOne']>[0]['where']>;

/**
 * The library's own adapter to the database, except that session tokens are stored and looked up as their hashes.
 * The library works with the token that it made or was asked for, and never sees the difference.
 */
export async function adapterWithHashedTokens(options: BetterAuthOptions): Promise<Adapter> {
  return hashingTokens(await getAdapter(options));
}

function hashingTokens<Inner extends Omit<Adapter, 'transaction'>>(inner: Inner): Inner {
  const asked = <Call extends { model: string; where?: Where }>(call: Call): Call =>
    call.model === 'session' && call.where ? { ...call, where: call.where.map(hashedCondition) } : call;
  const wrapped: Partial<Adapter> = {
    async create(call) {
      if (call.model !== 'session') return inner.create(call);
      const { token } = call.data as unknown as { token: string };
      const row = await inner.create({ ...call, data: { ...call.data, token: hashOf(token) } });
      return { ...row, token } as never;
    },
    async findOne<T>(call: Parameters<Adapter['findOne']>[0]): Promise<T | null> {
      const row = await inner.findOne<T>(asked(call));
      const token = call.model === 'session' && call.where.find(({ field }) => field === 'token')?.value;
      return row && token ? { ...row, token } : row;
    },
    findMany: (call) => inner.findMany(asked(call)),
    count: (call) => inner.count(asked(call)),
    update: (call) => inner.update(asked(call)),
    updateMany: (call) => inner.updateMany(asked(call)),
    delete: (call) => inner.delete(asked(call)),
    deleteMany: (call) => inner.deleteMany(asked(call)),
    consumeOne: (call) => inner.consumeOne(asked(call)),
  };
  const { transaction } = inner as Partial<Adapter>;
  if (transaction) wrapped.transaction = (work) => transaction((client) => work(hashingTokens(client)));
  return { ...inner, ...wrapped };
}

function hashedCondition(condition: Where[number]): Where[number] {
  if (condition.field !== 'token') return condition;
  const { value } = condition;
  return {
    ...condition,
    value: Array.isArray(value) ? value.map((token) => hashOf(String(token))) : hashOf(String(value)),
  };
}
