import { expect, test } from 'vitest';
import { forbiddenImports, importsOf } from './check-imports.ts';

const planted = (file: string, text: string): number => forbiddenImports([[file, text]]).length;

test('every way to name a module is seen, text that only looks like one is not', () => {
  const text = `
    import a from 'a';
    import type { B } from 'b';
    export * from 'c';
    const d = await import('d');
    const e = require('e');
    type F = import('f').F;
    // import g from 'g';
    const h = "import h from 'h'";
  `;
  expect(importsOf('x.ts', text).map(({ specifier }) => specifier)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

test.each([
  ['packages/schema/src/purpose/decide.ts', `import { createYoga } from 'graphql-yoga';`],
  ['packages/schema/src/context.ts', `import type { IncomingMessage } from 'http';`],
  ['packages/schema/src/context.ts', `import type { IncomingMessage } from 'node:http';`],
  ['packages/schema/src/context.ts', `import { server } from '../../gateway/src/server.ts';`],
  ['packages/schema/src/taxonomy/purposes.ts', `import { loadProfile } from '../profile/load.ts';`],
  ['packages/schema/src/purpose/steps.ts', `import '../graph/ticket/ticket.ts';`],
  ['packages/gateway/src/server.ts', `import { createRemit } from '@remit/sdk';`],
  ['packages/sdk/src/client.ts', `import { decide } from '@remit/schema';`],
  ['packages/sdk/src/client.ts', `import type { Denial } from '@remit/schema/errors';`],
  ['packages/sdk/src/client.ts', `import { createHmac } from 'node:crypto';`],
  ['packages/sdk/src/client.ts', `const { createHmac } = await import('crypto');`],
  ['apps/demo/src/features/inbox/inbox.tsx', `import { Chat } from '../chat/chat.tsx';`],
  ['apps/demo/src/app/app.tsx', `import { createGateway } from '@remit/gateway';`],
  ['examples/crm-sync/src/main.ts', `import { openDatabase } from '@remit/schema';`],
])('a forbidden import planted in %s is found: %s', (file, text) => {
  expect(planted(file, text)).toBe(1);
});

test.each([
  ['packages/schema/src/graph/ticket/ticket.ts', `import { label } from '../../purpose/label.ts';`],
  ['packages/schema/src/purpose/decide.ts', `import { steps } from './steps.ts';`],
  ['packages/gateway/src/server.ts', `import { createServer } from 'node:http';`],
  ['packages/gateway/src/server.ts', `import { decide } from '@remit/schema';`],
  ['packages/sdk/src/client.test.ts', `import { createServer } from 'node:http';`],
  ['apps/demo/src/features/inbox/inbox.tsx', `import { Button } from '../../components/button.tsx';`],
  ['apps/demo/src/features/inbox/inbox.tsx', `import { Row } from './row.tsx';`],
  ['apps/demo/src/app/app.tsx', `import { Inbox } from '../features/inbox/inbox.tsx';`],
  ['examples/install/src/testing/open-desk.ts', `import { openDatabase } from '@remit/schema';`],
])('an allowed import in %s is left alone: %s', (file, text) => {
  expect(planted(file, text)).toBe(0);
});
