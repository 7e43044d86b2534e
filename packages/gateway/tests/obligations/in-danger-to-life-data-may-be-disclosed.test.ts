import { randomUUID } from 'node:crypto';
import { type Database, loadProfile, publishedProfiles, publishPolicy } from '@remit/schema';
import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, type Controller, type Desk, openDesk, POLICY_IDS } from './fixtures/desk.ts';
import {
  discloseInEmergency,
  EMERGENCY,
  outcomeOf,
  readOwnDisclosures,
  sendDisclosure,
  withoutLedger,
} from './fixtures/disclose.ts';
import type { Person } from './fixtures/person.ts';

const DISCLOSE = 'discloseInEmergency';
const VITAL = 'vital.interests';
const RIGHTS = 'privacy.data_subject_rights';

describeOnPostgresql('danger to life', (open) => {
  let database: Database;
  let desk: Desk;
  let controller: Controller;
  let officer: Caller;
  beforeAll(async () => {
    database = await open();
    desk = await openDesk(database);
    controller = desk.of('infostud');
    officer = await controller.agent('privacy_officer');
  });
  afterAll(() => desk.gateway.close());

  const recorded = (person: Person) =>
    database.prisma.disclosure.count({ where: { dataSubjectId: person.id } });
  const toReview = async (caller: Caller, purpose: string = RIGHTS) =>
    (await controller.ask(caller, purpose, '{ disclosuresToReview { id kind } }')).data?.[
      'disclosuresToReview'
    ];
  const review = async (caller: Caller, disclosureId: string | undefined, justified = true) => {
    const { data, errors } = await controller.ask(
      caller,
      RIGHTS,
      `mutation ($input: ReviewDisclosureInput!) {
        made: reviewDisclosure(input: $input) { problems { code field message } disclosure { review reviewedAt } } }`,
      { input: { disclosureId, justified } },
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data?.['made'];
  };

  test('what was listed is disclosed, on record and in the ledger, and no other field [OBL-INFO-REC-11]', async () => {
    const person = await controller.person();
    const before = await controller.ledger();
    const { problems, disclosure, disclosed } = await discloseInEmergency(controller, officer, person);
    expect(problems).toEqual([]);
    expect(disclosed).toEqual({
      displayName: null,
      givenName: person.stored.get('DataSubject.givenName'),
      familyName: null,
      email: null,
      phoneNumber: person.stored.get('DataSubject.phoneNumber'),
      address: { street: 'Sarajevska 7' },
      nationalIdentificationNumber: null,
      identityDocumentNumber: null,
    });
    expect(
      await database.prisma.disclosure.findUniqueOrThrow({ where: { publicId: disclosure?.id ?? '' } }),
    ).toMatchObject({
      kind: 'EMERGENCY',
      dataSubjectId: person.id,
      disclosedTo: EMERGENCY.helper,
      words: EMERGENCY.danger,
      fields: ['GIVEN_NAME', 'PHONE_NUMBER', 'ADDRESS'],
      disclosedAt: desk.clock.now,
      review: 'PENDING',
    });
    const [entry] = (await controller.ledger()).slice(before.length);
    expect(entry).toMatchObject({ callerKind: 'AGENT', purpose: VITAL, people: [person.id] });
    expect(entry?.slots.map((slot) => controller.inForce.policy.slots[slot]?.type)).toEqual([
      'vital_interests',
    ]);
  });

  test('the person reads of it at once: who got what, and why [OBL-INFO-REC-11]', async () => {
    const person = await controller.person();
    expect(await readOwnDisclosures(controller, person)).toEqual([]);
    const { disclosure } = await discloseInEmergency(controller, officer, person);
    expect(await readOwnDisclosures(controller, person)).toEqual([
      {
        id: disclosure?.id,
        kind: 'EMERGENCY',
        disclosedTo: EMERGENCY.helper,
        ground: null,
        legalReference: null,
        fields: ['GIVEN_NAME', 'PHONE_NUMBER', 'ADDRESS'],
        disclosedAt: desk.clock.now.toISOString(),
        toldAt: desk.clock.now.toISOString(),
      },
    ]);
    const other = await controller.person();
    expect(await readOwnDisclosures(controller, other)).toEqual([]);
  });

  test('somebody else looks at it afterwards, once, and never who disclosed it [OBL-INFO-REC-11]', async () => {
    const person = await controller.person();
    const { disclosure } = await discloseInEmergency(controller, officer, person);
    const task = { id: disclosure?.id, kind: 'EMERGENCY' };
    const colleague = await controller.agent('privacy_officer');
    expect(await toReview(colleague)).toContainEqual(task);
    // Neither the person, nor an app, nor staff whose purpose does not cover it.
    expect(await toReview(await controller.visitor(person))).toEqual([]);
    expect(await toReview(await controller.app({ [RIGHTS]: ['user'] }))).toEqual([]);
    expect(await toReview(await controller.agent('support_agent'), 'support.user_support')).toEqual([]);

    expect(await review(officer, disclosure?.id)).toMatchObject({ problems: [{ code: 'NOT_ALLOWED' }] });
    expect(await toReview(colleague)).toContainEqual(task);
    expect(await review(colleague, disclosure?.id, false)).toEqual({
      problems: [],
      disclosure: { review: 'NOT_JUSTIFIED', reviewedAt: desk.clock.now.toISOString() },
    });
    expect(await toReview(colleague)).not.toContainEqual(task);
    expect(await review(colleague, disclosure?.id)).toMatchObject({ problems: [{ code: 'CONFLICT' }] });
  });

  test('only by staff who look after that, under a purpose that protects lives, saying what happens [OBL-INFO-REC-11]', async () => {
    const person = await controller.person();
    const input = { ...EMERGENCY, dataSubjectId: person.publicId };
    for (const [caller, purpose, wrong, code] of [
      [officer, RIGHTS, {}, 'NOT_ALLOWED'],
      [officer, undefined, {}, 'PURPOSE_DENIED'],
      [await controller.agent('support_agent'), VITAL, {}, 'PURPOSE_DENIED'],
      [await controller.visitor(person), RIGHTS, {}, 'NOT_ALLOWED'],
      [await controller.app({ [VITAL]: ['user'] }), VITAL, {}, 'NOT_ALLOWED'],
      [officer, VITAL, { danger: ' ' }, 'INVALID_INPUT'],
      [officer, VITAL, { fields: [] }, 'INVALID_INPUT'],
      // What does not help to reach somebody, the policy does not list for it.
      [officer, VITAL, { fields: ['NATIONAL_IDENTIFICATION_NUMBER'] }, 'PURPOSE_DENIED'],
    ] as const) {
      const answer = await sendDisclosure(
        controller,
        caller,
        { mutation: DISCLOSE, purpose },
        { ...input, ...wrong },
      );
      expect([purpose, wrong, outcomeOf(answer)]).toMatchObject([
        purpose,
        wrong,
        { problems: [{ code }], disclosure: null, disclosed: null },
      ]);
    }
    expect(await recorded(person)).toBe(0);
  });

  test('nothing leaves that cannot be written down first [OBL-INFO-REC-11]', async () => {
    const person = await controller.person();
    const answer = await withoutLedger(database, () =>
      sendDisclosure(
        controller,
        officer,
        { mutation: DISCLOSE, purpose: VITAL },
        { ...EMERGENCY, dataSubjectId: person.publicId },
      ),
    );
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('LEDGER_UNAVAILABLE');
    expect(JSON.stringify(answer)).not.toContain(String(person.stored.get('DataSubject.phoneNumber')));
    expect([await recorded(person), await readOwnDisclosures(controller, person)]).toEqual([0, []]);
  });

  test.each(POLICY_IDS.filter((id) => id !== 'infostud'))(
    '%s knows no such thing: under each purpose of its staff the refusal says so, and nothing happens [OBL-INFO-REC-11]',
    async (id) => {
      const other = desk.of(id);
      const person = await other.person();
      for (const [role, purposes] of other.inForce.policy.roles) {
        if (role === 'visitor') continue;
        const caller = await other.agent(role);
        for (const purpose of purposes) {
          const { problems, disclosed } = await discloseInEmergency(other, caller, person, {}, purpose);
          expect([purpose, problems]).toMatchObject([purpose, [{ code: 'NOT_ALLOWED' }]]);
          expect(problems[0]?.message).toMatch(
            /knows no disclosure in an emergency .*the policy does not speak of it/,
          );
          expect(disclosed).toBeNull();
        }
      }
      expect(await recorded(person)).toBe(0);
    },
  );

  test('a purpose that protects lives is not enough: a policy that takes the permission back ends it at once [OBL-INFO-REC-11]', async () => {
    const person = await controller.person();
    const key = randomUUID();
    const input = { ...EMERGENCY, dataSubjectId: person.publicId };
    const send = () =>
      desk.gateway.ask(
        `mutation ($input: DiscloseInEmergencyInput!) {
          made: discloseInEmergency(input: $input) { problems { code } disclosed { id phoneNumber } } }`,
        { as: officer.token, purpose: VITAL, key, variables: { input } },
      );
    expect((await send()).data?.['made']).toMatchObject({
      problems: [],
      disclosed: { phoneNumber: person.stored.get('DataSubject.phoneNumber') },
    });
    const publish = async (value: boolean, day: string) => {
      const profile = publishedProfiles.find(({ id }) => id === 'infostud');
      if (profile === undefined) throw new Error('There is no such profile.');
      const breakGlass = { ...profile.breakGlass, allowed: { ...profile.breakGlass.allowed, value } };
      const updated = { ...profile.document.updated, value: day };
      const document = { ...profile.document, updated };
      const loaded = loadProfile({ ...profile, document, breakGlass }, { mode: 'demo' });
      if (!loaded.ok) throw new Error(JSON.stringify(loaded));
      await database.prisma.$transaction((tx) =>
        publishPolicy(tx, controller.controllerId, loaded, desk.clock.now),
      );
    };
    await publish(false, '2026-03-13');
    const outcome = await discloseInEmergency(controller, officer, person);
    expect(outcome).toMatchObject({ problems: [{ code: 'NOT_ALLOWED' }], disclosure: null, disclosed: null });
    expect(await recorded(person)).toBe(1);
    // What was disclosed before is reviewed still.
    const colleague = await controller.agent('privacy_officer');
    const [task] = (await toReview(colleague)) as readonly { readonly id: string }[];
    expect(await review(colleague, task?.id)).toMatchObject({ problems: [] });
    // And it is not answered anew.
    expect((await send()).data?.['made']).toMatchObject({ problems: [], disclosed: null });
    await publish(true, '2026-03-14');
    expect((await discloseInEmergency(controller, officer, person)).problems).toEqual([]);
  });
});
