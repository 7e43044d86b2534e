import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk, POLICY_IDS, type PolicyId } from './fixtures/desk.ts';

/** Kinds of data that no two jobs need alike. */
const KINDS = {
  name: 'DataSubject.displayName',
  email: 'DataSubject.email',
  chat: 'ChatMessage.body',
  papers: 'DataSubject.identityDocumentNumber',
  money: 'Invoice.amount',
  ip: 'Visit.ipAddress',
  clicks: 'Visit.clickstream',
} as const;

/** What each role sees of somebody who agreed to everything, under any purpose it may declare. */
const SEES: Readonly<Record<PolicyId, Readonly<Record<string, string>>>> = {
  chat2desk: {
    support_agent: 'name email chat',
    marketing_manager: 'name email',
    security_analyst: 'ip',
    data_analyst: 'name email clicks',
    privacy_officer: 'name email chat papers money ip clicks',
  },
  sapat: {
    support_agent: 'name email chat',
    marketing_manager: 'name email',
    billing_clerk: 'name email money',
    security_analyst: 'name email',
    data_analyst: '',
    privacy_officer: 'name email chat papers money ip clicks',
    org_admin: 'name email chat',
  },
  infostud: {
    support_agent: 'name email chat',
    marketing_manager: 'clicks',
    security_analyst: 'name email ip',
    data_analyst: 'clicks',
    privacy_officer: 'name email chat papers money ip clicks',
  },
  locusd: {
    support_agent: 'name email chat',
    marketing_manager: 'name email',
    billing_clerk: 'name email papers',
    security_analyst: 'ip',
    privacy_officer: 'name email chat papers money ip clicks',
    server_maintenance: 'ip',
  },
  'chat-center': {
    support_agent: 'name chat ip',
    marketing_manager: 'name email clicks',
    billing_clerk: 'name email money',
    security_analyst: 'name email ip',
    data_analyst: 'ip',
    privacy_officer: 'name email chat papers money ip clicks',
  },
};

describeOnPostgresql('staff see what their role needs', (open) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await open());
  });
  afterAll(() => desk.gateway.close());

  test.each(POLICY_IDS)(
    '%s: each role sees its own kinds of data; billing reads no chat, who answers reads no papers [OBL-MULTI-REC-03]',
    async (id) => {
      const controller = desk.of(id);
      const person = await controller.person();
      const { policy } = controller.inForce;
      const roles = [...policy.roles.keys()].filter((role) => role !== 'visitor');
      const sees = new Map<string, string>();
      for (const role of roles) {
        const agent = await controller.agent(role);
        const seen = new Set<string>();
        // Under all purposes of the policy: the ones that its role leaves out give nothing.
        for (const purpose of policy.purposes.keys()) {
          for (const coordinate of (await controller.read(agent, purpose, person)).keys())
            seen.add(coordinate);
        }
        const kinds = Object.entries(KINDS).filter(([, coordinate]) => seen.has(coordinate));
        sees.set(role, kinds.map(([kind]) => kind).join(' '));
      }
      expect(Object.fromEntries(sees)).toEqual(SEES[id]);
    },
    60_000,
  );
});
