import { createHash, createHmac } from 'node:crypto';
import type { Tenant } from './tenant.ts';

/** Who asks the benchmark's question for one controller: one of its agents, for the purpose of support. */
export type BenchCaller = {
  /** The controller's number in the dataset. */
  readonly number: number;
  readonly token: string;
  readonly purpose: string;
};

/** Secret of the benchmark's gateways. No secret at all: the data is made up and gone after the run. */
export const benchKey = 'a key for a database that holds only made-up people';

export function callerOf({ number, support }: Pick<Tenant, 'number' | 'support'>): BenchCaller {
  const letters = createHash('sha256').update(`token ${number}`).digest('hex').slice(0, 43);
  return { number, token: `rmt_agent_${letters}`, purpose: support.purpose };
}

/** As the gateway keeps a token: HMAC-SHA-256, hexadecimal. */
export function digestOfToken(token: string): string {
  return createHmac('sha256', benchKey).update(token).digest('hex');
}
