import { describeOnDatabases } from '@remit/schema/testing';
import { type AuditResult, auditServer, serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestGateway, type TestGateway } from '../src/testing/index.ts';

describeOnDatabases('GraphQL over HTTP', (open) => {
  let gateway: TestGateway;
  let results: readonly AuditResult[];

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await open(), controllers: ['sapat'] });
    const agent = await gateway.tokens.agent('sapat');
    results = await auditServer({
      url: gateway.url,
      // The audits know nothing of tokens.
      fetchFn: (url: string, init: RequestInit = {}) => {
        const headers = new Headers(init.headers);
        headers.set('authorization', `Bearer ${agent}`);
        return fetch(url, { ...init, headers });
      },
    });
  });
  afterAll(() => gateway.close());

  test.each(serverAudits({ url: '' }).map(({ id, name }) => [id, name]))('%s %s', (id) => {
    const result = results.find((each) => each.id === id);
    expect(result?.status === 'ok' ? 'ok' : result && 'reason' in result ? result.reason : 'not run').toBe(
      'ok',
    );
  });

  test('61 of 61', () => {
    expect(results.filter(({ status }) => status === 'ok')).toHaveLength(61);
  });
});
