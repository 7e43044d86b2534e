import { beforeAll, expect, test } from 'vitest';
import { describeOnDatabases, type TestDatabase } from '../testing/database.ts';
import type { Prisma } from './generated/client.ts';
import { newPublicId } from './public-id.ts';

describeOnDatabases('what the authorization server remembers', (open) => {
  let database: TestDatabase;

  const hour = 3_600_000;

  /** Rows of each kind: proofs and bound tokens, that are over and that are not; a code that was used and taken away. */
  beforeAll(async () => {
    database = await open();
    const { prisma } = database;
    const names = { slug: 'acme', displayName: 'Acme', timeZone: 'UTC' };
    const { id: controllerId } = await prisma.controller.create({
      data: { publicId: newPublicId('controller'), ...names },
    });
    const app = { clientId: 'x', name: 'x', publisher: 'x' };
    const { id: oauthClientId } = await prisma.oAuthClient.create({ data: app });
    const { id: grantId } = await prisma.grant.create({
      data: {
        publicId: newPublicId('grant'),
        controllerId,
        oauthClientId,
        purposes: {},
        grantedAt: new Date(),
      },
    });
    const row = (model: string, letter: string, expiresIn: number) => ({
      model,
      digest: letter.repeat(64),
      sealed: '',
      createdAt: new Date(),
      expiresAt: new Date(Date.now() + expiresIn),
    });
    const token = { controllerId, grantId, purposes: {}, boundTo: 'k'.repeat(43) };
    const used = { consumedAt: new Date(), revokedAt: new Date() };
    await database.prisma.oAuthArtifact.createMany({
      data: [
        row('ReplayDetection', 'a', hour),
        row('ReplayDetection', 'c', -hour),
        { ...row('AccessToken', 'd', hour), ...token },
        { ...row('AccessToken', 'e', -hour), ...token },
        { ...row('RefreshToken', 'b', hour), controllerId, grantId },
        { ...row('Interaction', 'f', hour), ...used },
      ],
    });
  });

  /** Outside operations, as the authorization server's errands are. What was done is undone. */
  async function asGateway(work: (tx: Prisma.TransactionClient) => Promise<number>): Promise<number> {
    const undone = new Error('undone');
    let result = -1;
    await database.prisma
      .$transaction(async (tx) => {
        await tx.$executeRawUnsafe('SET LOCAL ROLE remit_gateway');
        result = await work(tx);
        throw undone;
      })
      .catch((error: unknown) => {
        if (error !== undone) throw error;
      });
    return result;
  }

  const digests = (letters: string) => [...letters].map((letter) => letter.repeat(64));
  const those = (letters: string) =>
    `digest IN (${digests(letters)
      .map((digest) => `'${digest}'`)
      .join()})`;
  const change = (sql: string) => asGateway((tx) => tx.$executeRawUnsafe(sql));

  test('what is over is removed, and nothing else', async () => {
    expect(await change(`DELETE FROM oauth_artifact WHERE ${those('ce')}`)).toBe(2);
    expect(await change(`DELETE FROM oauth_artifact WHERE ${those('abdf')}`)).toBe(0);
  });

  test.each([
    ['a proof is over before its time', `expires_at = now() WHERE ${those('a')}`],
    ['a proof is another', `sealed = 'x' WHERE ${those('a')}`],
    ['a token is over before its time', `expires_at = now() WHERE ${those('d')}`],
    ['a token lasts longer', `expires_at = now() + interval '1 year' WHERE ${those('d')}`],
    ['a token to renew with is over before its time', `expires_at = now() WHERE ${those('b')}`],
    ['a code is unused again', `consumed_at = NULL WHERE ${those('f')}`],
    ['what was taken away is good again', `revoked_at = NULL WHERE ${those('f')}`],
  ])('never: %s', async (_what, set) => {
    await expect(change(`UPDATE oauth_artifact SET ${set}`)).rejects.toThrow('stays so');
  });

  test('a token is bound to its key for good, and is put beside itself by nobody', async () => {
    const unbind = `UPDATE oauth_artifact SET bound_to = NULL WHERE ${those('d')}`;
    await expect(change(unbind)).rejects.toThrow(/permission denied/);
    await expect(database.prisma.$executeRawUnsafe(unbind)).rejects.toThrow('stays so');
    const again = (model: string) => `
      INSERT INTO oauth_artifact (model, digest, controller_id, grant_id, purposes, sealed, created_at, expires_at)
      SELECT '${model}', digest, controller_id, grant_id, purposes, '', now(), expires_at
        FROM oauth_artifact WHERE ${those('d')}`;
    await expect(change(again('AccessToken'))).rejects.toThrow(/unique|23505/i);
    // As a token of the other kind it can be written, and then it opens nothing: there is no saying which it is.
    await expect(
      asGateway(async (tx) => {
        await tx.$executeRawUnsafe(again('ClientCredentials'));
        return tx.$executeRawUnsafe(`SELECT * FROM remit_enter_app('${'d'.repeat(64)}')`);
      }),
    ).rejects.toThrow(/more than one row/);
  });

  test('what is under way is kept up to date, used up and taken away', async () => {
    expect(await change(`UPDATE oauth_artifact SET revoked_at = now() WHERE ${those('de')}`)).toBe(2);
    expect(
      await change(`UPDATE oauth_artifact SET sealed = 'x', expires_at = now() WHERE ${those('f')}`),
    ).toBe(1);
  });
});
