import type { Database } from '@remit/schema';
import { describeOnPostgresql } from '@remit/schema/testing';
import { beforeAll, expect, test } from 'vitest';
import { startTestGateway } from '../../src/testing/index.ts';
import { type Desk, openDesk } from './fixtures/desk.ts';

describeOnPostgresql('where data is stored', (open) => {
  let database: Database;
  let desk: Desk;
  beforeAll(async () => {
    database = await open();
    desk = await openDesk(database, ['locusd']);
    return () => desk.gateway.close();
  });

  test('LocusD’s data is served from Serbia alone; elsewhere, or nowhere in particular, no gateway starts [OBL-LOCUS-TRF-14]', async () => {
    const start = (region: string | undefined) =>
      startTestGateway({
        database,
        policyMode: 'production',
        minTls: '1.2',
        ...(region !== undefined && { region }),
      });
    for (const region of ['DE', 'US', 'rs', undefined])
      await expect(start(region)).rejects.toThrow(
        /keeps its data in RS, and this gateway is said to store it in/,
      );
    const gateway = await start('RS');
    const agent = await desk.of('locusd').agent('support_agent');
    const { errors } = await gateway.ask('{ tickets { totalCount } }', {
      as: agent.token,
      purpose: 'support.inquiry',
    });
    expect(errors).toBeUndefined();
    await gateway.close();
  });

  test('whoever may reach servers abroad does so for upkeep alone, and reads nothing else [OBL-LOCUS-TRF-15]', async () => {
    const controller = desk.of('locusd');
    const { profile, purposes, roles } = controller.inForce.policy;
    const abroad = profile.roles.filter(({ foreignNode }) => foreignNode?.value === true).map(({ id }) => id);
    expect(abroad).toEqual(profile.transfers.accessRoles.value);
    expect(abroad).toEqual(['server_maintenance']);
    expect(roles.get('server_maintenance')).toEqual(['web.server_log']);
    const person = await controller.person();
    const agent = await controller.agent('server_maintenance');
    for (const purpose of purposes.keys()) {
      const seen = [...(await controller.read(agent, purpose, person)).keys()];
      const mayRead = purpose === 'web.server_log' ? seen.filter((each) => each.startsWith('Visit.')) : [];
      expect([purpose, seen]).toEqual([purpose, mayRead]);
    }
  });
});
