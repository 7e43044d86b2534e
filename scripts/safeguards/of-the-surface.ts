import { type Safeguard, gatewayUnit, promise } from './safeguard.ts';

const SAME = 'same-refusal-over-http-sse-and-websocket';
const SEATS = 'nobody-takes-the-place-of-all-others';
const PROTOCOL = 'the-web-socket-speaks-its-protocol';
const DOOR = 'gateway/src/request/web-socket.ts';
const SPEECH = 'gateway/src/request/web-socket-protocol.ts';
const COST = 'gateway/src/request/use-cost.ts';
const COSTS = 'what-an-operation-costs-is-counted-before-it-runs';
const SELECTIONS = 'request/limit-selections.ts';

/** What keeps one client from taking the place of all others. */
export const surface: readonly Safeguard[] = [
  promise(
    { id: 'cost: of one operation', without: 'lists of lists of lists, of which each limit sees one' },
    [COST, 'if (requested > most)', 'if (requested < 0)'],
    COSTS,
  ),
  promise(
    { id: 'cost: of a caller for a purpose', without: 'one app could ask without end' },
    [
      COST,
      "spent.kind === 'spent' ? undefined : rateLimited",
      "spent.kind !== 'never' ? undefined : rateLimited",
    ],
    COSTS,
  ),
  promise(
    { id: 'cost: each for itself', without: 'one caller could spend what another has' },
    [COST, '`${controller.id} ${caller.id} ${granted}`', '`${granted}`'],
    COSTS,
  ),
  promise(
    { id: 'cost: no purpose made up', without: 'a new name would be a new budget' },
    [COST, "purpose !== undefined && access.purposes.has(purpose) ? purpose : ''", "purpose ?? ''"],
    COSTS,
  ),
  promise(
    {
      id: 'cost: what cannot be counted',
      without: 'one argument that does not fit would make all others free',
    },
    [COST, 'return notCounted();', 'return undefined;'],
    COSTS,
  ),
  promise(
    { id: 'pieces of a WebSocket message', without: 'crumbs of one message could fill the memory' },
    [DOOR, 'maxFragments: MOST_FRAGMENTS,', 'maxFragments: MOST_FRAGMENTS * 1_000,'],
    SEATS,
  ),
  promise(
    { id: 'pace of a WebSocket', without: 'a flood of pings or operations would be answered for ever' },
    [DOOR, 'if (isInTime() && socket', 'if ((isInTime() || true) && socket'],
    SEATS,
  ),
  promise(
    { id: 'who talks also listens', without: 'answers to who does not read would fill the memory' },
    [DOOR, 'socket.bufferedAmount <= limits.messageBytes', 'socket.bufferedAmount <= 1e12'],
    SEATS,
  ),
  promise(
    { id: 'a connection shows a token soon', without: 'strangers could hold connections for ever' },
    [DOOR, '      if (leave !== undefined) return;\n', '      if (leave !== undefined || options) return;\n'],
    SEATS,
  ),
  promise(
    { id: 'a connection is initialised soon', without: 'silent connections would stay for ever' },
    [DOOR, 'if (connection.initialised) return;', 'if (connection.initialised || options) return;'],
    PROTOCOL,
  ),
  promise(
    { id: 'seats of strangers', without: 'a crowd of strangers could take every connection' },
    ['gateway/src/request/seats.ts', "['strangers', limits.strangers]", "['strangers', 1e9]"],
    SEATS,
  ),
  promise(
    { id: 'seats of a controller', without: 'one controller could take every connection' },
    [
      'gateway/src/request/seats.ts',
      '[`controller ${controller.id}`, limits.ofController]',
      '[`controller ${controller.id}`, 1e9]',
    ],
    SEATS,
  ),
  promise(
    { id: 'seats of a caller', without: 'one token could take every connection' },
    [
      'gateway/src/request/seats.ts',
      '[`caller ${caller.kind} ${caller.id}`, limits.ofCaller]',
      '[`caller ${caller.kind} ${caller.id}`, 1e9]',
    ],
    SEATS,
  ),
  promise(
    { id: 'a stream over SSE takes a seat', without: 'the limits of WebSocket would not hold for SSE' },
    [
      'gateway/src/request/use-stream-seats.ts',
      'if (request === undefined || authenticated === undefined) return;',
      'if (request === undefined || authenticated) return;',
    ],
    SEATS,
  ),
  promise(
    { id: 'an operation is not its id', without: 'an answer would be told as that of another question' },
    [
      SPEECH,
      '    operation.live = false;\n    this.#operations.delete(id);\n    operation.stream',
      '    this.#operations.delete(id);\n    operation.stream',
    ],
    PROTOCOL,
  ),
  promise(
    { id: 'one operation an id', without: 'two answers under one id' },
    [SPEECH, 'if (this.#operations.has(id)) {', 'if (this.#operations.has(`${id} `)) {'],
    PROTOCOL,
  ),
  promise(
    { id: 'only what the protocol has', without: 'messages that nobody has specified would be read' },
    [SPEECH, "        this.close(CloseCode.BadRequest, 'Invalid message received');\n    }", '    }'],
    PROTOCOL,
  ),
  gatewayUnit(
    { id: 'root fields of a document', without: 'a hundred lists in one request' },
    [SELECTIONS, 'if (size.top > limits.rootFields)', 'if (size.top > 1e9)'],
    'request/limit-selections',
  ),
  gatewayUnit(
    { id: 'directives of a document', without: 'small documents that are dear to validate' },
    [SELECTIONS, 'if (directives === limits.directives + 1)', 'if (directives === 1e9)'],
    'request/limit-selections',
  ),
  promise(
    { id: 'lists in a document', without: 'one argument that asks for thousands' },
    [`gateway/src/${SELECTIONS}`, 'if (values.length > limits.listItems)', 'if (values.length > 1e9)'],
    SAME,
  ),
  promise(
    { id: 'lists in variables', without: 'the same, where the document does not show it' },
    [
      'gateway/src/request/use-variable-limits.ts',
      'if (value.length > listItems) {',
      'if (value.length > 1e9 + listItems) {',
    ],
    SAME,
  ),
  {
    id: 'headers in time',
    without: 'clients that send a letter a minute could hold every connection',
    off: [
      {
        file: 'packages/gateway/src/serve.ts',
        text: 'headersTimeout: timeouts.headers,',
        instead: 'headersTimeout: 0,',
      },
    ],
    folder: 'packages/gateway',
    tests: ['tests/a-slow-client-holds-nothing-open.test.ts'],
  },
  {
    id: 'a request in time',
    without: 'bodies that never end could hold every connection',
    off: [
      {
        file: 'packages/gateway/src/serve.ts',
        text: 'requestTimeout: timeouts.request,',
        instead: 'requestTimeout: 0,',
      },
    ],
    folder: 'packages/gateway',
    tests: ['tests/a-slow-client-holds-nothing-open.test.ts'],
  },
  {
    id: 'connections that say nothing more',
    without: 'idle connections would stay for ever',
    off: [
      {
        file: 'packages/gateway/src/serve.ts',
        text: 'keepAliveTimeout: timeouts.idle,',
        instead: 'keepAliveTimeout: 600_000,',
      },
    ],
    folder: 'packages/gateway',
    tests: ['tests/a-slow-client-holds-nothing-open.test.ts'],
  },
];
