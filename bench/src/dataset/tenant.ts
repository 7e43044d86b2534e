import {
  decide,
  loadProfile,
  compileProfile,
  type DataCategory,
  type Policy,
  publishedProfiles,
} from '@remit/schema';

/** How much of everything one controller has. */
export type Amounts = {
  readonly customers: number;
  readonly staff: number;
  readonly tickets: number;
  readonly messagesPerTicket: number;
  readonly consentsPerCustomer: number;
};

/** One controller of the dataset. */
export type Tenant = Amounts & {
  readonly number: number;
  /** What sets it apart, for the growth checks; `usual` for all others. */
  readonly kind: 'usual' | 'ten times the tickets' | 'ten times the consents';
  readonly loaded: LoadedPolicy;
  readonly support: Support;
};

type LoadedPolicy = Extract<ReturnType<typeof loadProfile>, { ok: true }>;

/** The role and purpose under which the benchmark's query is answered in full, and what consents there are to give. */
export type Support = {
  readonly role: string;
  readonly purpose: string;
  readonly consentPurposes: readonly string[];
};

/** 20 controllers with 10,000 people, 50,000 tickets, 500,000 messages and 160,000 consent events in all. */
const whole: Amounts = {
  customers: 500,
  staff: 10,
  tickets: 2_500,
  messagesPerTicket: 10,
  consentsPerCustomer: 16,
};
/** The same tenth as many people and tickets; a ticket and a person have as much as before. */
const tenth: Amounts = { ...whole, customers: 50, staff: 5, tickets: 250 };

export type DatasetForm = { readonly small: boolean; readonly growth: boolean };

/** All controllers of the dataset. With `growth`, two more of the first one's policy: one has ten times as many tickets, one ten times as many consent events. */
export function tenantsOf({ small, growth }: DatasetForm, controllers = 20): readonly Tenant[] {
  const amounts = small ? tenth : whole;
  const policies = publishedProfiles.map(policyOf);
  const tenant = (number: number, kind: Tenant['kind'], more: Partial<Amounts> = {}): Tenant => {
    const policy = policies[kind === 'usual' ? (number - 1) % policies.length : 0];
    if (policy === undefined) throw new Error('There is no published policy to build the dataset on.');
    return { ...amounts, ...more, number, kind, ...policy };
  };
  const usual = Array.from({ length: controllers }, (_, index) => tenant(index + 1, 'usual'));
  if (!growth) return usual;
  const { tickets, consentsPerCustomer } = amounts;
  return [
    ...usual,
    tenant(controllers + 1, 'ten times the tickets', { tickets: tickets * 10 }),
    tenant(controllers + 2, 'ten times the consents', { consentsPerCustomer: consentsPerCustomer * 10 }),
  ];
}

function policyOf(profile: unknown): Pick<Tenant, 'loaded' | 'support'> {
  const loaded = loadProfile(profile, { mode: 'demo' });
  if (!loaded.ok)
    throw new Error(
      `A published policy does not load: ${loaded.faults.map(({ message }) => message).join(' ')}`,
    );
  return { loaded, support: supportOf(compileProfile(loaded.profile, loaded.sha256)) };
}

/** What the benchmark's query reads. */
const queried: readonly DataCategory[] = [
  'user.name',
  'user.contact.email',
  'user.content.ticket',
  'employee.name',
];

/**
 * The first role and purpose of a policy under which the whole query is allowed, exactly as stored and without any
 * consent: then nobody is withheld, the answers of all servers can be compared, and every value costs its decision.
 */
function supportOf(policy: Policy): Support {
  for (const [role, purposes] of policy.roles) {
    const access = {
      key: role,
      purposes: new Map(purposes.map((id) => [id, 'all'] as const)),
      scopes: 'no app' as const,
      recipient: undefined,
    };
    for (const purpose of purposes) {
      const decisions = queried.map((category) => decide({ category, purpose, access, policy }));
      const answersAll = decisions.every(
        (decision) =>
          decision.kind === 'allowed' &&
          decision.form === 'exact' &&
          decision.bases.some(({ type }) => type !== 'consent'),
      );
      if (answersAll) return { role, purpose, consentPurposes: consentPurposesOf(policy) };
    }
  }
  throw new Error(
    `No role of ${policy.displayName} may read tickets with their people: the query cannot be answered.`,
  );
}

function consentPurposesOf(policy: Policy): readonly string[] {
  return [...new Set(policy.slots.filter(({ type }) => type === 'consent').map(({ purpose }) => purpose))];
}
