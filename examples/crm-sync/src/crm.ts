import { Client } from '@hubspot/api-client';

export type Kind = 'contacts' | 'tickets';

/** Texts alone. An empty one clears the property. */
export type Properties = Readonly<Record<string, string>>;

/** One object as the CRM holds it. */
export type Held = {
  readonly id: string;
  readonly properties: Readonly<Record<string, string | null | undefined>>;
  /** Ids of the contacts of a ticket. */
  readonly contacts: readonly string[];
};

/** The property by which an object at the CRM is known: the id at Remit. It makes writing twice the same as once. */
export const REMIT_ID = 'remit_id';

/** Properties that an account does not have by itself. */
const OWN: Readonly<Record<Kind, readonly { readonly name: string; readonly label: string }[]>> = {
  contacts: [
    { name: REMIT_ID, label: 'Remit id' },
    { name: 'remit_campaign_email', label: 'E-mail for campaigns' },
    { name: 'remit_not_given', label: 'Not given by Remit' },
  ],
  tickets: [{ name: REMIT_ID, label: 'Remit id' }],
};
const WRITTEN: Readonly<Record<Kind, string[]>> = {
  contacts: ['firstname', 'lastname', 'email', ...OWN.contacts.map(({ name }) => name)],
  tickets: ['subject', 'hs_pipeline', 'hs_pipeline_stage', 'hs_ticket_priority', REMIT_ID],
};
const GROUPS: Readonly<Record<Kind, string>> = {
  contacts: 'contactinformation',
  tickets: 'ticketinformation',
};
const LINKED: Readonly<Record<Kind, string[]>> = { contacts: [], tickets: ['contacts'] };
const PAGE = 100;

/** What the sync does at the CRM. */
export interface Crm {
  /** Adds the properties that the account does not have yet. */
  prepare(): Promise<void>;
  /** What came from Remit and is held there, by its id at Remit. */
  held(kind: Kind): Promise<ReadonlyMap<string, Held>>;
  /** One of them. */
  find(kind: Kind, remitId: string): Promise<Held | undefined>;
  /** Makes or changes. @returns ids at the CRM by ids at Remit */
  write(kind: Kind, objects: ReadonlyMap<string, Properties>): Promise<ReadonlyMap<string, string>>;
  /** Contacts are deleted for good (GDPR delete): an archived one would keep its data. */
  remove(kind: Kind, ids: readonly string[]): Promise<void>;
  /** Says whose a ticket is, by ids at the CRM. */
  associate(pairs: readonly { readonly ticket: string; readonly contact: string }[]): Promise<void>;
}

/**
 * A HubSpot account, through HubSpot's own client.
 *
 * @example
 * const crm = openCrm({ url: 'https://api.hubapi.com', token: 'pat-eu1-…' });
 */
export function openCrm({ url, token }: { readonly url: string; readonly token: string }): Crm {
  const { crm } = new Client({ accessToken: token, basePath: url, numberOfApiCallRetries: 3 });

  return {
    async prepare() {
      for (const kind of ['contacts', 'tickets'] as const) {
        const { results } = await crm.properties.coreApi.getAll(kind);
        const known = new Set(results.map(({ name }) => name));
        for (const { name, label } of OWN[kind].filter((own) => !known.has(own.name))) {
          await crm.properties.coreApi.create(kind, {
            name,
            label,
            groupName: GROUPS[kind],
            type: 'string' as PropertyType,
            fieldType: 'text' as FieldType,
            hasUniqueValue: name === REMIT_ID,
          });
        }
      }
    },
    async held(kind) {
      const found = new Map<string, Held>();
      for (let after: string | undefined; ;) {
        const page = await crm.objects.basicApi.getPage(
          kind,
          PAGE,
          after,
          WRITTEN[kind],
          undefined,
          LINKED[kind],
        );
        for (const object of page.results) {
          const remitId = object.properties[REMIT_ID];
          // What somebody typed into the CRM is none of ours.
          if (remitId) found.set(remitId, heldOf(object));
        }
        after = page.paging?.next?.after;
        if (after === undefined) return found;
      }
    },
    async find(kind, remitId) {
      try {
        const found = await crm.objects.basicApi.getById(
          kind,
          remitId,
          WRITTEN[kind],
          undefined,
          LINKED[kind],
          false,
          REMIT_ID,
        );
        return heldOf(found);
      } catch (cause) {
        if ((cause as { code?: unknown }).code === 404) return undefined;
        throw cause;
      }
    },
    async write(kind, objects) {
      const ids = new Map<string, string>();
      for (const batch of inBatches([...objects])) {
        const inputs = batch.map(([id, properties]) => ({ id, idProperty: REMIT_ID, properties }));
        const { results } = await crm.objects.batchApi.upsert(kind, { inputs });
        for (const { id, properties } of results) ids.set(properties[REMIT_ID] ?? '', id);
      }
      return ids;
    },
    async remove(kind, ids) {
      if (kind === 'contacts') {
        for (const objectId of ids) await crm.contacts.basicApi.purge({ objectId });
        return;
      }
      for (const batch of inBatches(ids))
        await crm.objects.batchApi.archive(kind, { inputs: batch.map((id) => ({ id })) });
    },
    async associate(pairs) {
      for (const batch of inBatches(pairs)) {
        const inputs = batch.map(({ ticket, contact }) => ({ _from: { id: ticket }, to: { id: contact } }));
        await crm.associations.v4.batchApi.createDefault('tickets', 'contacts', { inputs });
      }
    },
  };
}

type Create = Parameters<Client['crm']['properties']['coreApi']['create']>[1];
// The client has them as enums whose names it does not export.
type PropertyType = Create['type'];
type FieldType = Create['fieldType'];

type FoundObject = {
  readonly id: string;
  readonly properties: Held['properties'];
  readonly associations?: Readonly<Record<string, { readonly results: readonly { readonly id: string }[] }>>;
};

function heldOf({ id, properties, associations }: FoundObject): Held {
  return { id, properties, contacts: (associations?.['contacts']?.results ?? []).map((each) => each.id) };
}

function inBatches<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / PAGE) }, (_, at) =>
    items.slice(at * PAGE, (at + 1) * PAGE),
  );
}
