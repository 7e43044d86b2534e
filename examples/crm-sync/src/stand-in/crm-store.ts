/** What HubSpot would answer instead. */
export class Refusal extends Error {
  readonly status: number;
  readonly category: string;

  constructor(status: number, category: string, message: string) {
    super(message);
    this.status = status;
    this.category = category;
  }
}

export type StoredObject = {
  readonly id: string;
  readonly properties: Record<string, string | null>;
  /** Ids of the contacts of a ticket. */
  readonly contacts: Set<string>;
  updatedAt: string;
};

export type Kind = 'contacts' | 'tickets';

/** Properties that every account has, of those that somebody writes here. */
const BUILT_IN: Readonly<Record<Kind, readonly string[]>> = {
  contacts: ['firstname', 'lastname', 'email'],
  tickets: ['subject', 'hs_pipeline', 'hs_pipeline_stage', 'hs_ticket_priority'],
};
const MOST_IN_A_BATCH = 100;

type Property = { readonly name: string; readonly hasUniqueValue: boolean };
type Upsert = { readonly id: string; readonly idProperty?: string; readonly properties: unknown };

/** The contacts and tickets of one account, with the rules of HubSpot that a sync can run into. */
export class CrmStore {
  readonly objects: Readonly<Record<Kind, Map<string, StoredObject>>> = {
    contacts: new Map(),
    tickets: new Map(),
  };
  readonly #properties: Readonly<Record<Kind, Map<string, Property>>> = {
    contacts: withBuiltIn('contacts'),
    tickets: withBuiltIn('tickets'),
  };
  #last = 1000;

  properties(kind: Kind): readonly Property[] {
    return [...this.#properties[kind].values()];
  }

  addProperty(kind: Kind, { name, hasUniqueValue }: Property): void {
    if (!/^[a-z][a-z0-9_]*$/.test(name)) throw invalid(`"${name}" is no name of a property`);
    if (this.#properties[kind].has(name))
      throw new Refusal(409, 'OBJECT_ALREADY_EXISTS', `A property named '${name}' already exists.`);
    this.#properties[kind].set(name, { name, hasUniqueValue: hasUniqueValue === true });
  }

  /** All of a batch, or nothing of it. */
  upsert(kind: Kind, inputs: readonly Upsert[], now: string): { object: StoredObject; isNew: boolean }[] {
    if (inputs.length > MOST_IN_A_BATCH) throw invalid(`The maximum batch size is ${MOST_IN_A_BATCH}`);
    const checked = inputs.map((input) => ({ input, properties: this.#checked(kind, input) }));
    return checked.map(({ input, properties }) => {
      const held = this.find(kind, input.id, input.idProperty);
      const object = held ?? {
        id: String((this.#last += 1)),
        properties: {},
        contacts: new Set(),
        updatedAt: now,
      };
      this.#assertAddressIsFree(kind, object, properties['email']);
      Object.assign(object.properties, properties, { [input.idProperty ?? '']: input.id });
      object.updatedAt = now;
      this.objects[kind].set(object.id, object);
      return { object, isNew: held === undefined };
    });
  }

  /** By its own id, or by the value of a unique property. */
  find(kind: Kind, id: string, idProperty?: string): StoredObject | undefined {
    if (idProperty === undefined) return this.objects[kind].get(id);
    if (this.#properties[kind].get(idProperty)?.hasUniqueValue !== true)
      throw invalid(`${idProperty} is not a property with unique values`);
    return [...this.objects[kind].values()].find(({ properties }) => properties[idProperty] === id);
  }

  remove(kind: Kind, id: string): void {
    this.objects[kind].delete(id);
    if (kind === 'contacts') for (const { contacts } of this.objects.tickets.values()) contacts.delete(id);
  }

  /** Empty texts clear a property. @throws {Refusal} */
  #checked(kind: Kind, { id, properties }: Upsert): Record<string, string | null> {
    if (typeof id !== 'string' || id === '') throw invalid('An input has no id');
    const entries = Object.entries((properties ?? {}) as Record<string, unknown>).map(([name, value]) => {
      if (!this.#properties[kind].has(name))
        throw invalid(`Property "${name}" does not exist`, 'PROPERTY_DOESNT_EXIST');
      if (typeof value !== 'string') throw invalid(`Property "${name}" is no text`);
      if (name === 'email' && value !== '' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value))
        throw invalid(`Email address ${value} is invalid`, 'INVALID_EMAIL');
      return [name, value === '' ? null : value] as const;
    });
    if (kind === 'tickets' && !entries.some(([name, value]) => name === 'hs_pipeline_stage' && value))
      throw invalid('hs_pipeline_stage is required', 'REQUIRED_FIELD');
    return Object.fromEntries(entries);
  }

  #assertAddressIsFree(kind: Kind, { id }: StoredObject, email: string | null | undefined): void {
    if (kind !== 'contacts' || !email) return;
    for (const other of this.objects.contacts.values()) {
      if (other.id !== id && other.properties['email'] === email)
        throw new Refusal(409, 'CONFLICT', `Contact already exists. Existing ID: ${other.id}`);
    }
  }
}

function withBuiltIn(kind: Kind): Map<string, Property> {
  return new Map(BUILT_IN[kind].map((name) => [name, { name, hasUniqueValue: false }]));
}

function invalid(message: string, category = 'VALIDATION_ERROR'): Refusal {
  return new Refusal(400, category, message);
}
