import type { Database } from '@remit/schema';
import type { Answer } from '../../src/testing/index.ts';
import {
  type Caller,
  type Controller,
  type Desk,
  openDesk,
  POLICY_IDS,
  type PolicyId,
} from '../obligations/fixtures/desk.ts';
import type { Person } from '../obligations/fixtures/person.ts';
import { decideObjection, objectTo } from '../obligations/fixtures/say.ts';

/** The question, the same for all. */
export const QUESTION = `query Desk($requester: ID) {
  tickets(first: 10, filter: { requesterId: $requester }) {
    edges {
      node {
        subject
        messages(first: 1) { edges { node { body } } }
        requester {
          id
          displayName
          email
          phoneNumber
          communicationServiceId
          identityDocumentNumber
          visits(first: 1) { edges { node { ipAddress clickstream } } }
          invoices(first: 1) { edges { node { amount } } }
          chats(first: 1) { edges { node { messages(first: 1) { edges { node { body } } } } } }
        }
      }
    }
  }
}`;

const EXPLAIN = `query ($operation: String!) {
  explainAccess(operation: $operation) { entries { coordinate form clause { lines provenance } } }
}`;

/** Fields of the question, in the order of the tables. */
export const FIELDS = {
  Name: 'DataSubject.displayName',
  'E-mail': 'DataSubject.email',
  Phone: 'DataSubject.phoneNumber',
  'Messenger id': 'DataSubject.communicationServiceId',
  'Ticket: subject': 'Ticket.subject',
  'Ticket: text': 'TicketMessage.body',
  'Chat: text': 'ChatMessage.body',
  'IP address of the last visit': 'Visit.ipAddress',
  'Clicks of the last visit': 'Visit.clickstream',
  'Invoice: amount': 'Invoice.amount',
  'Identity card: number': 'DataSubject.identityDocumentNumber',
} as const;
export type FieldName = keyof typeof FIELDS;

/** Everybody is asked about the same three people. */
export const PEOPLE = {
  Ana: 'agreed to everything she was asked',
  Boris: 'said nothing',
  Vera: 'said nothing, then objected to support and to marketing, with grounds',
} as const;
export type PersonName = keyof typeof PEOPLE;

export const CALLERS = {
  support: 'Support agent',
  marketing: 'Marketing',
  app: 'App: a CRM in the United States with standard contractual clauses, granted name, e-mail and tickets',
} as const;
export type CallerName = keyof typeof CALLERS;

export const TASKS = ['support', 'marketing'] as const;
export type Task = (typeof TASKS)[number];

/** Where a policy says so: lines, or what fills its silence. */
export type Source = { readonly lines: string | null; readonly provenance: string };

/** What came back of one field of one person. */
export type Outcome =
  | { readonly kind: 'shown'; readonly form: string; readonly source: Source }
  | { readonly kind: 'withheld'; readonly reason: string; readonly source: Source | null };

export type Cell = Readonly<Record<PersonName, Outcome>>;

/** One controller's answer to one caller for one purpose. */
export type PolicyAnswer = {
  readonly purpose: string;
  readonly basis: string;
  readonly cells: Readonly<Record<FieldName, Cell>>;
};

export type FivePolicies = Readonly<
  Record<Task, Readonly<Record<CallerName, Readonly<Record<PolicyId, PolicyAnswer>>>>>
>;

/** Asks the question of all five, for support and for marketing, as three callers, and writes down what came back. */
export async function askFivePolicies(database: Database): Promise<FivePolicies> {
  const desk = await openDesk(database);
  try {
    const policies = new Map<PolicyId, (task: Task, caller: CallerName) => Promise<PolicyAnswer>>();
    for (const id of POLICY_IDS) policies.set(id, await prepare(desk, id));
    return await inOrder(TASKS, (task) =>
      inOrder(Object.keys(CALLERS) as CallerName[], (caller) =>
        inOrder(POLICY_IDS, async (id) => {
          const answer = await policies.get(id)?.(task, caller);
          if (answer === undefined) throw new Error(`Nothing was prepared for ${id}.`);
          return answer;
        }),
      ),
    );
  } finally {
    await desk.gateway.close();
  }
}

/** One after another, so that the run is the same each time. */
async function inOrder<Key extends string, Value>(
  keys: readonly Key[],
  make: (key: Key) => Promise<Value>,
): Promise<Record<Key, Value>> {
  const made: [Key, Value][] = [];
  for (const key of keys) made.push([key, await make(key)]);
  return Object.fromEntries(made) as Record<Key, Value>;
}

/** Puts the three people on file and makes the three callers. */
async function prepare(desk: Desk, id: PolicyId) {
  const controller = desk.of(id);
  const { policy } = controller.inForce;
  const { helpdesk } = policy.profile;
  const purposes = { support: helpdesk.ticketing.value, marketing: helpdesk.marketing.value } as const;
  const people: Record<PersonName, Person> = {
    Ana: await controller.person({ called: 'ana' }),
    Boris: await controller.person({ called: 'boris', agreedTo: [] }),
    Vera: await controller.person({ called: 'vera', agreedTo: [] }),
  };
  const vera = await controller.visitor(people.Vera);
  for (const task of TASKS) await objectWherePossible(controller, vera, purposes[task]);
  const callers: Record<CallerName, Caller> = {
    support: await controller.agent('support_agent'),
    marketing: await controller.agent('marketing_manager'),
    app: await controller.app(
      {
        [purposes.support]: ['user.name', 'user.contact.email', 'user.content.ticket'],
        [purposes.marketing]: ['user.name', 'user.contact.email', 'user.content.ticket'],
      },
      { country: 'US', safeguard: 'scc' },
    ),
  };
  return async (task: Task, caller: CallerName): Promise<PolicyAnswer> => {
    const purpose = purposes[task];
    const outcomes = await inOrder(Object.keys(PEOPLE) as PersonName[], (name) =>
      outcomesOf(controller, callers[caller], purpose, people[name]),
    );
    const cells = Object.keys(FIELDS).map((field) => [
      field,
      Object.fromEntries(Object.entries(outcomes).map(([name, of]) => [name, of[field as FieldName]])),
    ]);
    const bases = policy.purposes.get(purpose)?.bases ?? [];
    return {
      purpose,
      basis: [...new Set(bases.map(({ type }) => type.replaceAll('_', ' ')))].join(' or '),
      cells: Object.fromEntries(cells) as PolicyAnswer['cells'],
    };
  };
}

/** Where a purpose rests on contract or consent there is nothing to object to, and the gateway says so. */
async function objectWherePossible(controller: Controller, visitor: Caller, purpose: string): Promise<void> {
  const { objection } = await objectTo(controller, visitor, purpose, 'I am afraid of being recognised.');
  if (objection?.status === 'RECEIVED') await decideObjection(controller, objection.id, true);
}

async function outcomesOf(
  controller: Controller,
  caller: Caller,
  purpose: string,
  person: Person,
): Promise<Record<FieldName, Outcome>> {
  const answer = await controller.ask(caller, purpose, QUESTION, { requester: person.publicId });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  const allowed = await allowedBy(controller, caller, purpose);
  const denials = answer.extensions?.privacy?.denials ?? [];
  const outcomes = Object.entries(FIELDS).map(([field, coordinate]): [string, Outcome] => {
    const [value] = valuesOf(answer, coordinate);
    if (value !== undefined && value !== null) {
      const { form, source } = allowed.get(coordinate) ?? { form: null, source: null };
      if (form === null || source === null) throw new Error(`${coordinate} was shown and is not allowed.`);
      return [field, { kind: 'shown', form, source }];
    }
    const denial = denials.find((each) => each.coordinate === coordinate);
    if (denial === undefined) throw new Error(`${coordinate} is not there, and no denial says why.`);
    const { lines, provenance } = denial.policyClause ?? { lines: null, provenance: null };
    return [
      field,
      { kind: 'withheld', reason: denial.reason, source: provenance === null ? null : { lines, provenance } },
    ];
  });
  return Object.fromEntries(outcomes) as Record<FieldName, Outcome>;
}

type Explained = {
  readonly coordinate: string;
  readonly form: string | null;
  readonly clause: Source | null;
};

/** What the gateway says, before any data, about the places of the question: the form, and the lines that list it. */
async function allowedBy(controller: Controller, caller: Caller, purpose: string) {
  const { data } = await controller.ask(caller, purpose, EXPLAIN, { operation: QUESTION });
  const { entries } = (data?.['explainAccess'] ?? { entries: [] }) as { entries: readonly Explained[] };
  return new Map(entries.map(({ coordinate, form, clause }) => [coordinate, { form, source: clause }]));
}

/** Paths of the question's fields, through the lists. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  'Ticket.subject': ['subject'],
  'TicketMessage.body': ['messages', 'body'],
  'ChatMessage.body': ['requester', 'chats', 'messages', 'body'],
  'DataSubject.displayName': ['requester', 'displayName'],
  'DataSubject.email': ['requester', 'email'],
  'DataSubject.phoneNumber': ['requester', 'phoneNumber'],
  'DataSubject.communicationServiceId': ['requester', 'communicationServiceId'],
  'DataSubject.identityDocumentNumber': ['requester', 'identityDocumentNumber'],
  'Visit.ipAddress': ['requester', 'visits', 'ipAddress'],
  'Visit.clickstream': ['requester', 'visits', 'clickstream'],
  'Invoice.amount': ['requester', 'invoices', 'amount'],
};

function valuesOf({ data }: Answer, coordinate: string): unknown[] {
  const steps = ['tickets', ...(PATHS[coordinate] ?? [])];
  return steps.reduce<unknown[]>(
    (rows, step) =>
      rows.flatMap((row) => {
        const next = (row as Record<string, unknown> | null)?.[step];
        const edges = (next as { edges?: readonly { node: unknown }[] } | null | undefined)?.edges;
        return edges ? edges.map(({ node }) => node) : [next];
      }),
    [data],
  );
}
