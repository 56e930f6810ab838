import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type ContextRequest, Problem, addressRangeOf } from '../platform';
import { ImportTokens } from './import-tokens';
import { type Uploader } from './uploader';

const WINDOW_SECONDS = 60;
/** A system with an old token in its settings asks a few times; who guesses asks without end. */
const MOST_WRONG = 20;
/** Files and questions of one token in a minute. */
const MOST_OF_A_TOKEN = 120;

/** Lets systems in by their token, and counts in the memory of this process who tries what, as for sessions. */
@Injectable()
export class TokenGate {
  readonly #wrong = new RateLimiterMemory({ points: MOST_WRONG, duration: WINDOW_SECONDS });
  readonly #used = new RateLimiterMemory({ points: MOST_OF_A_TOKEN, duration: WINDOW_SECONDS });

  constructor(private readonly tokens: ImportTokens) {}

  /** @throws Problem `import.token-unfit`, `rate-limited` */
  async enter(request: ContextRequest): Promise<Uploader> {
    const range = addressRangeOf(request);
    const tried = await this.#wrong.get(range);
    if (tried && tried.consumedPoints >= MOST_WRONG) throw later(tried);
    try {
      const uploader = await this.tokens.uploaderOf(request.headers.authorization, `${request.method} ${request.path}`);
      await take(this.#used, uploader.tokenId ?? '');
      return uploader;
    } catch (error) {
      if (error instanceof Problem && error.code === 'import.token-unfit') await take(this.#wrong, range);
      throw error;
    }
  }
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw later(refusal);
    throw refusal;
  }
}

const later = ({ msBeforeNext }: RateLimiterRes): Problem =>
  Problem.later('rate-limited', Math.max(1, Math.ceil(msBeforeNext / 1000)));
