import { type Properties, REMIT_ID } from './crm.ts';
import type { Person, Ticket } from './read-remit.ts';

/** Stands where a text may not be empty, so that whoever looks sees that something is missing. */
const NOT_GIVEN = '(not given)';

/** HubSpot's own pipeline of an account that changed nothing. */
const STAGES: Readonly<Record<Ticket['status'], string>> = {
  OPEN: '1',
  PENDING: '2',
  RESOLVED: '4',
  CLOSED: '4',
};
const PRIORITIES: Readonly<Record<Ticket['priority'], string>> = {
  LOW: 'LOW',
  NORMAL: 'MEDIUM',
  HIGH: 'HIGH',
  URGENT: 'URGENT',
};

/**
 * A person as the CRM keeps it. Every property is written every time, an empty one too: what is withheld now is cleared there.
 * @returns undefined for a person of whom nothing is given: erased, restricted, or outside the grant. The CRM keeps no such contact
 */
export function contactOf(person: Person, campaignAddress: string | null): Properties | undefined {
  const { givenName, familyName, email } = person;
  const given = {
    'first name': givenName,
    'last name': familyName,
    'e-mail': email,
    'e-mail for campaigns': campaignAddress,
  };
  if (Object.values(given).every((value) => value === null)) return undefined;
  const missing = Object.entries(given).flatMap(([name, value]) => (value === null ? [name] : []));
  return {
    [REMIT_ID]: person.id,
    firstname: givenName ?? '',
    lastname: familyName ?? '',
    email: email ?? '',
    remit_campaign_email: campaignAddress ?? '',
    remit_not_given: missing.join(', '),
  };
}

export function ticketOf({ id, subject, status, priority }: Ticket): Properties {
  return {
    [REMIT_ID]: id,
    subject: subject ?? NOT_GIVEN,
    hs_pipeline: '0',
    hs_pipeline_stage: STAGES[status],
    hs_ticket_priority: PRIORITIES[priority],
  };
}

/**
 * HubSpot has one contact for each address. Where several people share one, the first has it and the others say so: they are
 * still people of their own.
 */
export function oneContactEach(contacts: ReadonlyMap<string, Properties>): Map<string, Properties> {
  const taken = new Set<string>();
  return new Map(
    [...contacts].map(([id, properties]) => {
      const email = (properties['email'] ?? '').toLowerCase();
      if (email === '' || !taken.has(email)) {
        taken.add(email);
        return [id, properties];
      }
      return [id, withoutAddress(properties)];
    }),
  );
}

/** As {@link oneContactEach} leaves a contact whose address another one has. */
export function withoutAddress(properties: Properties): Properties {
  const notGiven = [properties['remit_not_given'], 'e-mail (another contact has the same one)'];
  return { ...properties, email: '', remit_not_given: notGiven.filter(Boolean).join(', ') };
}
