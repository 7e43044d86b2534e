import { type Safeguard, gatewayUnit, promise, trigger } from './safeguard.ts';

const SURFACE = 'the-http-surface-is-narrow';
const SAME = 'same-refusal-over-http-sse-and-websocket';
const HELD = 'an-app-is-held-to-its-documents';
const HELD_STEP = 'gateway/src/auth/use-held-apps.ts';
const TOKENS = 'gateway/src/auth/token-authenticator.ts';

/** What a request must be before anybody reads it. */
export const request: readonly Safeguard[] = [
  promise(
    { id: 'origin over HTTP', without: 'any page on the web could use a caller’s session' },
    [
      'gateway/src/request/use-origins.ts',
      "if (origin !== null && !origins.allows(origin, request.headers.get('host'))) {",
      'if (origin === undefined) {',
    ],
    SURFACE,
  ),
  promise(
    { id: 'origin over WebSocket', without: 'any page on the web could open a stream' },
    [
      'gateway/src/request/web-socket.ts',
      'else if (origin !== undefined && !options.origins.allows(origin, host ?? null))',
      'else if (origin === null)',
    ],
    SURFACE,
  ),
  promise(
    {
      id: 'no GET that a link could send (CSRF)',
      without: 'a link on another site could ask in a caller’s name',
    },
    [
      'gateway/src/request/use-csrf-protection.ts',
      'if (PREFLIGHTED.some((name) => request.headers.has(name))) return;',
      'if (request) return;',
    ],
    SURFACE,
  ),
  promise(
    { id: 'no POST that a form could send (CSRF)', without: 'a form on another site could change things' },
    ['gateway/src/request/use-json-body.ts', 'if (!/^application\\/json\\s*(;|$)/i.test(', 'if (!/./i.test('],
    SURFACE,
  ),
  promise(
    { id: 'bytes of a request', without: 'one request could fill the memory' },
    ['gateway/src/request/use-json-body.ts', 'readText(asked, options.mostBytes)', 'readText(asked, 1e12)'],
    SURFACE,
  ),
  promise(
    { id: 'bytes of a WebSocket message', without: 'one message could fill the memory' },
    ['gateway/src/request/web-socket.ts', 'maxPayload: options.limits.messageBytes,', 'maxPayload: 1e9,'],
    'one-bad-operation-leaves-the-socket-open',
  ),
  promise(
    { id: 'operations of one connection', without: 'one connection could run thousands at once' },
    [
      'gateway/src/request/web-socket-protocol.ts',
      'if (this.#running.size >= this.#serving.operations) {',
      'if (this.#running.size < 0) {',
    ],
    'one-bad-operation-leaves-the-socket-open',
  ),
  promise(
    { id: 'length of a document', without: 'documents of megabytes would be parsed' },
    [
      'gateway/src/request/use-document-limits.ts',
      'if (params.source.toString().length > limits.characters) {',
      'if (params.source.toString().length > 1e9) {',
    ],
    SAME,
  ),
  promise(
    { id: 'tokens of a document', without: 'small documents that are dear to parse' },
    ['gateway/src/request/use-document-limits.ts', 'maxTokens: limits.tokens', 'maxTokens: 1e6'],
    SAME,
  ),
  gatewayUnit(
    { id: 'depth of a document', without: 'a friend of a friend of a friend, without end' },
    ['request/limit-selections.ts', 'if (size.depth > limits.depth)', 'if (size.depth > 1e9)'],
    'request/limit-selections',
  ),
  gatewayUnit(
    { id: 'aliases of a document', without: 'one field asked a thousand times in one request' },
    ['request/limit-selections.ts', 'if (size.aliases > limits.aliases)', 'if (size.aliases > 1e9)'],
    'request/limit-selections',
  ),
  gatewayUnit(
    {
      id: 'fields of a document, fragments unfolded',
      without: 'fragments that spread each other into millions',
    },
    ['request/limit-selections.ts', 'if (size.fields > limits.fields)', 'if (size.fields > 1e9)'],
    'request/limit-selections',
  ),
  promise(
    { id: 'text that can be stored', without: 'one character could make every list fail' },
    [
      'gateway/src/request/use-storable-text.ts',
      'if (holdsUnstorable(walkOf(context).params.variables)) throw notStorable();',
      'void holdsUnstorable; void context;',
    ],
    'strange-input-is-the-callers-fault',
  ),
];

/** Who asks, and what for. */
export const auth: readonly Safeguard[] = [
  promise(
    { id: 'a revoked token', without: 'a token that was taken away would still open' },
    [TOKENS, "if (row.revoked_at !== null) return 'TOKEN_REVOKED';", ''],
    'revocation-ends-the-stream',
  ),
  promise(
    { id: 'an expired token', without: 'a token would open for ever' },
    [TOKENS, "if (row.expires_at !== null && row.expires_at <= now) return 'TOKEN_EXPIRED';", 'void now;'],
    SAME,
  ),
  promise(
    { id: 'an agent who left', without: 'former staff would still read' },
    [TOKENS, "if (row.disabled_at !== null) return 'AGENT_DISABLED';", ''],
    SAME,
  ),
  promise(
    { id: 'a revoked grant', without: 'an app would go on after it was uninstalled' },
    [TOKENS, "if (row.grant_revoked_at !== null) return 'GRANT_REVOKED';", ''],
    'revocation-ends-the-stream',
  ),
  promise(
    { id: 'an erased person', without: 'a token of somebody who is gone' },
    [TOKENS, "if (row.erased_at !== null) return 'PERSON_ERASED';", ''],
    SAME,
  ),
  gatewayUnit(
    { id: 'tokens are stored as an HMAC', without: 'whoever reads the table could use its tokens' },
    [
      'auth/token.ts',
      "return createHmac('sha256', key).update(token).digest('hex');",
      "return createHmac('sha256', 'x').update(token + key.slice(0, 0)).digest('hex');",
    ],
    'auth/token',
  ),
  gatewayUnit(
    { id: 'an unknown role has nothing', without: 'a misspelt role would see everything' },
    [
      'auth/access.ts',
      'policy.roles.get(role) ?? []',
      'policy.roles.get(role) ?? [...policy.purposes.keys()]',
    ],
    'auth/access',
  ),
  gatewayUnit(
    {
      id: 'facts of the register are part of an access',
      without: 'a plan would outlive the contract it rests on',
    },
    ['auth/access.ts', '${version} ${JSON.stringify(recipient)} ${narrowedTo}', '${version} ${narrowedTo}'],
    'auth/access',
  ),
  promise(
    { id: 'one purpose', without: 'two purposes could be declared and the wider one used' },
    ['gateway/src/auth/use-purpose.ts', 'declared.size > 1', 'declared.size > 9'],
    'no-purpose-no-data',
  ),
  promise(
    { id: 'a purpose is an id', without: 'free text from outside in the ledger' },
    [
      'gateway/src/auth/use-purpose.ts',
      'if (purpose.length > LONGEST || !PURPOSE_ID.test(purpose)) throw notAPurpose();',
      'void LONGEST; void PURPOSE_ID;',
    ],
    'no-purpose-no-data',
  ),
  promise(
    { id: 'an app is held to its documents', without: 'a stolen token would ask whatever the grant opens' },
    [HELD_STEP, 'documents?.has(sha256) !== true', 'documents === undefined'],
    HELD,
  ),
  promise(
    { id: 'an app asks nothing about the schema', without: 'any app could read what is held' },
    [HELD_STEP, '!mayIntrospect && !anyIntrospection && ', 'mayIntrospect && anyIntrospection && '],
    HELD,
  ),
  {
    ...trigger(
      {
        id: 'a list of documents changed by hand has a new version',
        without: 'a process would remember the old list',
      },
      'DROP TRIGGER grant_version ON "grant"',
      'OR OLD.held_to_documents IS DISTINCT FROM NEW.held_to_documents\n        OR OLD.trusted_documents IS DISTINCT FROM NEW.trusted_documents\n        OR OLD.may_introspect IS DISTINCT FROM NEW.may_introspect)\n  EXECUTE FUNCTION remit_grant_version();',
      { migration: '0017_held_apps', test: '', named: 'pglite' },
    ),
    tests: ['src/app/hold-app.test.ts'],
  },
  promise(
    {
      id: 'nothing is done whose answer nobody takes',
      without: 'streams that nobody reads and nobody closes',
    },
    [
      'gateway/src/request/use-answerable.ts',
      'operation?.operation === OperationTypeNode.SUBSCRIPTION && !takes',
      'operation?.operation === OperationTypeNode.MUTATION && !takes',
    ],
    SAME,
  ),
  promise(
    {
      id: 'what has the weight 0 is not taken',
      without: 'a change would be made and nobody told',
    },
    [
      'gateway/src/request/use-answerable.ts',
      'ranges.some(({ range, isTaken }) => range === narrowest && isTaken)',
      'ranges.some(({ range }) => range === narrowest)',
    ],
    SAME,
  ),
  promise(
    {
      id: 'what Yoga passes over is not taken',
      without: 'a stream that nobody reads and nobody closes',
    },
    [
      'gateway/src/request/use-answerable.ts',
      '.map(rangeOf).filter(isWritten)',
      '.map(rangeOf).filter(() => isWritten)',
    ],
    SAME,
  ),
  promise(
    {
      id: 'an address that is none ends no process',
      without: 'anybody could end the gateway with one request',
    },
    [
      'gateway/src/request/web-socket.ts',
      "const [pathname] = (request.url ?? '/').split('?');",
      "const { pathname } = new URL(request.url ?? '/', 'http://localhost');",
    ],
    'the-http-surface-is-narrow',
  ),
  promise(
    {
      id: 'a header that would mislead is refused',
      without: 'an answer would tell how this is built, and two could read two callers out of one request',
    },
    ['gateway/src/front.ts', 'if (misleading !== undefined) {', "if (misleading === '') {"],
    'the-http-surface-is-narrow',
  ),
  promise(
    {
      id: 'an open WebSocket takes no new work at a drain',
      without: 'a process that goes away would not go',
    },
    [
      'gateway/src/request/web-socket-protocol.ts',
      'if (this.#serving.lifecycle.draining.aborted) return this.#tellErrors(id, [draining()]);',
      'void draining;',
    ],
    SAME,
  ),
  promise(
    { id: 'the schema is not told to strangers', without: 'anybody could read what is held' },
    [
      'gateway/src/auth/use-caller.ts',
      'isStranger && anonymousIntrospection && isAboutSchema(walk)',
      'isStranger && (anonymousIntrospection || walk) && isAboutSchema(walk)',
    ],
    SAME,
  ),
];
