import { type Safeguard, promise, trigger, unit } from './safeguard.ts';

const SCOPES = 'an-app-does-what-its-scopes-open';
const EVERYWHERE = 'a-narrowed-grant-counts-in-every-gateway';
const NEEDED = 'schema/src/app/scopes-needed.ts';
const RULES = 'app/installation-rules.ts';
const DATA_RULES = 'app/data-rules.ts';
const JUDGE = 'app/judge-installation';
const HAVE = 'app/what-an-app-may-have';
const INSTALL = 'app/install-app';

/** A trigger of apps, noticed by a test of installing. */
function heard(told: Parameters<typeof trigger>[0], statement: string, standsIn: string): Safeguard {
  return {
    ...trigger(told, statement, standsIn, { migration: '0014_app_manifest', test: '', named: 'pglite' }),
    tests: [`src/${INSTALL}.test.ts`],
  };
}

/** What an app may do at all, and what it takes to be let in. */
export const apps: readonly Safeguard[] = [
  promise(
    { id: 'an operation needs its scopes', without: 'an app could do what nobody allowed it' },
    [
      'gateway/src/auth/use-scopes.ts',
      'if (missing.length === 0) return;',
      'if (missing.length >= 0) return;',
    ],
    SCOPES,
  ),
  promise(
    {
      id: 'an idle stream whose scope is gone ends',
      without: 'an app would hear on what it may not see any more',
    },
    [
      'gateway/src/subscriptions/live-stream.ts',
      "if ('failed' in arrival && !this.#closed) this.#endWith(asError(arrival.failed));\n      else this.#goOn();",
      'void arrival; this.#goOn();',
    ],
    EVERYWHERE,
  ),
  promise(
    { id: 'an id tells which scope', without: 'an app for tickets could write into chats' },
    [
      NEEDED,
      'scope === undefined ? Object.values(wanted.scopes) : [scope]',
      "['tickets:write', 'tickets:read']",
    ],
    SCOPES,
  ),
  promise(
    { id: 'a type is read under its scope wherever it is', without: 'chats could be read through tickets' },
    [NEEDED, '...(TYPE_NEEDS[each.name] ?? []),', ''],
    SCOPES,
  ),
  {
    ...promise(
      { id: 'an unknown kind of data grants nothing', without: 'grants that mean more than they say' },
      [
        'schema/src/app/narrow-grant.ts',
        'Array.isArray(categories) ? categories.filter(isDataCategory) : [],',
        'Array.isArray(categories) ? categories : [],',
      ],
      'auth/access',
    ),
    tests: ['src/auth/access.test.ts'],
    named: 'a grant has what',
  },
  unit(
    {
      id: 'a part of what was asked for is no more than that',
      without: 'an admin could be shown a part, and approve the whole',
    },
    ['app/asked-for.ts', 'categories.filter((category) => gives(kept, category))', 'categories'],
    HAVE,
  ),
  unit(
    {
      id: 'a whole gives the parts that the policy has a use for',
      without: 'kinds of data that the policy does not name would be granted',
    },
    [
      'app/asked-for.ts',
      'gives([category], listed) && isUsed(purpose, listed)',
      'gives([category], listed) || isUsed(purpose, listed)',
    ],
    HAVE,
  ),
  unit(
    {
      id: 'the words of a manifest turn nothing about',
      without: 'an app could turn the page about on which it is allowed, and say there what it likes',
    },
    ['app/manifest.ts', '!IS_NO_TEXT.test(text) && !TURNS_WORDS.test(text)', 'true'],
    'app/manifest',
  ),
  unit(
    { id: 'a root field names its scope', without: 'a new field would be open to every app' },
    ['app/check-scopes.ts', '!Object.hasOwn(roots, coordinate)', 'roots[coordinate] === null'],
    'app/check-scopes',
  ),
  unit(
    { id: 'step: what the register lets an app have', without: 'kinds of data that the register shuts out' },
    [
      'purpose/steps.ts',
      'recipient !== undefined && recipient.registered && !gives(recipient.allowedFields, category)',
      'recipient === null && gives([], category)',
    ],
    'purpose/decide',
  ),
  unit(
    {
      id: 'another company needs an express yes for marketing',
      without: 'data would be sold on an interest of the seller',
    },
    [
      'purpose/steps.ts',
      'isOutside && mustOptIn(policy, purpose)',
      'isOutside === null && mustOptIn(policy, purpose)',
    ],
    'purpose/decide',
  ),
  unit(
    { id: 'installing: the register comes first', without: 'an unlisted app would get data' },
    [RULES, 'if (!mustBeListedFirst({ policy, ...rest })) return nothing;', 'if (policy) return nothing;'],
    JUDGE,
  ),
  unit(
    { id: 'installing: a name is nobody’s', without: 'an app could pass for a company that is on file' },
    [RULES, 'if (nameIsTaken === true) {', 'if (nameIsTaken === undefined) {'],
    JUDGE,
  ),
  unit(
    { id: 'installing: a contract', without: 'data to a processor without a contract' },
    [
      RULES,
      "if (facts.contractRef !== null || contract?.value === 'not_required') return nothing;",
      'if (facts) return nothing;',
    ],
    JUDGE,
  ),
  unit(
    { id: 'installing: people are told first', without: 'data to somebody whom nobody was told of' },
    [RULES, "if (changeNotice.value !== 'prior') return nothing;", 'if (changeNotice) return nothing;'],
    JUDGE,
  ),
  {
    ...unit(
      {
        id: 'a buyer is switched off until people were told',
        without: 'data would go with the business, unannounced',
      },
      ['app/register.ts', ' && !owesNoticeOfSale(policy, facts, now)', ''],
      INSTALL,
    ),
    folder: 'packages/gateway',
    tests: ['tests/obligations/a-buyer-gets-nothing-before-people-were-told.test.ts'],
  },
  unit(
    { id: 'installing: a safeguard for the country', without: 'data to countries that the policy shuts out' },
    [
      RULES,
      "if (transfer.kind !== 'refused') return nothing;",
      "if (transfer.kind !== 'home') return nothing;",
    ],
    JUDGE,
  ),
  unit(
    { id: 'installing: the app has a policy of its own', without: 'nobody could read what applies there' },
    [
      RULES,
      'if (!requirePolicyUrl.value || facts.policyUrl !== null) return nothing;',
      'if (facts) return nothing;',
    ],
    HAVE,
  ),
  unit(
    { id: 'installing: the group is bound too', without: 'a company of the group would get what it likes' },
    [
      RULES,
      'if (recipient?.ofGroup !== true) return nothing;',
      'if (recipient?.ofGroup !== null) return nothing;',
    ],
    JUDGE,
  ),
  unit(
    { id: 'installing: no more than such a recipient gets', without: 'a sender of mails would get names' },
    [DATA_RULES, 'if (beyond.length === 0) return [];', 'if (beyond.length >= 0) return [];'],
    HAVE,
  ),
  unit(
    { id: 'installing: an approval narrows', without: 'an approval could give what nobody asked for' },
    [DATA_RULES, 'if (wider.length === 0) return [];', 'if (wider.length >= 0) return [];'],
    HAVE,
  ),
  unit(
    { id: 'a new approval brings no old token back', without: 'a token taken back would open again' },
    [
      'app/install-app.ts',
      'if (before?.revokedAt) await revokeTokens',
      'if (before === undefined) await revokeTokens',
    ],
    INSTALL,
    'pglite',
  ),
  heard(
    { id: 'a grant changed by hand is heard of', without: 'streams would go on with what was taken' },
    'DROP TRIGGER grant_changed ON "grant"',
    'CREATE TRIGGER grant_changed',
  ),
  heard(
    { id: 'a grant changed by hand has a new version', without: 'a process would remember the old grant' },
    'DROP TRIGGER grant_version ON "grant"',
    'CREATE TRIGGER grant_version',
  ),
  heard(
    {
      id: 'a change of the register is heard of',
      without: 'streams would go on to a recipient switched off',
    },
    'DROP TRIGGER recipient_changed ON recipient',
    'CREATE TRIGGER recipient_changed',
  ),
  heard(
    { id: 'an app that is switched off is heard of', without: 'its streams would go on' },
    'DROP TRIGGER oauth_client_disabled ON oauth_client',
    'CREATE TRIGGER oauth_client_disabled',
  ),
];
