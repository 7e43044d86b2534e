import { type CrmStore, type Kind, Refusal, type StoredObject } from './crm-store.ts';

type Request = {
  readonly store: CrmStore;
  readonly parts: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly now: string;
};

type Route = {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  /** Default 200, or 204 without a body. The client holds each answer against it. */
  readonly status?: number;
  /** @returns the body, or undefined where there is none */
  readonly handle: (request: Request) => unknown;
};

const KIND = '(?<kind>contacts|tickets)';
const at = (path: string): RegExp => new RegExp(`^${path}$`);
const inputsOf = (body: unknown): readonly Record<string, unknown>[] =>
  (body as { inputs: readonly Record<string, unknown>[] }).inputs;
const complete = (results: readonly unknown[], now: string) => ({
  status: 'COMPLETE',
  results,
  startedAt: now,
  completedAt: now,
});

/** As much of HubSpot's API as the sync uses. @see https://developers.hubspot.com/docs/api-reference */
export const routes: readonly Route[] = [
  {
    method: 'GET',
    path: at(`/crm/v3/properties/${KIND}`),
    handle: ({ store, parts }) => ({ results: store.properties(kindIn(parts)) }),
  },
  {
    method: 'POST',
    path: at(`/crm/v3/properties/${KIND}`),
    status: 201,
    handle({ store, parts, body }) {
      const property = body as { name: string; hasUniqueValue: boolean };
      store.addProperty(kindIn(parts), property);
      return property;
    },
  },
  {
    method: 'POST',
    path: at(`/crm/v3/objects/${KIND}/batch/upsert`),
    handle({ store, parts, body, now }) {
      const done = store.upsert(
        kindIn(parts),
        inputsOf(body) as unknown as Parameters<CrmStore['upsert']>[1],
        now,
      );
      return complete(
        done.map(({ object, isNew }) => ({ ...told(object), new: isNew })),
        now,
      );
    },
  },
  {
    method: 'POST',
    path: at(`/crm/v3/objects/${KIND}/batch/archive`),
    handle({ store, parts, body }) {
      for (const { id } of inputsOf(body)) store.remove(kindIn(parts), String(id));
    },
  },
  {
    method: 'POST',
    path: at('/crm/v3/objects/contacts/gdpr-delete'),
    handle({ store, body }) {
      store.remove('contacts', (body as { objectId: string }).objectId);
    },
  },
  {
    method: 'POST',
    path: at('/crm/v4/associations/tickets/contacts/batch/associate/default'),
    handle({ store, body, now }) {
      const pairs = inputsOf(body) as unknown as readonly { from: { id: string }; to: { id: string } }[];
      for (const { from, to } of pairs) {
        const ticket = store.find('tickets', from.id);
        if (ticket === undefined || store.find('contacts', to.id) === undefined)
          throw new Refusal(400, 'VALIDATION_ERROR', 'One of the two does not exist');
        ticket.contacts.add(to.id);
      }
      return complete(pairs, now);
    },
  },
  {
    method: 'GET',
    path: at(`/crm/v3/objects/${KIND}`),
    handle({ store, parts, query }) {
      const limit = Number(query.get('limit') ?? 10);
      const all = [...store.objects[kindIn(parts)].values()];
      const begin = Number(query.get('after') ?? 0);
      const next = begin + limit < all.length ? { paging: { next: { after: String(begin + limit) } } } : {};
      return { results: all.slice(begin, begin + limit).map(told), ...next };
    },
  },
  {
    method: 'GET',
    path: at(`/crm/v3/objects/${KIND}/(?<id>[^/]+)`),
    handle({ store, parts, query }) {
      const found = store.find(
        kindIn(parts),
        decodeURIComponent(parts['id'] ?? ''),
        query.get('idProperty') ?? undefined,
      );
      if (found === undefined) throw new Refusal(404, 'OBJECT_NOT_FOUND', 'resource not found');
      return told(found);
    },
  },
];

function kindIn({ kind }: Readonly<Record<string, string>>): Kind {
  return kind === 'contacts' ? 'contacts' : 'tickets';
}

function told({ id, properties, contacts, updatedAt }: StoredObject): object {
  const results = [...contacts].map((contact) => ({ id: contact, type: 'ticket_to_contact' }));
  return {
    id,
    properties,
    createdAt: updatedAt,
    updatedAt,
    archived: false,
    ...(results.length > 0 && { associations: { contacts: { results } } }),
  };
}
