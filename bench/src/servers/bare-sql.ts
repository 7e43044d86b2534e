// node:http, pg, and one hand-written statement that makes the whole answer as text.
import pg from 'pg';
import { announce, createBenchServer, readSettings } from './announce.ts';
import { AGGREGATED, CONCATENATED } from './bare-statements.ts';
import { countedPool } from './counting-client.ts';

const text = process.argv[3] === 'concatenated' ? CONCATENATED : AGGREGATED;

const { url, poolSize } = readSettings();
const sent = { statements: 0 };
const pool = new pg.Pool(countedPool(url, poolSize, sent));

const server = createBenchServer().on('request', (request, response) => {
  const controller = Number(new URL(request.url ?? '/', 'http://localhost').searchParams.get('controller'));
  pool.query<{ answer: string }>({ name: 'tickets', text, values: [controller] }).then(
    ({ rows: [row] }) => {
      const body = Buffer.from(row?.answer ?? '{}');
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
        .end(body);
    },
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
announce(server, () => sent.statements);
