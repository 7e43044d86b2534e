import type { BehindTheWall, Transaction } from './behind-the-wall.ts';

type Table = 'loginAccount' | 'loginSession' | 'loginCredential' | 'loginSecondFactor' | 'loginVerification';

/**
 * What better-auth would keep and we do not: where somebody logged in from, and the tokens of other providers, which serve to
 * log in and for nothing after that (OBL-SAPAT-INT-04). There are no columns for them either.
 */
const NOT_KEPT: Readonly<Record<Table, readonly string[]>> = {
  loginAccount: [],
  loginSession: ['ipAddress', 'userAgent'],
  loginCredential: [
    'accessToken',
    'refreshToken',
    'idToken',
    'accessTokenExpiresAt',
    'refreshTokenExpiresAt',
    'scope',
  ],
  loginSecondFactor: ['failedVerificationCount', 'lockedUntil'],
  loginVerification: [],
};

const READS = ['findFirst', 'findMany', 'count'] as const;
const WRITES = ['create', 'update', 'updateMany', 'delete', 'deleteMany'] as const;
type Method = (typeof READS)[number] | (typeof WRITES)[number];

type Args = {
  readonly where?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
};
type Row = Readonly<Record<string, unknown>>;
type Delegate = Readonly<Record<Method, (args: Args) => Promise<unknown>>>;
/** What better-auth's Prisma adapter calls. */
export type LoginTables = Readonly<Record<Table, Delegate>> & {
  $transaction?<T>(work: (tables: LoginTables) => Promise<T>): Promise<T>;
};

type Options = {
  readonly wall: BehindTheWall;
  readonly controllerId: number;
  readonly digestOfSession: (token: string) => string;
};

/**
 * The tables of one controller's login, as better-auth's adapter for Prisma wants to have them. Each call is an operation
 * behind the wall; a session's token is turned into its digest on the way in, so that it stands nowhere.
 */
export function createLoginTables(options: Options): LoginTables {
  const { wall } = options;
  const all = tablesOver(options, (method, call) =>
    READS.some((read) => read === method) ? wall.read(call) : wall.write(call),
  );
  return {
    ...all,
    $transaction: (work) => wall.write((tx) => work(tablesOver(options, (_method, call) => call(tx)))),
  };
}

type Run = (method: Method, call: (tx: Transaction) => Promise<unknown>) => Promise<unknown>;

function tablesOver(options: Options, run: Run): LoginTables {
  const delegateOf = (table: Table): Delegate => {
    const call =
      (method: Method) =>
      async (given: Args): Promise<unknown> => {
        const { args, token } = translated(table, method, given, options);
        const answer = await run(method, (tx) => (tx as unknown as LoginTables)[table][method](args));
        return token === undefined ? answer : withToken(answer, token);
      };
    return Object.fromEntries([...READS, ...WRITES].map((method) => [method, call(method)])) as Delegate;
  };
  return {
    loginAccount: delegateOf('loginAccount'),
    loginSession: delegateOf('loginSession'),
    loginCredential: delegateOf('loginCredential'),
    loginSecondFactor: delegateOf('loginSecondFactor'),
    loginVerification: delegateOf('loginVerification'),
  };
}

function translated(table: Table, method: Method, { where, data, ...rest }: Args, options: Options) {
  let token: string | undefined;
  const digested = (value: unknown): unknown => {
    if (typeof value === 'string') {
      token = value;
      return options.digestOfSession(value);
    }
    if (Array.isArray(value)) return value.map(digested);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, digested(part)]));
  };
  const inConditions = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inConditions);
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        key,
        key === 'digest' ? digested(part) : inConditions(part),
      ]),
    );
  };
  const sessions = table === 'loginSession';
  const kept =
    data &&
    Object.fromEntries(
      Object.entries(data)
        .filter(([key]) => !NOT_KEPT[table].includes(key))
        .map(([key, value]) => [key, sessions && key === 'digest' ? digested(value) : value]),
    );
  const args = {
    ...rest,
    ...(where && { where: sessions ? inConditions(where) : where }),
    ...(kept && { data: method === 'create' ? { ...kept, controllerId: options.controllerId } : kept }),
  } as Args;
  return { args, token };
}

/** Who asked by a token is answered with it: better-auth puts it into the cookie. */
function withToken(answer: unknown, token: string): unknown {
  const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;
  const given = (row: Row) => ('digest' in row ? { ...row, digest: token } : row);
  if (Array.isArray(answer)) return answer.length === 1 && isRow(answer[0]) ? [given(answer[0])] : answer;
  return isRow(answer) ? given(answer) : answer;
}
