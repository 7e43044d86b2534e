// Our gateway, as an application embeds it. The file's second argument says what is switched off.
import { createGateway, createLog } from '@remit/gateway';
import { openDatabase } from '@remit/schema';
import { benchKey } from '../dataset/callers.ts';
import { announce, createBenchServer, readSettings } from './announce.ts';
import { dangerouslyBuildWithoutChecks } from './without-checks.ts';

const off = new Set((process.argv[3] ?? '').split(','));
if (off.has('checks')) dangerouslyBuildWithoutChecks();

const { url, poolSize } = readSettings();
const sent = { statements: 0 };
const database = await openDatabase({ url, poolSize, onStatement: () => void (sent.statements += 1) });
const gateway = await createGateway({
  database,
  tokenKey: benchKey,
  policyMode: 'demo',
  log: createLog('warn'),
  // One caller asks as often as it can.
  limits: { cost: { agent: { pointsPerMinute: Number.MAX_SAFE_INTEGER } } },
  ...(off.has('ledger') ? { ledger: false as const } : {}),
});

const server = createBenchServer()
  .on('request', gateway.nodeHandler)
  .on('upgrade', (request, socket, head) => {
    if (!gateway.webSocket.handleUpgrade(request, socket, head)) socket.destroy();
  });
announce(server, () => sent.statements);
