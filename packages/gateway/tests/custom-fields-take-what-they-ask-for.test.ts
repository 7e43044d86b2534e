import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type CustomFieldDesk,
  openCustomFieldDesk,
  type Problem,
  rights,
  ticketing,
  valuesIn,
} from './fixtures/custom-field-desk.ts';

const CREATE = `mutation ($input: CreateTicketInput!) {
  createTicket(input: $input) { problems { code field message } ticket { id customFields { field { key } value } } } }`;
const MERGE = `mutation ($input: MergeTicketsInput!) { mergeTickets(input: $input) { problems { code } } }`;
const CONVERT = `mutation ($input: ConvertChatToTicketInput!) {
  convertChatToTicket(input: $input) { problems { code field } ticket { id } } }`;

type Created = {
  readonly problems: Problem[];
  readonly ticket: { readonly id: string; readonly customFields: { value: string | null }[] } | null;
};

const told = (problems: readonly Problem[]) => problems.map(({ code, field }) => `${code} ${field}`);

describeOnDatabases('custom fields', (open) => {
  let fields: CustomFieldDesk;

  beforeAll(async () => {
    fields = await openCustomFieldDesk(await open());
  });
  afterAll(() => fields.desk.gateway.close());

  async function create(input: object, by = fields.agent): Promise<Created> {
    const { data, errors } = await fields.controller.ask(by, ticketing, CREATE, {
      input: { subject: 'x', body: 'x', ...input },
    });
    expect(errors).toBeUndefined();
    return data?.['createTicket'] as Created;
  }

  test('are made by who looks after privacy, and by nobody else', async () => {
    const { define, agent, clerk, controller, officer } = fields;
    const input = {
      key: 'topic',
      label: 'Topic',
      type: 'CHOICE',
      category: 'TICKET_CONTENT',
      options: ['A', 'B'],
    };
    const visitor = await controller.visitor(await controller.person());
    const app = await controller.app({ [rights]: ['user', 'employee'] });
    for (const [by, purpose, code] of [
      [agent, ticketing, 'PURPOSE_DENIED'],
      [clerk, 'billing.payments', 'PURPOSE_DENIED'],
      [officer, ticketing, 'PURPOSE_DENIED'],
      [visitor, ticketing, 'NOT_ALLOWED'],
      [app, rights, 'NOT_ALLOWED'],
    ] as const) {
      const { problems, customField } = await define('create', input, by, purpose);
      expect([problems.map((problem) => problem.code), customField]).toEqual([[code], null]);
    }
    const { problems, customField } = await define('create', input);
    expect(problems).toEqual([]);
    expect(customField).toMatchObject({ key: 'topic', type: 'CHOICE', options: ['A', 'B'], required: false });
    const listed = await controller.ask(agent, ticketing, '{ customFields { key label category archived } }');
    expect(listed.data).toEqual({
      customFields: [{ key: 'topic', label: 'Topic', category: 'TICKET_CONTENT', archived: false }],
    });
  });

  test('are refused where they fit nothing', async () => {
    const { define } = fields;
    const good = { key: 'fits', label: 'Fits', type: 'TEXT', category: 'TICKET_CONTENT' };
    for (const [wrong, refusal] of [
      [{ key: 'No Key' }, 'INVALID_INPUT key'],
      [{ key: 'topic' }, 'CONFLICT key'],
      [{ label: ' ' }, 'INVALID_INPUT label'],
      [{ label: 'x'.repeat(81) }, 'INVALID_INPUT label'],
      [{ options: ['A'] }, 'INVALID_INPUT options'],
      [{ type: 'CHOICE' }, 'INVALID_INPUT options'],
      [{ type: 'CHOICE', options: ['A', 'A'] }, 'INVALID_INPUT options'],
      [{ position: -1 }, 'INVALID_INPUT position'],
      // Free words can say anything, so they are asked for only as what a purpose without names does not see.
      [{ category: 'TRANSACTION' }, 'INVALID_INPUT type'],
      [{ category: 'JOB_TITLE', type: 'NUMBER' }, 'INVALID_INPUT type'],
      [{ category: 'PHONE_NUMBER', type: 'YES_NO' }, 'INVALID_INPUT type'],
      // No purpose of this policy needs a telephone number.
      [{ category: 'PHONE_NUMBER' }, 'INVALID_INPUT category'],
    ] as const) {
      expect([wrong, told((await define('create', { ...good, ...wrong })).problems)]).toEqual([
        wrong,
        [refusal],
      ]);
    }
  });

  test('take what they ask for, in one spelling, and every fault is told at once', async () => {
    const { field, set, read, agent, controller, define } = fields;
    await field('words', 'TEXT', 'TICKET_CONTENT');
    await field('count', 'NUMBER', 'TICKET_CONTENT');
    await field('agreed', 'YES_NO', 'TICKET_CONTENT');
    await field('day', 'DATE', 'TICKET_CONTENT');
    await field('must', 'TEXT', 'INTERNAL_NOTE', { required: true });
    const old = await field('old', 'TEXT', 'TICKET_CONTENT');
    await define('archive', { customFieldId: old });
    const person = await controller.person();
    const wrong = await set(person, {
      ticketContent: [
        { key: 'nothing', value: 'x' },
        { key: 'words', value: 'x'.repeat(2_001) },
        { key: 'count', value: '1e3' },
        { key: 'agreed', value: 'maybe' },
        { key: 'day', value: '2026-02-30' },
        { key: 'topic', value: 'C' },
        { key: 'old', value: 'x' },
        { key: 'words', value: 'again' },
        { key: 'must', value: 'of another kind of data' },
      ],
      internalNote: [{ key: 'must' }],
    });
    expect(told(wrong)).toEqual([
      'NOT_FOUND customFields.ticketContent[0].key',
      'INVALID_INPUT customFields.ticketContent[1].value',
      'INVALID_INPUT customFields.ticketContent[2].value',
      'INVALID_INPUT customFields.ticketContent[3].value',
      'INVALID_INPUT customFields.ticketContent[4].value',
      'INVALID_INPUT customFields.ticketContent[5].value',
      'CONFLICT customFields.ticketContent[6].key',
      'INVALID_INPUT customFields.ticketContent[7].key',
      'NOT_FOUND customFields.ticketContent[8].key',
      'INVALID_INPUT customFields.internalNote[0].value',
    ]);
    expect(told(await set(person, {}))).toEqual(['INVALID_INPUT customFields']);
    const values = [
      ['words', 'x'.repeat(2_000)],
      ['count', ' 007.50'],
      ['agreed', 'TRUE'],
      ['day', '2028-02-29'],
      ['topic', 'B'],
    ].map(([key, value]) => ({ key, value }));
    expect(await set(person, { ticketContent: values })).toEqual([]);
    expect(valuesIn(await read(person, agent, ticketing))).toEqual([
      'topic: B',
      `words: ${'x'.repeat(2_000)}`,
      'count: 7.5',
      'agreed: true',
      'day: 2028-02-29',
      'must: null',
    ]);
    expect(await set(person, { ticketContent: [{ key: 'words' }, { key: 'count', value: null }] })).toEqual(
      [],
    );
    expect(valuesIn(await read(person, agent, ticketing)).slice(1, 3)).toEqual([
      'words: null',
      'count: null',
    ]);
  });

  test('that are required hold up whoever may fill them in, and nobody else', async () => {
    const { controller, define, agent, desk } = fields;
    const person = await controller.person();
    const before = await desk.gateway.database.prisma.conversation.count();
    const refused = await create({ requesterId: person.publicId });
    expect(told(refused.problems)).toEqual(['INVALID_INPUT customFields.internalNote']);
    expect(await desk.gateway.database.prisma.conversation.count()).toBe(before);
    const must = { internalNote: [{ key: 'must', value: 'Done.' }] };
    const made = await create({ requesterId: person.publicId, customFields: must });
    expect(made.problems).toEqual([]);
    expect(made.ticket?.customFields).toContainEqual({ field: { key: 'must' }, value: 'Done.' });
    // The person cannot know of what staff ask each other.
    const own = await create({}, await controller.visitor(person));
    expect(own.problems).toEqual([]);
    const asked = await create({ customFields: must }, await controller.visitor(person));
    expect(asked.problems.map(({ code }) => code)).toEqual(['PURPOSE_DENIED']);
    const convert = (input: object) =>
      controller.ask(agent, ticketing, CONVERT, { input: { chatId: person.chatId, subject: 'x', ...input } });
    expect((await convert({})).data).toMatchObject({
      convertChatToTicket: { problems: [{ code: 'INVALID_INPUT', field: 'customFields.internalNote' }] },
    });
    expect((await convert({ customFields: must })).data).toMatchObject({
      convertChatToTicket: { problems: [] },
    });
    const { id } = await desk.gateway.database.prisma.customField
      .findFirstOrThrow({ where: { key: 'must' } })
      .then(({ publicId }) => ({ id: publicId }));
    expect((await define('archive', { customFieldId: id })).customField).toMatchObject({ archived: true });
    expect((await create({ requesterId: person.publicId })).problems).toEqual([]);
  });

  test('stay the kind of data that they are once they were answered; before that they may become another', async () => {
    const { field, define, set, controller, desk, read, agent } = fields;
    const customFieldId = await field('turns', 'TEXT', 'TICKET_CONTENT');
    const turn = (input: object) => define('update', { customFieldId, ...input });
    expect(told((await turn({ type: 'CHOICE' })).problems)).toEqual(['INVALID_INPUT options']);
    expect(
      (await turn({ category: 'INTERNAL_NOTE', label: 'Turned', position: 50 })).customField,
    ).toMatchObject({
      category: 'INTERNAL_NOTE',
      label: 'Turned',
      position: 50,
      key: 'turns',
    });
    const person = await controller.person();
    expect(await set(person, { internalNote: [{ key: 'turns', value: 'Once.' }] })).toEqual([]);
    expect(told((await turn({ category: 'TICKET_CONTENT' })).problems)).toEqual(['CONFLICT category']);
    expect(told((await turn({ type: 'NUMBER' })).problems)).toEqual(['CONFLICT type']);
    expect((await turn({ label: 'Still' })).problems).toEqual([]);
    const { prisma } = desk.gateway.database;
    const change = prisma.customField.updateMany({
      where: { key: 'turns' },
      data: { category: 'TICKET_CONTENT' },
    });
    await expect(change).rejects.toThrow(/foreign key/i);
    // What was chosen stays where it can be chosen no more, and what is archived is shown to who asks for it.
    const topic = await prisma.customField.findFirstOrThrow({ where: { key: 'topic' } });
    await set(person, { ticketContent: [{ key: 'topic', value: 'A' }] });
    await define('update', { customFieldId: topic.publicId, options: ['B', 'C'] });
    expect(told(await set(person, { ticketContent: [{ key: 'topic', value: 'A' }] }))).toHaveLength(1);
    await define('archive', { customFieldId: topic.publicId });
    expect(valuesIn(await read(person, agent, ticketing)).join()).not.toContain('topic');
    expect(valuesIn(await read(person, agent, ticketing, true))).toContain('topic: A');
    const again = await define('archive', { customFieldId: topic.publicId, archived: false });
    expect(again.customField).toMatchObject({ archived: false });
  });

  test('tell of a change once, and the requester of nothing that staff note for each other', async () => {
    const { set, controller, desk } = fields;
    const { prisma } = desk.gateway.database;
    const person = await controller.person();
    const events = async (run: () => Promise<unknown>) => {
      const { id } = await prisma.event.findFirstOrThrow({ orderBy: { id: 'desc' } });
      await run();
      const made = await prisma.event.findMany({ where: { id: { gt: id } } });
      return made.map(({ type, dataSubjectId }) => [type, dataSubjectId]);
    };
    const content = {
      ticketContent: [
        { key: 'words', value: 'One.' },
        { key: 'count', value: '1' },
      ],
    };
    const note = { internalNote: [{ key: 'turns', value: 'Two.' }] };
    expect(await events(() => set(person, { ...content, ...note }))).toEqual([['TICKET_CHANGED', person.id]]);
    expect(await events(() => set(person, content))).toEqual([]);
    const noted = { internalNote: [{ key: 'turns', value: 'Three.' }] };
    expect(await events(() => set(person, noted))).toEqual([['TICKET_CHANGED', null]]);
  });

  test('of merged tickets: what is empty where they go on is filled from the other', async () => {
    const { set, controller, read, agent } = fields;
    const person = await controller.person();
    const { ticket } = await create({ requesterId: person.publicId });
    const [source, target] = [person, { ticketId: ticket?.id ?? '' }];
    await set(source, {
      ticketContent: [
        { key: 'words', value: 'Old.' },
        { key: 'count', value: '1' },
      ],
    });
    await set(target, { ticketContent: [{ key: 'words', value: 'New.' }] });
    const input = { sourceId: source.ticketId, targetId: target.ticketId };
    const merged = await controller.ask(agent, ticketing, MERGE, { input });
    expect(merged.data).toEqual({ mergeTickets: { problems: [] } });
    const values = async (of: { ticketId: string }) =>
      valuesIn(await read(of, agent, ticketing)).filter((line) => /^(words|count)/.test(line));
    expect(await values(target)).toEqual(['words: New.', 'count: 1']);
    expect(await values(source)).toEqual(['words: Old.', 'count: null']);
    expect(told(await set(source, { ticketContent: [{ key: 'count', value: '2' }] }))).toEqual([
      'CONFLICT null',
    ]);
  });
});
