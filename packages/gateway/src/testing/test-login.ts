import { writeInvitation } from '../login/invitation.ts';
import { codeOf } from '../login/one-time-code.ts';
import { createLoginSecrets } from '../login/secrets.ts';
import { createLoginBrowser, type LoginBrowser, type LoginPage } from './login-browser.ts';
import type { TestGateway } from './start-test-gateway.ts';

export const TEST_PASSWORD = 'correct horse battery staple';

/** Somebody who took an invitation and logged in. */
export type LoggedIn = {
  readonly browser: LoginBrowser;
  readonly email: string;
  readonly recoveryCodes: readonly string[];
  /** What the authenticator app shows, so many half minutes from now: a code is good once. */
  code(later?: number): string;
  /** A code that is good although the present one was used: the test does not wait half a minute. */
  freshCode(): Promise<string>;
  /** Logs in anew, in a browser of its own, up to the page after the password. */
  password(password?: string): Promise<{ readonly browser: LoginBrowser; readonly page: LoginPage }>;
};

type Who = {
  readonly controller: string;
  readonly role: string;
  readonly email?: string;
  readonly name?: string;
};
type Where = Pick<TestGateway, 'database' | 'url'> & {
  readonly tokenKey: string;
  readonly clock: () => Date;
};

/** An invitation as the command line gives it. */
export async function inviteForTest(where: Where, who: Who & { readonly email: string }): Promise<string> {
  const { id } = await where.database.prisma.controller.findUniqueOrThrow({
    where: { slug: who.controller },
  });
  return writeInvitation(
    where.database.prisma,
    { controllerId: id, email: who.email, role: who.role },
    { secrets: createLoginSecrets(where.tokenKey), now: where.clock() },
  );
}

/** Takes an invitation, logs in, and sets up a second factor, all with forms. */
export async function logInForTest(where: Where, who: Who): Promise<LoggedIn> {
  const { controller, role, email = `${role}.new@${controller}.example`, name = 'Nova Nadeza' } = who;
  const origin = new URL(where.url).origin;
  const browser = createLoginBrowser(origin);
  const invitation = await inviteForTest(where, { ...who, email });
  await browser.send(await browser.get(`/login/${controller}/join?invitation=${invitation}`), {
    name,
    password: TEST_PASSWORD,
    again: TEST_PASSWORD,
    confidential: 'yes',
  });
  const login = async (into: LoginBrowser, password: string) =>
    into.send(await into.get(`/login/${controller}`), { email, password });
  const enrol = await login(browser, TEST_PASSWORD);
  const secret = secretIn(enrol);
  const code = (later = 0) => codeOf(secret, new Date(Date.now() + later * 30_000));
  const done = await browser.send(enrol, { code: code() });
  if (done.fault !== undefined) throw new Error(`The second factor was not set up: ${done.fault}`);
  return {
    browser,
    email,
    recoveryCodes: [...done.text.matchAll(/<li><code>(.*?)<\/code>/g)].map(([, text = '']) => text),
    code,
    async freshCode() {
      await where.database.prisma.loginSecondFactor.updateMany({ data: { usedStep: 0 } });
      return code();
    },
    async password(password = TEST_PASSWORD) {
      const other = createLoginBrowser(origin);
      return { browser: other, page: await login(other, password) };
    },
  };
}

/** The key of an enrolment page, as an authenticator app takes it. */
function secretIn({ text, title }: LoginPage): string {
  const typed = /<code>([A-Z2-7 ]+)<\/code>/.exec(text)?.[1]?.replaceAll(' ', '');
  if (typed === undefined) throw new Error(`No second factor is set up on "${title}".`);
  const bits = [...typed]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))).toString();
}
