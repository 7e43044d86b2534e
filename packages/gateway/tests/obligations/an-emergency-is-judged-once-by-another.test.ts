import type { Database } from '@remit/schema';
import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, type Controller, type Desk, openDesk } from './fixtures/desk.ts';
import { discloseInEmergency, readOwnDisclosures, withoutLedger } from './fixtures/disclose.ts';
import { setState } from './fixtures/person-states.ts';
import type { Person } from './fixtures/person.ts';

const RIGHTS = 'privacy.data_subject_rights';
const REVIEW = `mutation ($input: ReviewDisclosureInput!) {
  made: reviewDisclosure(input: $input) { problems { code } disclosure { review } } }`;

describeOnPostgresql('a disclosure in an emergency', (open) => {
  let database: Database;
  let desk: Desk;
  let controller: Controller;
  let officer: Caller;
  let person: Person;
  beforeAll(async () => {
    database = await open();
    desk = await openDesk(database);
    controller = desk.of('infostud');
    officer = await controller.agent('privacy_officer', 'mila@house.example');
    person = await controller.person();
  });
  afterAll(() => desk.gateway.close());
  const recorded = (of: Person) => database.prisma.disclosure.count({ where: { dataSubjectId: of.id } });
  const codesOf = ({ problems }: { readonly problems: readonly { readonly code: string }[] }) =>
    problems.map(({ code }) => code);
  const review = async (caller: Caller, id: string | undefined, justified = true) => {
    const input = { disclosureId: id, justified };
    const { data, errors } = await controller.ask(caller, RIGHTS, REVIEW, { input });
    if (errors) return errors.map(({ extensions }) => extensions?.['code']);
    return codesOf(data?.['made'] as { problems: { code: string }[] });
  };
  const stateOf = async (publicId = '') =>
    (await database.prisma.disclosure.findUniqueOrThrow({ where: { publicId } })).review;

  test('is not judged by whoever disclosed with another account, nor by who was shut out [OBL-INFO-REC-11]', async () => {
    const { disclosure } = await discloseInEmergency(controller, officer, person);
    const double = await controller.agent('privacy_officer', 'Mila@House.example');
    expect(await review(double, disclosure?.id)).toEqual(['NOT_ALLOWED']);
    const gone = await controller.agent('privacy_officer');
    await database.prisma.agent.updateMany({
      where: { publicId: gone.publicId ?? '' },
      data: { disabledAt: desk.clock.now },
    });
    expect(await review(gone, disclosure?.id)).toEqual(['UNAUTHENTICATED']);
    const elsewhere = await desk.of('sapat').agent('privacy_officer');
    expect(await review(elsewhere, disclosure?.id)).toEqual(['NOT_FOUND']);
    expect(await stateOf(disclosure?.id)).toBe('PENDING');
  });

  test('is judged once, however many judge at once, and only on record [OBL-INFO-REC-11]', async () => {
    const { disclosure } = await discloseInEmergency(controller, officer, person);
    const colleague = await controller.agent('privacy_officer');
    expect(await withoutLedger(database, () => review(colleague, disclosure?.id))).toEqual([
      'LEDGER_UNAVAILABLE',
    ]);
    expect(await stateOf(disclosure?.id)).toBe('PENDING');
    const colleagues = await Promise.all([1, 2, 3, 4].map(() => controller.agent('privacy_officer')));
    const outcomes = await Promise.all(
      colleagues.map((each, index) => review(each, disclosure?.id, index % 2 === 0)),
    );
    expect(outcomes.map(String).sort()).toEqual(['', 'CONFLICT', 'CONFLICT', 'CONFLICT']);
    const judge = outcomes.findIndex((codes) => codes.length === 0);
    expect(await stateOf(disclosure?.id)).toBe(judge % 2 === 0 ? 'JUSTIFIED' : 'NOT_JUSTIFIED');
  });

  test('tells whoever reviews it what happened, and nobody else [OBL-INFO-REC-11]', async () => {
    const endangered = await controller.person();
    const danger = 'Her husband, who reads along, threatens her.';
    const { disclosure } = await discloseInEmergency(controller, officer, endangered, { danger });
    const colleague = await controller.agent('privacy_officer');
    const { data } = await controller.ask(colleague, RIGHTS, '{ disclosuresToReview { id danger } }');
    expect(data?.['disclosuresToReview']).toContainEqual({ id: disclosure?.id, danger });
    const own = await controller.ask(
      await controller.visitor(endangered),
      RIGHTS,
      'query ($id: ID!) { dataSubject(id: $id) { disclosures { id danger } } }',
      { id: endangered.publicId },
    );
    expect(own.data?.['dataSubject']).toEqual({ disclosures: [{ id: disclosure?.id, danger: null }] });
    expect(await readOwnDisclosures(controller, endangered)).toHaveLength(1);
  });

  test('is refused of who is erased, and of who is restricted as the policy says [OBL-INFO-REC-11]', async () => {
    const erased = await controller.person();
    await setState(desk, database, [controller, erased], 'erased');
    expect(codesOf(await discloseInEmergency(controller, officer, erased))).toEqual(['PURPOSE_DENIED']);
    expect(await recorded(erased)).toBe(0);
    // A life goes before a restriction (GDPR 18(2), ZZPL 31).
    const restricted = await controller.person();
    await setState(desk, database, [controller, restricted], 'restricted');
    expect(codesOf(await discloseInEmergency(controller, officer, restricted))).toEqual([]);
  });
});
