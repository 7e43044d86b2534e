import { setInterval } from 'node:timers/promises';
import { type ExampleContext, runExample } from '@remit/example-install';
import { createRemit } from '@remit/sdk';
import { openCrm } from './crm.ts';
import { cursorIn } from './cursor-file.ts';
import { follow } from './follow.ts';
import { forget } from './forget.ts';
import { denialInWords, reportInWords, stopInWords } from './in-words.ts';
import { app } from './manifest.ts';
import { startStandIn } from './stand-in/start-stand-in.ts';
import { syncAll } from './sync-all.ts';

const STAND_IN = { port: 4711, token: 'stand-in' };
const WHOLE_PASS_EVERY = 5 * 60_000;

// A real account is only reached by somebody who says so.
const crm = openCrm({
  url: process.env['CRM_URL'] ?? `http://127.0.0.1:${STAND_IN.port}`,
  token: process.env['CRM_TOKEN'] ?? STAND_IN.token,
});

/** Says in plain words why it stops, where the reason is the grant. */
function plainly(run: (context: ExampleContext) => Promise<void>): typeof run {
  return async (context) => {
    try {
      await run(context);
    } catch (error) {
      throw new Error(stopInWords(error) ?? (error instanceof Error ? error.message : String(error)), {
        cause: error,
      });
    }
  };
}

await runExample({
  app,
  at: import.meta.url,
  commands: {
    crm: {
      does: 'Run a stand-in of the CRM on this machine, until Ctrl-C',
      withoutInstallation: true,
      async run({ say, signal }) {
        const standIn = await startStandIn({
          ...STAND_IN,
          onReceived: ({ path, body }) => say(`${path} ${JSON.stringify(body).slice(0, 300)}`),
        });
        say(`The stand-in is there. What it holds: ${standIn.url}/`);
        await new Promise<void>((stopped) => signal.addEventListener('abort', () => stopped()));
        await standIn.close();
      },
    },
    sync: {
      does: 'Sync everything once',
      run: plainly(async ({ auth, url, say }) => {
        const report = await syncAll(createRemit(app, { url, auth }), crm);
        for (const line of reportInWords(report)) say(line);
      }),
    },
    start: {
      does: 'Sync everything, then follow the changes until Ctrl-C',
      run: plainly(async ({ auth, url, kept, say, signal }) => {
        const remit = createRemit(app, { url, auth });
        try {
          await follow({
            remit,
            crm,
            signal,
            cursors: cursorIn(kept),
            passes: setInterval(WHOLE_PASS_EVERY, undefined, { signal }),
            onPass: (report) => reportInWords(report).forEach(say),
            onMissed: ({ message }) => say(`Not synced this time. ${message}`),
            onTicket: ({ id, status }, denials) =>
              [`Ticket ${id} changed (${status}).`, ...denials.map(denialInWords)].forEach(say),
          });
        } finally {
          await remit.close();
        }
      }),
    },
    forget: {
      does: 'Delete at the CRM everything that came from Remit',
      withoutInstallation: true,
      run: async ({ say }) => say(`${await forget(crm)} contacts and tickets are deleted at the CRM.`),
    },
  },
});
