import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Database } from '@remit/schema';
import { expect, test } from 'vitest';
import { createDemoPage } from './demo-page.ts';
import { createDevSignIn } from './dev-sign-in.ts';

const database = {} as Database;
const signIn = createDevSignIn({ database, tokenKey: 'x'.repeat(32), issuer: 'http://localhost:4000' });
const demo = await createDemoPage(undefined, []);

// What these throw nobody catches: it would end the process.
test.each(['//[', 'http://[/', '//a:99999/', '/graphql', ''])(
  'a page of development leaves an address that is not its own to others: %j',
  (url) => {
    const request = { method: 'GET', url } as IncomingMessage;
    const response = {} as ServerResponse;
    expect([demo(request, response), signIn.page(request, response)]).toEqual([false, false]);
  },
);
