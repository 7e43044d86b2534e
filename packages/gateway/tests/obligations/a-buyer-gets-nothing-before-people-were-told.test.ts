import { installApp, registerApp } from '@remit/schema';
import { describeOnPostgresql } from '@remit/schema/testing';
import { expect, test } from 'vitest';
import { denialsOf, TEST_NOW, testManifest } from '../../src/testing/index.ts';
import { openDesk } from './fixtures/desk.ts';

const PURPOSE = 'support.ticketing';
const READ = 'query ($id: ID!) { dataSubject(id: $id) { displayName } }';

describeOnPostgresql('Sapat.chat: somebody who buys the business', (open) => {
  test('gets nothing until people were told, even if it was an app before [OBL-SAPAT-REC-07]', async () => {
    const database = await open();
    const desk = await openDesk(database, ['sapat']);
    const controller = desk.of('sapat');
    const { controllerId } = controller;
    const manifest = testManifest();
    const person = await controller.person();
    const name = person.stored.get('DataSubject.displayName');
    const register = (facts: { readonly acquirer?: boolean; readonly notifiedAt?: Date }) =>
      database.prisma.$transaction((tx) =>
        registerApp(tx, { controllerId, manifest, now: TEST_NOW, ...facts }),
      );
    const install = () =>
      database.prisma.$transaction((tx) => installApp(tx, { controllerId, manifest, now: TEST_NOW }));
    expect(await install()).toMatchObject({ kind: 'installed' });
    const token = await desk.gateway.tokens.app('sapat', manifest.clientId);
    const ask = () => controller.ask({ token }, PURPOSE, READ, { id: person.publicId });
    expect((await ask()).data).toEqual({ dataSubject: { displayName: name } });

    await register({ acquirer: true });
    const blocked = await ask();
    expect(JSON.stringify(blocked.data)).not.toContain(String(name));
    expect(denialsOf(blocked).join()).toContain('RECIPIENT_NOT_REGISTERED');
    expect(await install()).toMatchObject({
      kind: 'refused',
      judgement: { reasons: expect.arrayContaining([expect.objectContaining({ code: 'SALE_UNANNOUNCED' })]) },
    });

    await register({ notifiedAt: new Date(TEST_NOW.getTime() - 1) });
    expect((await ask()).data).toEqual({ dataSubject: { displayName: name } });
    await desk.gateway.close();
  });
});
