import { faultsInWords, loadProfile, publishedProfiles, type TransferMechanism } from '@remit/schema';
import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { denialsOf } from '../../src/testing/index.ts';
import {
  type AppOptions,
  type Controller,
  type Desk,
  openDesk,
  POLICY_IDS,
  type PolicyId,
} from './fixtures/desk.ts';
import type { Person } from './fixtures/person.ts';

const NAME = 'query ($id: ID!) { dataSubject(id: $id) { displayName } }';

describe('the register of recipients in a profile', () => {
  for (const published of publishedProfiles) {
    test(`${published.id}: no processor is active without a contract [OBL-MULTI-REC-02]`, () => {
      const processors = published.recipients.filter(({ role }) => role.value === 'processor');
      expect(processors.length).toBeGreaterThan(0);
      for (const { id } of processors) {
        const codes = codesWith(published, id, { active: true, contractRef: null });
        expect([id, codes]).toEqual([id, expect.arrayContaining(['RECIPIENT_WITHOUT_CONTRACT'])]);
      }
    });
  }

  test('Zoho stays switched off until a safeguard under Art. 65 is recorded [OBL-INFO-TRF-13]', () => {
    const infostud = publishedProfiles.find(({ id }) => id === 'infostud');
    if (infostud === undefined) throw new Error('There is no Infostud profile.');
    const zoho = infostud.recipients.find(({ id }) => id === 'zoho');
    expect([zoho?.country.value, zoho?.active.value, zoho?.safeguard.value]).toEqual(['US', false, null]);
    expect(codesWith(infostud, 'zoho', { active: true })).toEqual(['RECIPIENT_OUTSIDE_AREA']);
    expect(codesWith(infostud, 'zoho', { active: true, safeguard: 'scc' })).toEqual([
      'RECIPIENT_OUTSIDE_AREA',
    ]);
    expect(codesWith(infostud, 'zoho', { active: true, safeguard: 'art65' })).toEqual([]);
  });
});

describeOnPostgresql('recipients and transfers', (open) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await open());
  });
  afterAll(() => desk.gateway.close());

  /** What an app that was granted the support purpose gets to know of a name: the name itself, or why not. */
  async function answerTo(controller: Controller, person: Person, options: AppOptions): Promise<unknown> {
    const purpose = controller.inForce.policy.profile.helpdesk.ticketing.value;
    const app = await controller.app({ [purpose]: ['user.name'] }, options);
    const answer = await controller.ask(app, purpose, NAME, { id: person.publicId });
    const { displayName } = (answer.data?.['dataSubject'] ?? {}) as { displayName?: unknown };
    return displayName === person.stored.get('DataSubject.displayName')
      ? 'answered'
      : (answer.extensions?.privacy?.denials[0]?.reason ?? answer.errors);
  }

  for (const id of POLICY_IDS) {
    test(`${id}: an app gets data with a contract on file, while it is in the register and switched on [OBL-MULTI-REC-02]`, async () => {
      const controller = desk.of(id);
      const person = await controller.person();
      expect({
        complete: await answerTo(controller, person, {}),
        withoutContract: await answerTo(controller, person, { contractRef: null }),
        switchedOff: await answerTo(controller, person, { active: false }),
        notInTheRegister: await answerTo(controller, person, { registered: false }),
      }).toEqual({
        complete: 'answered',
        withoutContract: 'RECIPIENT_NOT_REGISTERED',
        switchedOff: 'RECIPIENT_NOT_REGISTERED',
        notInTheRegister: 'RECIPIENT_NOT_REGISTERED',
      });
    });

    test(`${id}: and for the purpose it was named for, never for another or its own [OBL-MULTI-REC-02]`, async () => {
      const controller = desk.of(id);
      const person = await controller.person();
      const purpose = controller.inForce.policy.profile.helpdesk.ticketing.value;
      const app = await controller.app({ [purpose]: ['user.name'] });
      const others = [...controller.inForce.policy.purposes.keys()].filter((each) => each !== purpose);
      for (const other of [...others, 'its.own_advertising']) {
        const answer = await controller.ask(app, other, NAME, { id: person.publicId });
        expect([other, answer.data]).toEqual([other, { dataSubject: null }]);
        expect(denialsOf(answer)[1]).toMatch(/^Query\.dataSubject PURPOSE_(NOT_GRANTED|UNKNOWN) 1$/);
      }
      // Under its own purpose it gets what was named, and nothing else that the policy lists.
      const operation = 'query ($id: ID!) { dataSubject(id: $id) { displayName email phoneNumber } }';
      const answer = await controller.ask(app, purpose, operation, { id: person.publicId });
      expect(answer.data?.['dataSubject']).toEqual({
        displayName: person.stored.get('DataSubject.displayName'),
        email: null,
        phoneNumber: null,
      });
      for (const { reason } of answer.extensions?.privacy?.denials ?? [])
        expect(reason).toBe('CATEGORY_NOT_GRANTED');
    });
  }

  test('one app in the United States, five policies [OBL-MULTI-TRF-12]', async () => {
    const safeguards: readonly (TransferMechanism | null)[] = [null, 'scc', 'art65', 'adequacy_ec', 'coe108'];
    const refused = 'TRANSFER_NOT_ALLOWED';
    expect(await rulings(safeguards.map((safeguard) => ({ country: 'US', safeguard })))).toEqual({
      chat2desk: [refused, 'answered', refused, refused, refused],
      sapat: [refused, 'answered', refused, refused, refused],
      infostud: [refused, refused, 'answered', refused, refused],
      locusd: [refused, refused, refused, refused, refused],
      'chat-center': [refused, 'answered', refused, refused, refused],
    });
  });

  test('apps elsewhere, with nothing recorded: each policy has its own free countries [OBL-MULTI-TRF-12]', async () => {
    const refused = 'TRANSFER_NOT_ALLOWED';
    const countries = ['DE', 'NO', 'RS', 'JP', 'TR', 'IN'];
    expect(await rulings(countries.map((country) => ({ country })))).toEqual({
      chat2desk: ['answered', 'answered', 'answered', 'answered', 'answered', refused],
      sapat: ['answered', 'answered', 'answered', 'answered', refused, refused],
      infostud: ['answered', 'answered', 'answered', refused, 'answered', refused],
      locusd: ['answered', 'answered', 'answered', 'answered', 'answered', refused],
      'chat-center': ['answered', 'answered', refused, 'answered', refused, refused],
    });
  });

  test.each([
    ['chat2desk', 'L130-131'],
    ['sapat', 'L271-275'],
    ['infostud', 'L59'],
    ['locusd', 'L33'],
    ['chat-center', 'L82, L88-89'],
  ] as const)('%s: the refusal cites the lines about transfers [OBL-MULTI-TRF-12]', async (id, lines) => {
    const controller = desk.of(id);
    const person = await controller.person();
    const purpose = controller.inForce.policy.profile.helpdesk.ticketing.value;
    const app = await controller.app({ [purpose]: ['user.name'] }, { country: 'IN' });
    const answer = await controller.ask(app, purpose, NAME, { id: person.publicId });
    expect(answer.extensions?.privacy?.denials).toMatchObject([
      { reason: 'TRANSFER_NOT_ALLOWED', count: 1, policyClause: { lines, provenance: 'stated' } },
    ]);
  });

  test('Zoho reads nothing of the Infostud notice’s people until its safeguard is recorded [OBL-INFO-TRF-13]', async () => {
    const controller = desk.of('infostud');
    const person = await controller.person();
    expect([
      await answerTo(controller, person, { country: 'US', active: false }),
      await answerTo(controller, person, { country: 'US', safeguard: null }),
      await answerTo(controller, person, { country: 'US', safeguard: 'art65' }),
    ]).toEqual(['RECIPIENT_NOT_REGISTERED', 'TRANSFER_NOT_ALLOWED', 'answered']);
  });

  /** What each policy answers to the same apps. */
  async function rulings(apps: readonly AppOptions[]): Promise<Record<string, unknown[]>> {
    const found: [PolicyId, unknown[]][] = [];
    for (const id of POLICY_IDS) {
      const controller = desk.of(id);
      const person = await controller.person();
      const answers: unknown[] = [];
      for (const app of apps) answers.push(await answerTo(controller, person, app));
      found.push([id, answers]);
    }
    return Object.fromEntries(found);
  }
});

type Profile = (typeof publishedProfiles)[number];

/** Loads a profile in which one recipient has other values, and answers the faults about it. */
function codesWith(
  published: Profile,
  id: string,
  values: { readonly active: boolean; readonly contractRef?: null; readonly safeguard?: TransferMechanism },
): string[] {
  const draft = structuredClone(published);
  const recipient = draft.recipients.find((each) => each.id === id);
  if (recipient === undefined) throw new Error(`There is no recipient ${id}.`);
  for (const [key, value] of Object.entries(values)) {
    Object.assign(recipient[key as keyof typeof values], { value });
  }
  const loaded = loadProfile(draft, { mode: 'demo' });
  if (loaded.ok) return [];
  const codes = loaded.faults.map(({ code }) => code);
  if (codes.includes('WRONG_SHAPE')) throw new Error(faultsInWords(loaded.faults));
  return codes;
}
