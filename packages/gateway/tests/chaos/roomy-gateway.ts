// A gateway with room for a crowd that comes with one token, which says what it holds when it is asked. `sockets.ts` starts it.
import { openDatabase } from '@remit/schema';
import { createGateway, createLog } from '../../src/index.ts';
import { serve } from '../../src/serve.ts';
import { TEST_TOKEN_KEY } from '../../src/testing/index.ts';

const everybody = 100_000;
const database = await openDatabase({ url: process.env['DATABASE_URL'] ?? '' });
const gateway = await createGateway({
  database,
  tokenKey: TEST_TOKEN_KEY,
  policyMode: 'demo',
  log: createLog('warn'),
  limits: { seats: { connections: everybody, ofController: everybody, ofCaller: everybody } },
});
const { url } = await serve(gateway, { port: 0, host: '127.0.0.1' });
process.send?.({ url: `${url}/graphql` });
process.on('message', () => {
  // Twice: what the first one finalises, the second one frees.
  for (let each = 0; each < 2; each += 1) globalThis.gc?.();
  process.send?.({ rss: process.memoryUsage.rss() });
});
