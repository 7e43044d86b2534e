import { describeOnDatabases } from '@remit/schema/testing';
import { expect, test } from 'vitest';
import { createArtifactTable, type NewArtifact } from './artifact-table.ts';

const now = new Date('2026-03-15T10:00:00Z');
const digestOf = (letter: string) => letter.repeat(64);

describeOnDatabases('what the authorization server remembers', (open) => {
  test('is used once, and nothing is added to an approval that was revoked', async () => {
    const { walled } = await open();
    const table = createArtifactTable(walled.sql);
    const artifact = (model: string, digest: string, family: string | null = null): NewArtifact => ({
      model,
      digest,
      family,
      controllerId: null,
      grantId: null,
      uid: null,
      scopes: [],
      purposes: null,
      boundTo: null,
      sealed: 'x',
      expiresAt: new Date(now.getTime() + 60_000),
    });
    const [approval, code, token] = [digestOf('a'), digestOf('b'), digestOf('c')];
    expect(await table.save(artifact('Grant', approval), now)).toBe(true);
    expect(await table.save(artifact('AuthorizationCode', code, approval), now)).toBe(true);
    expect(await table.consume('AuthorizationCode', code, now)).toBe(true);
    expect(await table.consume('AuthorizationCode', code, now)).toBe(false);
    await table.revokeFamily(approval, now);
    expect(await table.save(artifact('RefreshToken', token, approval), now)).toBe(false);
    expect(await table.find('AuthorizationCode', code, now)).toBeUndefined();
    await table.forget(new Date(now.getTime() + 60_000));
    expect(await walled.sql.query('artifacts', 'SELECT id FROM oauth_artifact')).toEqual([]);
  });

  test('is taken once, also of many at the same moment, until it is forgotten', async () => {
    const { walled } = await open();
    const table = createArtifactTable(walled.sql);
    const end = new Date(now.getTime() + 60_000);
    const take = (letter: string, at = now) => table.takeOnce(digestOf(letter), end, at);
    const taken = await Promise.all(Array.from({ length: 10 }, () => take('d')));
    expect(taken.filter((first) => first)).toEqual([true]);
    expect(await take('e')).toBe(true);
    // One that nobody has removed yet is no new one.
    expect([await take('d'), await take('d', end)]).toEqual([false, false]);
    await table.forget(new Date(end.getTime() - 1));
    expect(await take('d')).toBe(false);
    await table.forget(end);
    expect(await take('d')).toBe(true);
  });
});
