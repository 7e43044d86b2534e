import { type Safeguard, chore, gatewayUnit, promise, trigger, unit } from './safeguard.ts';

const ENCRYPTED = 'obligations/data-is-encrypted-as-promised';

const appendOnly = (table: string, without: string): Safeguard =>
  trigger(
    { id: `append-only: ${table}`, without },
    `DROP TRIGGER ${table}_append_only ON ${table}`,
    `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}`,
  );

const constraint = (table: string, name: string, without: string): Safeguard =>
  trigger(
    { id: `constraint: ${name}`, without },
    `ALTER TABLE ${table} DROP CONSTRAINT ${name}`,
    `ADD CONSTRAINT ${name} CHECK`,
  );

/** What the database itself refuses, and who may open it. */
export const database: readonly Safeguard[] = [
  appendOnly('consent_record', 'a refusal could become a consent'),
  appendOnly('policy_version', 'a policy could be changed after it was accepted'),
  appendOnly('ledger_entry', 'what was read could be struck out'),
  appendOnly('ledger_plan', 'what a line of the ledger means could be changed'),
  constraint('access_token', 'access_token_one_holder', 'a token of two callers at once'),
  constraint('access_token', 'access_token_digest_is_sha256', 'tokens stored as they are'),
  constraint('consent_record', 'consent_record_only_given_ends', 'a refusal that ends by itself'),
  unit(
    { id: 'one process a folder', without: 'two processes in one PGlite folder would lose rows' },
    [
      'db/pglite-folder.ts',
      'if (holder !== undefined && (await isAlive(holder)))',
      'if (holder !== undefined && holder.pid < 0)',
    ],
    'db/pglite-folder',
  ),
  unit(
    { id: 'ids that nobody guesses', without: 'ids could be counted through' },
    [
      'db/public-id.ts',
      'bytes: ByteSource = randomBytes',
      'bytes: ByteSource = (count) => new Uint8Array(count)',
    ],
    'db/public-id',
  ),
];

/** Policies as code, and the rules of this repository. */
export const rules: readonly Safeguard[] = [
  unit(
    { id: 'the rules of the loader, every one', without: 'profiles that contradict themselves or the law' },
    [
      'profile/load.ts',
      '.flatMap((rule) => rule.run(sections as PolicyProfile, about));',
      '.flatMap(() => []);',
    ],
    'profile/rules/rules',
  ),
  unit(
    { id: 'a policy of the same date is the same policy', without: 'a policy could change in silence' },
    ['purpose/publish-policy.ts', 'throw new PolicyNotDated();', 'void PolicyNotDated;'],
    'purpose/publish-policy',
  ),
  promise(
    { id: 'the policy that is enforced is the one published', without: 'a changed row would be enforced' },
    [
      'gateway/src/auth/policy-store.ts',
      'if (loaded.sha256 !== row?.sha256)',
      'if (loaded.sha256 === undefined)',
    ],
    'the-policy-enforced-is-the-one-published',
  ),
  promise(
    { id: 'no ground below what a policy promises', without: 'a promise of encryption that nobody keeps' },
    [
      ['gateway/src/auth/attested.ts', '!reaches(ground.minTls, minTls) &&', 'bound === minTls &&'],
      ['gateway/src/auth/attested.ts', 'atRest !== ground.atRest &&', 'atRest !== atRest &&'],
    ],
    ENCRYPTED,
    'postgresql',
  ),
  promise(
    { id: 'no handshake older than promised', without: 'data would travel by an older TLS' },
    [
      'gateway/src/serve.ts',
      'minVersion: `TLSv${minTls}` as const',
      "minVersion: minTls && ('TLSv1.2' as const)",
    ],
    ENCRYPTED,
    'postgresql',
  ),
  gatewayUnit(
    { id: 'no plain way beside the promise', without: 'data would leave for the database in clear text' },
    ['env.ts', 'attestedIn(read.data).minTls !== undefined', "attestedIn(read.data).minTls === '1.0'"],
    'env',
  ),
  chore(
    { id: 'imports go one way', without: 'a decision that knows the protocol it is asked over' },
    [
      'check-imports.ts',
      'export function forbiddenImports(',
      'export function forbiddenImports(..._all: unknown[]): string[] { return []; }\nfunction neverAsked(',
    ],
    'check-imports',
  ),
  chore(
    { id: 'house rules', without: 'the compiler switched off where it is in the way' },
    [
      'check-house-rules.ts',
      'if (except?.test(file) || !breaks(node)) continue;',
      'if (except !== undefined || breaks !== undefined) continue;',
    ],
    'check-house-rules',
  ),
  chore(
    { id: 'generated files are current', without: 'a printed schema that is not the one that runs' },
    ['check-generated.ts', 'else if (committed !== text)', 'else if (committed === undefined)'],
    'check-generated',
  ),
];
