import { registerApp } from '@remit/example-install';
import type { Desk } from '@remit/example-install/testing';
import { decide, openPage } from '@remit/gateway/testing';
import { app } from '../manifest.ts';
import { type Connection, zapierStandIn } from '../stand-in.ts';

/** An account at Zapier, in which somebody connects desks. */
export type ZapierAccount = ReturnType<typeof zapierStandIn> & {
  /** Through the browser of the desk's owner, at the address that Zapier has in production. @returns the label */
  connectTo(desk: Desk, choice?: Parameters<typeof decide>[2]): Promise<string>;
  readonly kept: () => Connection | undefined;
  keep(connection: Connection): void;
};

export function zapierAccount(): ZapierAccount {
  let connection: Connection | undefined;
  const keep = (changed: Connection) => void (connection = changed);
  const standIn = zapierStandIn({ load: () => connection, save: keep });
  return {
    ...standIn,
    kept: () => connection,
    keep,
    async connectTo({ browser }, choice) {
      const { address, finish } = await standIn.connect(app.redirectUris[0]);
      return finish(await decide(browser, await openPage(browser, address), choice));
    },
  };
}

/** What whoever publishes the integration does once: registers it, and sets its environment variables. */
export async function publishIntegration(desk: Desk): Promise<void> {
  const { issuer } = desk;
  const registrationToken = await desk.registrationToken();
  const registered = await registerApp(app, { issuer, registrationToken, confidential: true });
  Object.assign(process.env, {
    REMIT_URL: issuer,
    CLIENT_ID: registered.clientId,
    CLIENT_SECRET: registered.clientSecret,
  });
}
