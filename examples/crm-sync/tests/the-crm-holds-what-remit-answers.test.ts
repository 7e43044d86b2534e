import { type Desk, openDesk } from '@remit/example-install/testing';
import { AuthenticationError, createRemit } from '@remit/sdk';
import type { OAuth } from '@remit/sdk/oauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Crm, openCrm } from '../src/crm.ts';
import { forget } from '../src/forget.ts';
import { reportInWords, stopInWords } from '../src/in-words.ts';
import { app } from '../src/manifest.ts';
import type { SyncRemit } from '../src/read-remit.ts';
import type { StoredObject } from '../src/stand-in/crm-store.ts';
import { type StandIn, startStandIn } from '../src/stand-in/start-stand-in.ts';
import { syncAll } from '../src/sync-all.ts';

// One account and one grant, from the first sync to the last: the tests stand in the order of their story.
let desk: Desk;
let standIn: StandIn;
let crm: Crm;
let auth: OAuth;
let remit: SyncRemit;
/** A contact that somebody typed into the CRM. */
let typedIn: StoredObject;

beforeAll(async () => {
  desk = await openDesk({ conversations: 200 });
  standIn = await startStandIn({ token: 'of the test' });
  typedIn = {
    id: '1',
    properties: { firstname: 'Mara', email: 'mara@example.net' },
    contacts: new Set(),
    updatedAt: '',
  };
  standIn.store.objects.contacts.set('1', typedIn);
  crm = openCrm({ url: standIn.url, token: 'of the test' });
  auth = await desk.install(app);
  remit = createRemit(app, { url: desk.url, auth });
});
afterAll(async () => {
  await Promise.all([desk.close(), standIn.close()]);
});

const WHOM = {
  kind: 'CUSTOMER',
  givenName: { not: null },
  erasedAt: null,
  declaredAge: null,
  restrictions: { none: {} },
} as const;
const people = () => desk.database.prisma.dataSubject.findMany({ where: WHOM, orderBy: { id: 'asc' } });
const contacts = () => [...standIn.store.objects.contacts.values()].filter((each) => each !== typedIn);
const tickets = () => [...standIn.store.objects.tickets.values()];
const at = (objects: readonly StoredObject[], remitId: string) =>
  objects.find(({ properties }) => properties['remit_id'] === remitId);

/** @returns what the sync sent to the CRM, beside what it did */
async function sync() {
  const before = standIn.received.length;
  return { ...(await syncAll(remit, crm)), sent: standIn.received.slice(before) };
}

test('everybody and every ticket is there once, page by page, and each ticket belongs to its person', async () => {
  const { contacts: counts } = await sync();
  const all = await people();
  expect(contacts().length).toBeGreaterThan(50);
  expect(counts.written).toBe(contacts().length);
  for (const { publicId, givenName, familyName } of all)
    expect(at(contacts(), publicId)?.properties).toMatchObject({
      firstname: givenName,
      lastname: familyName,
    });

  const held = await desk.database.prisma.conversation.findMany({
    where: { kind: 'TICKET' },
    include: { requester: true },
  });
  expect(tickets().length).toBeGreaterThan(50);
  for (const { publicId, subject, requester } of held) {
    const ticket = at(tickets(), publicId);
    const contact = at(contacts(), requester?.publicId ?? '');
    // One that is kept no longer is not there.
    if (ticket === undefined) continue;
    expect(ticket.properties['subject']).toBe(contact ? subject : '(not given)');
    expect([...ticket.contacts]).toEqual(contact ? [contact.id] : []);
  }
});

test('nobody of whom nothing may be known is a contact: erased, or restricted', async () => {
  const withheld = await desk.database.prisma.dataSubject.findMany({
    where: {
      kind: 'CUSTOMER',
      OR: [{ erasedAt: { not: null } }, { restrictions: { some: { liftedAt: null } } }],
    },
  });
  expect(withheld.length).toBeGreaterThan(0);
  for (const { publicId } of withheld) expect(at(contacts(), publicId)).toBeUndefined();
});

test('a list that breaks off on its way removes nobody', async () => {
  const before = contacts().length;
  const breaking: typeof fetch = async (to, sent) => {
    const answer = await fetch(to, sent);
    const isSecondPage = typeof sent?.body === 'string' && /dataSubjects.*"after":"/s.test(sent.body);
    return isSecondPage ? Response.json({ data: { dataSubjects: null } }) : answer;
  };
  const broken = createRemit(app, { url: desk.url, auth, fetch: breaking });
  await expect(syncAll(broken, crm)).rejects.toThrow(/did not answer the whole list/);
  expect(contacts()).toHaveLength(before);
});

test('a second time it writes nothing, and a name that changed is written to the contact that is there', async () => {
  const ids = contacts().map(({ id }) => id);
  expect(await sync()).toMatchObject({
    sent: [],
    contacts: { written: 0, removed: 0 },
    tickets: { written: 0 },
  });
  const [person] = await people();
  const { id, publicId } = person ?? (await people())[0]!;
  await desk.database.prisma.dataSubject.update({ where: { id }, data: { givenName: 'Zora' } });
  expect(await sync()).toMatchObject({ contacts: { written: 1, removed: 0 }, tickets: { written: 0 } });
  expect(at(contacts(), publicId)?.properties).toMatchObject({ firstname: 'Zora' });
  expect(contacts().map(({ id: each }) => each)).toEqual(ids);
});

test('two people with one address are two contacts, and one says what it is without', async () => {
  const [first, second] = (await people()).slice(3, 5);
  const emails = [first?.email, second?.email];
  const setEmails = async (values: readonly (string | null | undefined)[]) => {
    for (const [index, person] of [first, second].entries()) {
      const email = values[index] ?? null;
      await desk.database.prisma.dataSubject.update({ where: { id: person?.id ?? 0 }, data: { email } });
    }
    await sync();
    return [first, second].map((person) => at(contacts(), person?.publicId ?? '')?.properties ?? {});
  };
  const shared = await setEmails([emails[0], emails[0]]);
  expect(shared.filter(({ email }) => email === emails[0])).toHaveLength(1);
  expect(shared.find(({ email }) => email === null)).toMatchObject({
    remit_not_given: expect.stringContaining('e-mail (another contact has the same one)') as string,
  });
  // One has what the other had, and the other way round.
  await setEmails(emails);
  const swapped = await setEmails(emails.toReversed());
  expect(swapped.map(({ email }) => email)).toEqual(emails.toReversed());
});

test('the address for campaigns is there of those who agreed, and is cleared when one takes the consent back', async () => {
  await sync();
  const agreed = contacts().filter(({ properties }) => properties['remit_campaign_email']);
  expect(agreed.length).toBeGreaterThan(0);
  expect(agreed.length).toBeLessThan(contacts().length);
  const [{ properties }] = agreed as [StoredObject];
  const personId = properties['remit_id'] ?? '';
  const said = await desk.ask(
    'mutation ($input: ConsentInput!) { withdrawConsent(input: $input) { problems { message } } }',
    {
      as: await desk.tokens.visitor(desk.controller, personId),
      variables: { input: { purpose: 'marketing.communications' } },
    },
  );
  expect(said.data).toEqual({ withdrawConsent: { problems: [] } });
  const report = await sync();
  expect(at(contacts(), personId)?.properties).toMatchObject({
    remit_campaign_email: null,
    remit_not_given: 'e-mail for campaigns',
  });
  expect(reportInWords(report).join('\n')).toMatch(
    /Not given for marketing\.communications: DataSubject\.email, \w+( times)? \(CONSENT_WITHDRAWN/,
  );
});

test('somebody who is erased is deleted at the CRM for good, and the tickets stay without the person', async () => {
  const found = await desk.database.prisma.dataSubject.findFirstOrThrow({
    where: { ...WHOM, conversations: { some: { kind: 'TICKET', closedAt: null } } },
  });
  const contact = at(contacts(), found.publicId);
  await desk.erase(found.publicId);
  const report = await sync();
  expect(report.contacts.removed).toBe(1);
  expect(report.sent).toContainEqual({
    path: '/crm/v3/objects/contacts/gdpr-delete',
    body: { objectId: contact?.id },
  });
  expect(at(contacts(), found.publicId)).toBeUndefined();
});

test('what a narrowed grant takes away is said in words, is cleared at the CRM, and is sent no more', async () => {
  await desk.narrow(app, { purposes: { 'service.provision': ['user.name'] } });
  const report = await sync();
  expect(reportInWords(report)).toEqual(
    expect.arrayContaining([
      'Not approved for service.provision: user.contact.email, user.content.ticket.',
      'Not approved: the purpose marketing.communications, and with it user.contact.email.',
      expect.stringMatching(
        /^Not given for service.provision: DataSubject.email, \d+ times \(CATEGORY_NOT_GRANTED/,
      ),
      expect.stringMatching(
        /^Not given for service.provision: Ticket.subject, \d+ times \(CATEGORY_NOT_GRANTED/,
      ),
    ]),
  );
  expect(JSON.stringify(report.sent)).not.toContain('@');
  for (const { properties } of contacts())
    expect(properties).toMatchObject({ email: null, remit_campaign_email: null });
  for (const { properties } of tickets()) expect(properties['subject']).toBe('(not given)');
});

test('a list that is refused removes nothing', async () => {
  await desk.narrow(app, { scopes: ['tickets:read'] });
  const before = contacts().length;
  const failure = await sync().catch((error: unknown) => error);
  expect(stopInWords(failure)).toMatch(/people:read\. Nothing was changed\./);
  expect(contacts()).toHaveLength(before);
});

test('a grant that was taken back stops it with a plain message, and "forget" empties the CRM of what came from Remit', async () => {
  await desk.revoke(app);
  const failure = await sync().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AuthenticationError);
  expect(stopInWords(failure)).toMatch(/took this app’s grant back.*forget/);
  expect(await forget(crm)).toBeGreaterThan(0);
  expect([...contacts(), ...tickets()]).toEqual([]);
  expect([...standIn.store.objects.contacts.values()]).toEqual([typedIn]);
});
