import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GatewayOptions } from '@remit/gateway';
import {
  type Browser,
  createBrowser,
  decide,
  logInForTest,
  openPage,
  registrationToken,
  startTestGateway,
  TEST_NOW,
  TEST_TOKEN_KEY,
  type TestGateway,
} from '@remit/gateway/testing';
import { narrowGrant, type Narrowing, openDatabase, uninstallApp } from '@remit/schema';
import { copyMigrated } from '@remit/schema/testing';
import type { AppManifest } from '@remit/sdk';
import type { OAuth, OAuthSession, OAuthStore } from '@remit/sdk/oauth';
import { installApp } from '../install-app.ts';
import { registerApp } from '../register-app.ts';
import { erasePerson } from './erase-person.ts';
import { freePort } from './free-port.ts';

/** How the owner decides on the page of consent. */
export type Approval = {
  /** Which ticks stay, in the words of the page; default: all. */
  readonly keep?: (tick: string) => boolean;
  readonly decision?: 'allow' | 'refuse';
  /** Default: in memory. */
  readonly store?: OAuthStore;
  /** The app's clock, in milliseconds. */
  readonly now?: () => number;
};

/** A running gateway with data of one controller, and its owner at a browser. */
export type Desk = TestGateway & {
  readonly controller: string;
  /** The address of the authorization server. */
  readonly issuer: string;
  /** In which the owner is logged in. */
  readonly browser: Browser;
  /** An initial access token: what registers apps. */
  registrationToken(): Promise<string>;
  /** The owner opens a page of consent, decides, and goes where the app sent for the answer. */
  approve(address: string, decision?: Pick<Approval, 'keep' | 'decision'>): Promise<void>;
  /** Registers and installs an app as its README says, with the owner deciding on the real page. */
  install(app: AppManifest, approval?: Approval): Promise<OAuth>;
  /** The owner leaves the app less than it was granted. */
  narrow(app: AppManifest, to: Narrowing): Promise<void>;
  /** A person, by public id, is erased. */
  erase(publicId: string): Promise<void>;
  /** The owner takes back what the app was granted. */
  revoke(app: Pick<AppManifest, 'clientId'>): Promise<void>;
};

type Options = {
  /** Slug; default `chat2desk`. */
  readonly controller?: string;
  readonly conversations?: number;
  /** The gateway's; default: the moment at which the seeded data ends. */
  readonly clock?: () => Date;
  /** What the gateway lets an app do at most. */
  readonly limits?: GatewayOptions['limits'];
};

/**
 * Starts a gateway on PGlite for the test of an example; its owner took an invitation and logged in with two factors.
 *
 * @example
 * const desk = await openDesk();
 * const auth = await desk.install(app, { keep: (tick) => !tick.endsWith('user.contact.email') });
 * const remit = createRemit(app, { url: desk.url, auth });
 */
export async function openDesk({
  controller = 'chat2desk',
  conversations = 12,
  clock = () => TEST_NOW,
  limits = {},
}: Options = {}): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'remit-example-'));
  await copyMigrated(folder);
  const database = await openDatabase({ folder });
  const gateway = await startTestGateway({
    database,
    clock,
    controllers: [controller],
    conversationsPerController: conversations,
    atOwnAddress: true,
    limits,
  });
  const issuer = new URL(gateway.url).origin;
  const browser = await ownersBrowser(gateway, controller);
  /** As they registered: with a place for the answer that is free here. */
  const registered = new Map<string, AppManifest>();

  async function register(app: AppManifest): Promise<AppManifest> {
    const here = { ...app, redirectUris: [`http://127.0.0.1:${await freePort()}/callback`] };
    await registerApp(here, { issuer, registrationToken: await registrationToken(database) });
    registered.set(app.clientId, here);
    return here;
  }

  async function approve(
    address: string,
    { keep = () => true, decision = 'allow' }: Pick<Approval, 'keep' | 'decision'> = {},
  ): Promise<void> {
    // The app's own listener sends it on, to another origin.
    const { location = address } = await browser.get(address);
    const page = await openPage(browser, location);
    const back = await decide(browser, page, { keep, decision });
    // What a browser does with the last redirect: it tells the app's own listener.
    await browser.get(back.href);
  }

  async function controllerId(): Promise<number> {
    return (await database.prisma.controller.findUniqueOrThrow({ where: { slug: controller } })).id;
  }

  return {
    ...gateway,
    controller,
    issuer,
    browser,
    registrationToken: () => registrationToken(database),
    approve,
    async install(app, { keep, decision, store = inMemory(), now } = {}) {
      const open = (address: string) =>
        approve(address, { ...(keep && { keep }), ...(decision && { decision }) });
      return installApp(registered.get(app.clientId) ?? (await register(app)), { issuer, store, open, now });
    },
    async narrow({ clientId }, to) {
      const at = await controllerId();
      await database.prisma.$transaction((tx) => narrowGrant(tx, { controllerId: at, clientId, to }));
    },
    async revoke({ clientId }) {
      const at = await controllerId();
      await database.prisma.$transaction((tx) =>
        uninstallApp(tx, { controllerId: at, clientId, now: TEST_NOW }),
      );
    },
    erase: (publicId) => erasePerson(database, { controller, publicId, now: TEST_NOW }),
    async close() {
      await gateway.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function inMemory(): OAuthStore {
  let kept: OAuthSession | undefined;
  return { load: () => kept, save: (session) => void (kept = session) };
}

/** Of somebody who took the invitation to run this desk, chose a password and set up a second factor. */
async function ownersBrowser(gateway: TestGateway, controller: string): Promise<Browser> {
  const where = { ...gateway, tokenKey: TEST_TOKEN_KEY, clock: () => TEST_NOW };
  const { browser: login } = await logInForTest(where, { controller, role: 'owner' });
  const browser = createBrowser();
  for (const pair of login.cookies().split('; ')) {
    const at = pair.indexOf('=');
    browser.setCookie(pair.slice(0, at), pair.slice(at + 1));
  }
  return browser;
}
