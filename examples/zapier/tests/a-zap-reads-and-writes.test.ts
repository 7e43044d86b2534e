import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Desk, openDesk } from '@remit/example-install/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAppTester, errors, type HttpRequestOptions } from 'zapier-platform-core';
import { buildForZapier } from '../src/build.ts';
import { create, type NewTicket } from '../src/create-ticket.ts';
import { find } from '../src/find-contact.ts';
import { integration } from '../src/integration.ts';
import { app } from '../src/manifest.ts';
import { newTickets } from '../src/new-ticket.ts';
import { publishIntegration, zapierAccount } from '../src/testing/zapier-account.ts';

// One desk and one connection, from the first poll to a grant that was narrowed: the tests stand in the order of their story.
let desk: Desk;
const zapier = zapierAccount();
const words = (failure: unknown) =>
  (failure instanceof Error ? JSON.parse(failure.message) : {}) as Readonly<Record<string, unknown>>;
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

beforeAll(async () => {
  desk = await openDesk({ conversations: 200 });
  await publishIntegration(desk);
  await zapier.connectTo(desk);
});
afterAll(() => desk.close());

const WELL = { kind: 'CUSTOMER', erasedAt: null, declaredAge: null, restrictions: { none: {} } } as const;
const people = () =>
  desk.database.prisma.dataSubject.findMany({
    where: { ...WELL, email: { not: null } },
    orderBy: { id: 'asc' },
  });
const ticketCount = () => desk.database.prisma.conversation.count({ where: { kind: 'TICKET' } });

async function aboutSomebody(changes: Partial<NewTicket> = {}): Promise<NewTicket> {
  const [person] = await people();
  const ticket = { subject: 'A form was sent', body: 'I should like an offer.', source_id: 'form-1' };
  return { requester_id: person?.publicId ?? '', ...ticket, ...changes };
}

test('the trigger reads page by page, newest first, each ticket once; for a sample three are enough', async () => {
  const tickets = await zapier.run(newTickets, {});
  expect(tickets.length).toBeGreaterThan(50);
  expect(new Set(tickets.map(({ id }) => id)).size).toBe(tickets.length);
  const opened = tickets.map(({ opened_at }) => opened_at);
  expect(opened).toEqual(opened.toSorted((a, b) => b.localeCompare(a)));
  expect(await zapier.run(newTickets, {}, { isLoadingSample: true })).toEqual(tickets.slice(0, 3));
});

test('a ticket starts a Zap once; what was there before starts none', async () => {
  expect(await zapier.poll()).toMatchObject({ starting: [] });
  const made = await zapier.run(create, await aboutSomebody());
  expect(await zapier.poll()).toMatchObject({
    starting: [{ id: made.id, subject: 'A form was sent', status: 'OPEN', withheld: null }],
  });
  expect(await zapier.poll()).toMatchObject({ starting: [] });
});

test('however often Zapier runs the step, also at once, the ticket is made once; from something else it is another', async () => {
  const input = await aboutSomebody({ source_id: 'form-2' });
  const before = await ticketCount();
  const [one, ...others] = await Promise.all([1, 2, 3].map(() => zapier.run(create, input)));
  const again = await zapier.run(create, input);
  for (const each of [...others, again]) expect(each.id).toBe(one?.id);
  expect(await ticketCount()).toBe(before + 1);
  expect((await zapier.run(create, { ...input, source_id: 'form-3' })).id).not.toBe(one?.id);
  const { requester } = await desk.database.prisma.conversation.findFirstOrThrow({
    where: { publicId: one?.id ?? '' },
    include: { requester: true },
  });
  expect(requester?.publicId).toBe(input.requester_id);
});

test('what people write is what the ticket says, braces as well', async () => {
  const subject = 'How do I use {{bundle.inputData.name}} and {{process.env.CLIENT_SECRET}}?';
  const made = await zapier.run(create, await aboutSomebody({ subject, source_id: 'form-4' }));
  expect(made).toMatchObject({ subject });
});

test('a contact is found by e-mail and by id; nobody is an empty list', async () => {
  const [person] = await people();
  const { publicId = '', email } = person ?? {};
  const expected = [{ id: publicId, name: person?.displayName, email, withheld: null }];
  expect(await zapier.run(find, { email: email?.toUpperCase() ?? '' })).toEqual(expected);
  expect(await zapier.run(find, { contact_id: publicId })).toEqual(expected);
  expect(await zapier.run(find, { email: 'nobody@nowhere.example' })).toEqual([]);
  expect(words(await failureOf(zapier.run(find, {})))).toMatchObject({ code: 'INVALID_INPUT' });
});

test('what the desk refuses to write is an error with its code and what to do, and nothing is written', async () => {
  const before = await ticketCount();
  const nobody = await failureOf(zapier.run(create, await aboutSomebody({ requester_id: 'person_nobody' })));
  expect(nobody).toBeInstanceOf(errors.Error);
  expect(words(nobody)).toMatchObject({ code: 'NOT_FOUND', message: 'There is nothing with this id here.' });

  const erased = (await people()).at(-1)?.publicId ?? '';
  await desk.erase(erased);
  const refused = await failureOf(zapier.run(create, await aboutSomebody({ requester_id: erased })));
  expect(words(refused)).toMatchObject({
    code: 'PURPOSE_DENIED',
    message: expect.stringContaining('ERASED') as string,
  });
  expect(await ticketCount()).toBe(before);
});

test('what is withheld of somebody is empty, and says beside it why', async () => {
  const restricted = await desk.database.prisma.dataSubject.findFirstOrThrow({
    where: { kind: 'CUSTOMER', restrictions: { some: { liftedAt: null } } },
  });
  expect(await zapier.run(find, { contact_id: restricted.publicId })).toMatchObject([
    {
      name: null,
      email: null,
      withheld: expect.stringMatching(/^DataSubject.displayName is withheld \(RESTRICTED/),
    },
  ]);
});

test('half an answer is none: what failed on its way is an error, and not taken for withheld', async () => {
  const half = await failureOf(
    zapier.run((z, bundle) => {
      const request = async (url: string, options: HttpRequestOptions) => {
        const answer = await z.request(url, options);
        const told = JSON.parse(answer.content) as { data: { tickets: { edges: { node: object }[] } } };
        Object.assign(told.data.tickets.edges[0]?.node ?? {}, { subject: null });
        const error = { message: 'It broke.', path: ['tickets', 'edges', 0, 'node', 'subject'] };
        return { ...answer, content: JSON.stringify({ ...told, errors: [error] }) };
      };
      return newTickets({ ...z, request: request as typeof z.request }, bundle);
    }, {}),
  );
  expect(words(half)).toMatchObject({
    code: 'GATEWAY',
    message: expect.stringContaining('It broke.') as string,
  });
});

test('what Zapier gets is one file, and does what its sources do', async () => {
  const folder = join(import.meta.dirname, '..', 'dist', 'of-the-test');
  await buildForZapier(folder);
  const built = createRequire(import.meta.url)(join(folder, 'index.js')) as typeof integration;
  expect(Object.keys(built)).toEqual(Object.keys(integration));
  const operation = built.triggers?.['new_ticket']?.operation;
  const perform = operation && 'perform' in operation && (operation.perform as typeof newTickets);
  if (!perform) throw new Error('The trigger is not in what was built.');
  const found = await createAppTester(built)(perform, {
    authData: zapier.kept()?.authData ?? {},
    inputData: {},
    meta: { isLoadingSample: true },
  });
  expect(found).toEqual(await zapier.run(newTickets, {}, { isLoadingSample: true }));
});

test('a narrowed grant: fields are empty with the reason, and a search that is not granted is an error', async () => {
  await desk.narrow(app, { purposes: { 'service.provision': ['user.name', 'user.content.ticket'] } });
  const [ticket] = await zapier.run(newTickets, {}, { isLoadingSample: true });
  expect(ticket).toMatchObject({ requester_email: null });
  expect(ticket?.withheld).toMatch(/^DataSubject.email is withheld \(CATEGORY_NOT_GRANTED; policy: /);
  const refused = await failureOf(zapier.run(find, { email: 'ana@shop.example' }));
  expect(words(refused)).toMatchObject({
    code: 'CATEGORY_NOT_GRANTED',
    message: expect.stringMatching(
      /DataSubjectFilter.email is withheld.*connect the account again/,
    ) as string,
  });

  await desk.narrow(app, { scopes: ['tickets:read'] });
  const before = await ticketCount();
  expect(
    words(await failureOf(zapier.run(create, await aboutSomebody({ source_id: 'form-5' })))),
  ).toMatchObject({
    code: 'SCOPE',
    message: expect.stringMatching(/tickets:write.*ask them to allow it/) as string,
  });
  expect(await ticketCount()).toBe(before);
});
