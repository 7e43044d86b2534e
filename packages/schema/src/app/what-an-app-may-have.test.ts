import { describe, expect, test } from 'vitest';
import { testPolicies, testPolicy } from '../testing/policy.ts';
import { asked, codes, judge, today } from './testing/judge.ts';

describe('what it may have', () => {
  test('a sender of LocusD gets e-mail and phone, and not even the name [OBL-LOCUS-MKT-08]', () => {
    const recipient = { country: 'RS', role: 'processor', contractRef: 'C-1' } as const;
    const asks = (...categories: string[]) => ({
      manifest: { ...asked({ 'marketing.direct': categories }), recipient },
    });
    const { reasons, needs } = judge('locusd', asks('user.name', 'user.contact.email'));
    expect(reasons).toMatchObject([
      {
        code: 'SENDER_GETS_LESS',
        obligation: 'OBL-LOCUS-MKT-08',
        clause: { lines: 'L22', provenance: 'stated' },
      },
    ]);
    expect(needs).toEqual([
      { kind: 'narrow', purpose: 'marketing.direct', categories: ['user.contact.email'] },
    ]);
    expect(judge('locusd', asks('user.contact.email', 'user.contact.phone_number')).outcome).toBe('allowed');
  });

  test('a chat platform of The Chat Center gets the fields of live chat [OBL-TCC-INT-05]', () => {
    const recipient = {
      name: 'Tawk.to',
      purposes: ['support.live_chat'],
      allowedFields: ['user', 'employee', 'user.content.internal_note'],
    } as const;
    const asks = (...categories: string[]) =>
      judge('chat-center', { manifest: asked({ 'support.live_chat': categories }), recipient });
    expect(codes(asks('user.name', 'user.content.chat'))).toEqual([]);
    const policy = testPolicy('chat-center').purposes.get('support.live_chat');
    const beyond =
      policy?.categories
        .map(({ category }) => category)
        .filter((each) => !['user.name', 'user.content.chat', 'user.device.ip_address'].includes(each)) ?? [];
    expect(beyond.length).toBeGreaterThan(0);
    for (const category of beyond) {
      const { reasons } = asks('user.name', category);
      expect([category, reasons]).toMatchObject([
        category,
        [{ code: 'CATEGORY_NOT_REGISTERED', obligation: 'OBL-TCC-INT-05', clause: { lines: 'L39' } }],
      ]);
    }
  });

  test('data for marketing goes to another company as the policy says [OBL-TCC-MKT-05]', () => {
    const shown = testPolicies().map(({ id, helpdesk }) => {
      const manifest = {
        ...asked({ [helpdesk.marketing]: ['user.contact.email'] }),
        recipient: { country: 'DE', role: 'controller', contractRef: 'C-1' },
      } as const;
      const onFile = {
        country: 'DE',
        purposes: [helpdesk.marketing],
        allowedFields: ['user.contact.email'],
        notifiedAt: today,
        role: 'controller',
      } as const;
      const { reasons, details } = judge(id, { manifest, recipient: onFile });
      return [id, reasons.map(({ code }) => code), details.map(({ peopleMustOptIn }) => peopleMustOptIn)];
    });
    expect(shown).toMatchInlineSnapshot(`
      [
        [
          "chat2desk",
          [
            "MARKETING_NOT_SHARED",
          ],
          [
            false,
          ],
        ],
        [
          "sapat",
          [
            "MARKETING_NOT_SHARED",
            "CONSENT_NEEDED",
          ],
          [
            false,
          ],
        ],
        [
          "infostud",
          [
            "PURPOSE_NOT_IN_POLICY",
          ],
          [],
        ],
        [
          "locusd",
          [
            "MARKETING_NOT_SHARED",
          ],
          [
            false,
          ],
        ],
        [
          "chat-center",
          [],
          [
            true,
          ],
        ],
      ]
    `);
  });

  test('a tool with a policy of its own gets data of those who switched it on, at Sapat.chat [OBL-SAPAT-INT-01]', () => {
    const recipient = { country: 'DE', role: 'controller', contractRef: 'C-1' } as const;
    const { reasons } = judge('sapat', {
      manifest: { ...asked({ 'support.ticketing': ['user.name'] }), recipient },
    });
    expect(reasons).toMatchObject([{ code: 'CONSENT_NEEDED', obligation: 'OBL-SAPAT-INT-01' }]);
    const connected = asked({ 'integration.third_party': ['user.name'] });
    expect(judge('sapat', { manifest: { ...connected, recipient } }).outcome).toBe('allowed');
  });

  test('an app without a policy of its own is not installed; one that has it is told with the link [OBL-MULTI-INT-02]', () => {
    for (const id of ['chat2desk', 'sapat']) {
      const { reasons } = judge(id, { manifest: { policyUrl: '' } });
      expect(reasons).toMatchObject([
        { code: 'POLICY_LINK_MISSING', obligation: 'OBL-MULTI-INT-02', clause: { provenance: 'stated' } },
      ]);
      expect(judge(id).recipient.policyUrl).toBe('https://bridge.example/privacy');
    }
  });

  test('an admin may leave things out, and what the policy has no use for is left out and told', () => {
    const manifest = {
      ...asked({
        'service.provision': ['user.name', 'user.contact.email', 'user.government_id.document'],
        'support.live_chat': ['user.name'],
      }),
    };
    const whole = judge('chat2desk', { manifest });
    expect(whole.purposes).toEqual({ 'service.provision': ['user.name', 'user.contact.email'] });
    expect(whole.leftOut.map(({ purpose, category }) => [purpose, category ?? 'all of it'])).toEqual([
      ['service.provision', 'user.government_id.document'],
      ['support.live_chat', 'all of it'],
    ]);
    const narrowedTo = { purposes: { 'service.provision': ['user.name'] }, scopes: ['chats:read'] } as const;
    const narrowed = judge('chat2desk', { manifest, narrowedTo });
    expect([narrowed.outcome, narrowed.purposes, narrowed.scopes]).toEqual([
      'allowed',
      { 'service.provision': ['user.name'] },
      ['chats:read'],
    ]);
  });

  test('a kind of data that is asked for as a whole stands for the parts that the policy has a use for', () => {
    const manifest = asked({ 'service.provision': ['user.contact', 'user.name', 'user.content'] });
    const whole = judge('chat2desk', { manifest });
    expect(whole.outcome).toBe('allowed');
    expect(whole.purposes['service.provision']).toContain('user.contact.email');
    expect(whole.purposes['service.provision']).not.toContain('user.contact');
    // What staff write for staff is no part of anything.
    expect(whole.purposes['service.provision']).not.toContain('user.content.internal_note');
    expect(whole.leftOut).toContainEqual(
      expect.objectContaining({ purpose: 'service.provision', category: 'user.contact', partly: true }),
    );
    const narrowedTo = { purposes: { 'service.provision': ['user.contact.email'] } } as const;
    expect(judge('chat2desk', { manifest, narrowedTo })).toMatchObject({
      outcome: 'allowed',
      purposes: { 'service.provision': ['user.contact.email'] },
      leftOut: [],
    });
    // Nor does narrowing to the whole give more than the part that was asked for.
    const part = asked({ 'service.provision': ['user.contact.email'] });
    const wide = { purposes: { 'service.provision': ['user.contact'] } } as const;
    expect(codes(judge('chat2desk', { manifest: part, narrowedTo: wide }))).toEqual(['NARROWING_WIDENS']);
    expect(judge('chat2desk', { manifest: part, narrowedTo: wide }).purposes).toEqual({
      'service.provision': ['user.contact.email'],
    });
  });

  test('an approval never gives more than was asked for', () => {
    for (const narrowedTo of [
      { purposes: { 'service.provision': ['user.name', 'user.contact.email'] } },
      { purposes: { 'service.provision': ['user.name'], 'analytics.web': ['user.name'] } },
      { scopes: ['tickets:write'] },
    ] as const)
      expect(codes(judge('chat2desk', { narrowedTo }))).toEqual(['NARROWING_WIDENS']);
  });
});
