import type { RemitOptions } from './options.ts';
import type { Live } from './transport/live.ts';

/** What a client of one purpose is made from. Other entries of this package build on it; apps cannot see it. */
export interface Parts {
  readonly url: string;
  readonly purpose: string | undefined;
  /** `fetch` with token and purpose. */
  readonly send: typeof fetch;
  readonly live: Live;
  readonly onDenial: RemitOptions['onDenial'];
  readonly strict: boolean;
  /** What another entry made from these parts, by its name: made once, so that React sees the same object at each render. */
  readonly made: Map<string, unknown>;
}

/** Where a client keeps its parts. A registered symbol, because entries may be loaded as ESM and as CommonJS at once. */
export const parts: unique symbol = Symbol.for('@remit/sdk/parts');
