import { recomputeLawfulness } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { denialsOf, TEST_NOW } from '../src/testing/index.ts';
import {
  type CustomFieldDesk,
  openCustomFieldDesk,
  payments,
  ticketing,
  valuesIn,
} from './fixtures/custom-field-desk.ts';
import type { Person } from './obligations/fixtures/person.ts';

const FIND = `query ($filter: TicketFilter) {
  tickets(filter: $filter) { totalCount edges { node { id } } } }`;

describeOnDatabases('the value of a custom field', (open) => {
  const statements: string[] = [];
  let fields: CustomFieldDesk;
  let person: Person;
  let other: Person;

  beforeAll(async () => {
    fields = await openCustomFieldDesk(await open({ onStatement: (sql) => statements.push(sql) }));
    const { controller, field, set, clerk } = fields;
    await field('reference', 'TEXT', 'TICKET_CONTENT');
    await field('escalated', 'YES_NO', 'INTERNAL_NOTE');
    await field('disputed_amount', 'NUMBER', 'TRANSACTION');
    person = await controller.person();
    other = await controller.person({ called: 'bojan' });
    await set(person, {
      ticketContent: [{ key: 'reference', value: 'REF-100' }],
      internalNote: [{ key: 'escalated', value: 'true' }],
    });
    const amount = { transaction: [{ key: 'disputed_amount', value: '120' }] };
    await set(person, amount, clerk, payments);
  });
  afterAll(() => fields.desk.gateway.close());

  test('is answered for the purposes that list its kind of data, and else null with a denial', async () => {
    const { read, agent, clerk } = fields;
    const supported = await read(person, agent, ticketing);
    expect(valuesIn(supported)).toEqual(['reference: REF-100', 'escalated: true', 'disputed_amount: null']);
    expect(denialsOf(supported).filter((line) => !line.endsWith(' 0'))).toEqual([
      'CustomTransaction.value CATEGORY_NOT_IN_POLICY 1',
    ]);
    const paid = await read(person, clerk, payments);
    expect(valuesIn(paid)).toEqual(['reference: null', 'disputed_amount: 120']);
    expect(denialsOf(paid)).toContain('CustomTicketContent.value CATEGORY_NOT_IN_POLICY 1');
  });

  test('is denied alike where nothing stands in it, so that a denial does not tell that something does', async () => {
    const { read, agent, clerk } = fields;
    for (const [by, purpose] of [
      [agent, ticketing],
      [clerk, payments],
      [agent, 'marketing.email'],
    ] as const) {
      const [filled, empty] = [await read(person, by, purpose), await read(other, by, purpose)];
      expect(denialsOf(filled)).toEqual(denialsOf(empty));
    }
  });

  test('is withheld of somebody whose data is restricted, filled in or not, and each counts', async () => {
    const { controller, read, agent, desk, set } = fields;
    const [restricted, empty] = [await controller.person(), await controller.person()];
    await set(restricted, { ticketContent: [{ key: 'reference', value: 'REF-200' }] });
    const { prisma } = desk.gateway.database;
    for (const [index, { id }] of [restricted, empty].entries()) {
      const publicId = `rst_000000000000000000000${index}`;
      const owned = { controllerId: controller.controllerId, dataSubjectId: id };
      await prisma.restriction.create({ data: { ...owned, publicId, trigger: 'x', startedAt: TEST_NOW } });
      await prisma.$transaction((tx) => recomputeLawfulness(tx, controller.inForce, [id], TEST_NOW));
    }
    const answer = await read(restricted, agent, ticketing);
    expect(valuesIn(answer)).toEqual(['reference: null', 'escalated: null', 'disputed_amount: null']);
    expect(denialsOf(answer)).toEqual(denialsOf(await read(empty, agent, ticketing)));
    expect(denialsOf(answer)).toContain('CustomTicketContent.value RESTRICTED 1');
    const filter = { customFields: { ticketContent: [{ key: 'reference', value: { equals: 'REF-200' } }] } };
    const found = await controller.ask(agent, ticketing, FIND, { filter });
    expect(found.data).toEqual({ tickets: { totalCount: 0, edges: [] } });
  });

  test('is not in the SQL where it is denied or not asked for', async () => {
    const { controller, read, agent, clerk } = fields;
    const asked = async (run: () => Promise<unknown>) => {
      statements.length = 0;
      await run();
      return statements.some((sql) => /custom_field_value/.test(sql));
    };
    const text = 'query ($id: ID!) { node(id: $id) { ... on Ticket { customFields { field { key } } } } }';
    expect(await asked(() => controller.ask(agent, ticketing, text, { id: person.ticketId }))).toBe(false);
    expect(await asked(() => read(person, agent, ticketing))).toBe(true);
    const content =
      'query ($id: ID!) { node(id: $id) { ... on Ticket { customFields { ... on CustomTicketContent { value } } } } }';
    expect(await asked(() => controller.ask(clerk, payments, content, { id: person.ticketId }))).toBe(false);
  });

  test('that staff note for each other is no visitor’s, nor an app’s that was not granted it by name', async () => {
    const { controller, read } = fields;
    const visitor = await controller.visitor(person);
    const app = await controller.app({ [ticketing]: ['user', 'employee'] });
    const named = await controller.app({ [ticketing]: ['user', 'user.content.internal_note'] });
    for (const caller of [visitor, app]) {
      const answer = await read(person, caller, ticketing);
      expect(valuesIn(answer)).toEqual(['reference: REF-100', 'disputed_amount: null']);
      expect(denialsOf(answer)).toContain('CustomInternalNote.value CATEGORY_NOT_GRANTED 0');
      const { data } = await controller.ask(caller, ticketing, '{ customFields { key } }');
      expect(data).toEqual({ customFields: [{ key: 'reference' }, { key: 'disputed_amount' }] });
    }
    expect(valuesIn(await read(person, named, ticketing))).toContain('escalated: true');
  });

  test('is read by a filter as well: found where that is lawful, refused where it is not', async () => {
    const { controller, agent, clerk } = fields;
    const find = (by: typeof agent, purpose: string, customFields: object) =>
      controller.ask(by, purpose, FIND, { filter: { customFields } });
    const found = { tickets: { totalCount: 1, edges: [{ node: { id: person.ticketId } }] } };
    const reference = { ticketContent: [{ key: 'reference', value: { startsWith: 'ref-1' } }] };
    const both = { ...reference, internalNote: [{ key: 'escalated', value: { equals: 'true' } }] };
    for (const customFields of [reference, both]) {
      const answer = await find(agent, ticketing, customFields);
      expect(answer.data).toEqual(found);
      expect(answer.extensions?.privacy?.narrowed.map(({ coordinate }) => coordinate)).toContain(
        'CustomFieldsFilter.ticketContent',
      );
    }
    const amount = { transaction: [{ key: 'disputed_amount', value: {} }] };
    expect((await find(clerk, payments, amount)).data).toEqual(found);
    const refused = await find(agent, ticketing, amount);
    expect(refused.data).toEqual({ tickets: null });
    expect(denialsOf(refused)).toEqual(['CustomFieldsFilter.transaction CATEGORY_NOT_IN_POLICY 1']);
    // A key of another kind of data is the key of nothing.
    const smuggled = { ticketContent: [{ key: 'disputed_amount', value: {} }] };
    expect((await find(agent, ticketing, smuggled)).data).toMatchObject({ tickets: { totalCount: 0 } });
  });

  test('is written only for a purpose that covers its kind of data', async () => {
    const { set, agent, clerk, controller } = fields;
    const amount = { transaction: [{ key: 'disputed_amount', value: '7' }] };
    const reference = { ticketContent: [{ key: 'reference', value: 'REF-300' }] };
    for (const [by, purpose, values] of [
      [agent, ticketing, amount],
      [agent, ticketing, { ...reference, ...amount }],
      [clerk, payments, { ...reference, ...amount }],
    ] as const) {
      expect((await set(person, values, by, purpose)).map(({ code }) => code)).toEqual(['PURPOSE_DENIED']);
    }
    const visitor = await controller.visitor(person);
    const own = await set(person, reference, visitor);
    expect(own.map(({ code }) => code)).toEqual(['NOT_ALLOWED']);
    expect(valuesIn(await fields.read(person, agent, ticketing))[0]).toBe('reference: REF-100');
  });

  test('is explained before anybody asks', async () => {
    const text =
      'query ($operation: String!) { explainAccess(operation: $operation) { entries { coordinate allowed } } }';
    const operation = '{ tickets { edges { node { customFields { value } } } } }';
    const { data } = await fields.controller.ask(fields.agent, ticketing, text, { operation });
    const explained = data?.['explainAccess'] as
      | { entries: { coordinate: string; allowed: boolean }[] }
      | undefined;
    const entries = explained?.entries ?? [];
    expect(entries.filter(({ allowed }) => allowed).map(({ coordinate }) => coordinate)).toEqual([
      'CustomInternalNote.value',
      'CustomTicketContent.value',
    ]);
  });
});
