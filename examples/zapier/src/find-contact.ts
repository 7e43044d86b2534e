import { type Bundle, defineInputFields, defineSearch, type ZObject } from 'zapier-platform-core';
import { inZapiersWords, refuse, whole, withWithheld } from './in-words.ts';
import { remitOf } from './remit.ts';

const inputFields = defineInputFields([
  { key: 'email', label: 'E-mail', helpText: 'Finds only people whose address may be read for support now.' },
  { key: 'contact_id', label: 'Id', helpText: 'Instead of the e-mail: from a ticket.' },
]);

const contactFields = { id: true, displayName: true, email: true } as const;

export function find(z: ZObject, bundle: Bundle<{ readonly email?: string; readonly contact_id?: string }>) {
  return inZapiersWords(z, async () => {
    const { email, contact_id: id } = bundle.inputData;
    const { support } = remitOf(z, bundle);
    if (!id && !email) throw new z.errors.Error('Give an e-mail or an id.', 'INVALID_INPUT');
    if (id) {
      const { data, denials } = whole(await support.query({ dataSubject: { $: { id }, ...contactFields } }));
      return contactsOut(data.dataSubject ? [data.dataSubject] : [], denials);
    }
    const filter = { email: { equals: email } };
    const { data, denials } = whole(
      await support.query({ dataSubjects: { $: { first: 10, filter }, edges: { node: contactFields } } }),
    );
    // To look for an address is to read it: where that is not granted, there is no answer and not an empty one.
    if (data.dataSubjects === null) return refuse(z, denials);
    return contactsOut(
      data.dataSubjects.edges.map(({ node }) => node),
      denials,
    );
  });
}

type Contact = { readonly id: string; readonly displayName: string | null; readonly email: string | null };

function contactsOut(people: readonly Contact[], denials: Parameters<typeof withWithheld>[1]) {
  const rows = people.map(({ id, displayName, email }) => ({ id, name: displayName, email }));
  return withWithheld(rows, denials, { name: 'DataSubject.displayName', email: 'DataSubject.email' });
}

export const findContact = defineSearch({
  key: 'find_contact',
  noun: 'Contact',
  display: { label: 'Find Contact', description: 'Finds a person by e-mail or id.' },
  operation: {
    perform: find,
    inputFields,
    sample: { id: 'person_sample', name: 'Ana', email: 'ana@shop.example', withheld: null },
  },
});
