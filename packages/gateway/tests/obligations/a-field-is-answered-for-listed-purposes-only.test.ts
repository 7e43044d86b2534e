import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { denialsOf } from '../../src/testing/index.ts';
import { type Controller, type Desk, openDesk, POLICY_IDS } from './fixtures/desk.ts';
import { LABELS } from './fixtures/everything.ts';
import { expectedReads } from './fixtures/expected-reads.ts';
import type { Person } from './fixtures/person.ts';
import { isSame } from './fixtures/truth-table.ts';

/** For each policy: one field, a purpose whose list has its kind of data, and one whose list has not. */
const ONE_FIELD = {
  chat2desk: ['communicationServiceId', 'service.provision', 'marketing.communications'],
  sapat: ['email', 'support.ticketing', 'support.live_chat'],
  infostud: ['phoneNumber', 'support.user_support', 'security.service_protection'],
  locusd: ['nationalIdentificationNumber', 'contract.preparation_execution', 'support.inquiry'],
  'chat-center': ['email', 'service.delivery', 'support.live_chat'],
} as const;

/** Kinds of data that tell who somebody is: in full only for a purpose that needs to know. */
const TELLING = new Set([
  'user.name',
  'user.contact.email',
  'user.contact.phone_number',
  'user.unique_id.communication_service',
  'user.device.ip_address',
  'user.government_id.document',
]);

describeOnPostgresql('a personal field is answered for a purpose that lists it, and for no other', (open) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await open());
  });
  afterAll(() => desk.gateway.close());

  for (const id of POLICY_IDS) {
    const [field, listed, unlisted] = ONE_FIELD[id];

    test(`${id}: one field, four declarations, one value and three denials in the ledger [OBL-MULTI-PUR-01]`, async () => {
      const controller = desk.of(id);
      const person = await controller.person();
      // An app to which both purposes were granted with all that there is: only the policy's list makes the difference.
      const app = await controller.app({ [listed]: ['user'], [unlisted]: ['user'] });
      const coordinate = `DataSubject.${field}`;
      const operation = `query ($id: ID!) { dataSubject(id: $id) { ${field} } }`;
      const known = (await controller.ledger()).length;

      const ask = (purpose: string | undefined) =>
        controller.ask(app, purpose, operation, { id: person.publicId });
      const answers = [
        await ask(listed),
        await ask(unlisted),
        await ask(undefined),
        await ask('nobodys.purpose'),
      ];

      expect(answers.map(({ data }) => data)).toEqual([
        { dataSubject: { [field]: person.stored.get(coordinate) } },
        { dataSubject: { [field]: null } },
        { dataSubject: null },
        { dataSubject: null },
      ]);
      expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
      expect(answers.map(denialsOf)).toEqual([
        [],
        [`${coordinate} CATEGORY_NOT_IN_POLICY 1`],
        [`${coordinate} PURPOSE_NOT_DECLARED 0`, 'Query.dataSubject PURPOSE_NOT_DECLARED 1'],
        [`${coordinate} PURPOSE_UNKNOWN 0`, 'Query.dataSubject PURPOSE_UNKNOWN 1'],
      ]);
      expect((await controller.ledger()).slice(known)).toMatchObject([
        { purpose: listed, people: [person.id], denials: [] },
        { purpose: unlisted, people: [], denials: [`${coordinate} CATEGORY_NOT_IN_POLICY 1`] },
        {
          purpose: null,
          people: [],
          denials: [expect.stringContaining('PURPOSE_NOT_DECLARED'), expect.anything()],
        },
        {
          purpose: 'nobodys.purpose',
          people: [],
          denials: [expect.stringContaining('PURPOSE_UNKNOWN'), expect.anything()],
        },
      ]);
    });

    test(`${id}: every field under every purpose for every role, of somebody who agreed to everything [OBL-MULTI-PUR-01]`, async () => {
      const controller = desk.of(id);
      const person = await controller.person();
      const { profile } = controller.inForce.policy;
      const purposes = [...profile.purposes.map((purpose) => purpose.id), 'nobodys.purpose', undefined];
      for (const role of profile.roles.map((each) => each.id)) {
        const caller = await callerIn(controller, role, person);
        for (const purpose of purposes) {
          const seen = await controller.read(caller, purpose, person);
          expect({ role, purpose, seen: [...seen.keys()].sort() }).toEqual({
            role,
            purpose,
            seen: expectedReads(profile, role, purpose, LABELS),
          });
          const level = profile.purposes.find((each) => each.id === purpose)?.identityLevel.value;
          const telling = [...seen.keys()].filter((coordinate) => TELLING.has(LABELS.get(coordinate) ?? ''));
          const asStored = telling.filter((each) => isSame(seen.get(each), person.stored.get(each)));
          expect({ role, purpose, asStored }).toEqual({
            role,
            purpose,
            asStored: level === 'identified' ? telling : [],
          });
        }
      }
    });
  }
});

/** Visitors are no staff: the role named so is what a person may do about themselves. */
function callerIn(controller: Controller, role: string, person: Person) {
  return role === 'visitor' ? controller.visitor(person) : controller.agent(role);
}
