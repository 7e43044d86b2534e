// What a user would take instead: PostGraphile over the same tables, without any privacy check.
import pg from 'pg';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { announce, createBenchServer, readSettings } from '../src/servers/announce.ts';
import { countedPool } from '../src/servers/counting-client.ts';

const { url, poolSize } = readSettings();
const sent = { statements: 0 };
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  // It offers only what a single column's index serves; the list needs three columns of one index.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [makePgService({ pool: new pg.Pool(countedPool(url, poolSize, sent)), schemas: ['public'] })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false, websockets: false },
  grafast: { explain: false },
});

const server = createBenchServer();
await instance.createServ(grafserv).addTo(server, false);
announce(server, () => sent.statements);
