import type { AddressInfo } from 'node:net';
import type { Database } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type LoggedIn,
  logInForTest,
  startTestGateway,
  TEST_NOW,
  TEST_PASSWORD,
  TEST_TOKEN_KEY,
  type TestGateway,
  until,
} from '../src/testing/index.ts';

describeOnDatabases('an invitation', (open) => {
  let database: Database;
  let gateway: TestGateway;
  let now = TEST_NOW;
  const clock = () => now;
  const where = () => ({ ...gateway, tokenKey: TEST_TOKEN_KEY, clock });
  let owner: LoggedIn;
  let admin: LoggedIn;

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({
      database,
      controllers: ['sapat'],
      clock,
      publicUrl: 'http://desk.example',
    });
    owner = await logInForTest(where(), { controller: 'sapat', role: 'owner' });
    admin = await logInForTest(where(), { controller: 'sapat', role: 'admin' });
  });
  afterAll(() => gateway.close());

  const invite = async (by: LoggedIn, email: string, role: string) =>
    by.browser.send(await by.browser.get('/login/sapat/people'), { email, role });
  const linkIn = (text: string) =>
    /http:\/\/desk\.example(\/login\/sapat\/join\?invitation=[\w-]+)/.exec(text)?.[1];
  const take = async (link: string, fields: Record<string, string> = {}) =>
    owner.browser.send(await owner.browser.get(link), {
      name: 'Mila',
      password: TEST_PASSWORD,
      again: TEST_PASSWORD,
      confidential: 'yes',
      ...fields,
    });

  test('by an owner or an admin makes an agent of the role, bound to confidentiality (OBL-MULTI-REC-10)', async () => {
    const link = linkIn((await invite(admin, 'Mila@Sapat.example', 'billing_clerk')).text) ?? '';
    expect((await take(link, { confidential: '' })).fault).toContain('promise of confidentiality');
    expect((await take(link, { again: 'another one' })).fault).toContain('differ');
    expect((await take(link, { password: 'short', again: 'short' })).fault).toContain('12 characters');
    await take(link);
    const agent = await database.prisma.agent.findFirstOrThrow({ where: { email: 'mila@sapat.example' } });
    expect(agent).toMatchObject({ role: 'billing_clerk', displayName: 'Mila', confidentialSince: now });
    expect(await owner.browser.get(link)).toMatchObject({ status: 410 });
  });

  test('is good for three days', async () => {
    const link = linkIn((await invite(owner, 'late@sapat.example', 'agent')).text) ?? '';
    now = new Date(TEST_NOW.getTime() + 3 * 86_400_000);
    expect((await owner.browser.get(link)).status).toBe(410);
    now = TEST_NOW;
    expect((await owner.browser.get(link)).status).toBe(200);
  });

  test('is not given by others, to no role above one’s own, and not for an owner’s account', async () => {
    const agent = await logInForTest(where(), { controller: 'sapat', role: 'support_agent' });
    expect((await agent.browser.get('/login/sapat/people')).title).toBe('You are logged in');
    // With a form of its own, sent to where it has no business.
    const { text } = await agent.browser.get('/login/sapat/out');
    const page = { ...(await agent.browser.get('/login/sapat/out')), text: text.replace('/out', '/people') };
    const sent = await agent.browser.send(page, { email: 'x@sapat.example', role: 'agent' });
    expect(sent.title).toBe('You are logged in');
    const before = await database.prisma.loginInvitation.count();
    expect(await database.prisma.loginInvitation.count({ where: { email: 'x@sapat.example' } })).toBe(0);
    for (const role of ['owner', 'visitor', 'janitor'])
      expect((await invite(admin, 'x@sapat.example', role)).fault).toContain('may not give');
    expect((await invite(admin, owner.email, 'agent')).fault).toContain('Only an owner');
    expect((await invite(admin, 'no address', 'agent')).fault).toContain('no e-mail');
    expect(await database.prisma.loginInvitation.count()).toBe(before);
  });

  test('for somebody who was shut out is refused, and one from before is not good any more', async () => {
    const gone = await logInForTest(where(), {
      controller: 'sapat',
      role: 'agent',
      email: 'gone@sapat.example',
    });
    const link = linkIn((await invite(owner, gone.email, 'agent')).text) ?? '';
    const shutOut = { where: { email: gone.email }, data: { disabledAt: now } };
    await database.prisma.agent.updateMany(shutOut);
    expect((await invite(owner, 'Gone@sapat.example', 'owner')).fault).toContain('was shut out');
    expect((await owner.browser.get(link)).status).toBe(410);
    expect(await database.prisma.agent.findMany({ where: { email: gone.email } })).toMatchObject([
      { role: 'agent', disabledAt: now },
    ]);
    await database.prisma.agent.updateMany({ ...shutOut, data: { disabledAt: null } });
    await take(link);
    expect((await gone.password()).page.title).toBe('Set up a second factor');
  });

  test('for somebody who is here is a new way in: the old password, factor and sessions are gone', async () => {
    const lost = await logInForTest(where(), {
      controller: 'sapat',
      role: 'agent',
      email: 'lost@sapat.example',
    });
    const link = linkIn((await invite(owner, lost.email, 'agent')).text) ?? '';
    await take(link, { password: 'quite another password', again: 'quite another password' });
    const asked = { cookie: lost.browser.cookies(), purpose: 'support.live_chat' };
    expect((await gateway.ask('{ chats(first: 1) { totalCount } }', asked)).errors).toBeDefined();
    expect((await lost.password()).page.status).toBe(401);
    expect((await lost.password('quite another password')).page.title).toBe('Set up a second factor');
    expect(await database.prisma.agent.count({ where: { email: lost.email } })).toBe(1);
  });

  test('goes by mail where there is a mail server, and the page does not show the link', async () => {
    const mails: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        let mail = '';
        stream.on('data', (piece: Buffer) => (mail += piece.toString()));
        stream.on('end', () => {
          mails.push(mail);
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const { port } = server.server.address() as AddressInfo;
    const mailing = await startTestGateway({
      database,
      clock,
      publicUrl: 'http://desk.example',
      login: { mail: { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Helpdesk <desk@sapat.example>' } },
    });
    try {
      const by = await logInForTest(
        { ...where(), url: mailing.url },
        { controller: 'sapat', role: 'owner', email: 'mails@sapat.example' },
      );
      const page = await invite(by, 'post@sapat.example', 'agent');
      expect(page.text).toContain('on its way');
      expect(linkIn(page.text)).toBeUndefined();
      await until('the mail is there', () => mails.length === 1);
      const text = mails[0]?.replaceAll('=\r\n', '').replaceAll('=3D', '=') ?? '';
      expect((await owner.browser.get(linkIn(text) ?? '')).title).toBe('Take your invitation');
    } finally {
      await mailing.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    }
  });
});
