import { describe, expect, test } from 'vitest';
import { testPolicies, testPolicy } from '../testing/policy.ts';
import { judgeInstallation } from './judge-installation.ts';
import type { InstallationJudgement, Narrowing } from './judgement.ts';
import type { AppManifest } from './manifest.ts';
import type { RegisterEntry } from './register-entry.ts';
import { usApp } from './testing/example-manifest.ts';

const today = new Date('2026-03-15T10:00:00Z');

type Options = {
  readonly manifest?: Partial<AppManifest>;
  readonly recipient?: Partial<RegisterEntry>;
  readonly nameIsTaken?: boolean;
  readonly narrowedTo?: Narrowing;
};

function entry(facts: Partial<RegisterEntry>): RegisterEntry {
  return {
    name: usApp.name,
    country: 'US',
    role: 'processor',
    purposes: Object.keys(usApp.purposes),
    allowedFields: ['user.name'],
    safeguard: 'scc',
    contractRef: 'DPA-7',
    policyUrl: null,
    ofGroup: false,
    notifiedAt: null,
    active: true,
    ...facts,
  };
}

function judge(id: string, { manifest, recipient, nameIsTaken = false, narrowedTo }: Options = {}) {
  return judgeInstallation({
    policy: testPolicy(id),
    manifest: { ...usApp, ...manifest },
    recipient: recipient && entry(recipient),
    nameIsTaken,
    narrowedTo,
    today,
  });
}

const codes = ({ reasons }: InstallationJudgement) => reasons.map(({ code }) => code);
const asked = (purposes: Record<string, readonly string[]>): Partial<AppManifest> => ({
  purposes: Object.fromEntries(
    Object.entries(purposes).map(([id, categories]) => [id, { categories, reason: 'It needs that.' }]),
  ) as AppManifest['purposes'],
});

describe('one app in the United States under the five policies', () => {
  test('is allowed, allowed, in need of an entry under Art. 65, refused, and in need of a prior notice [OBL-MULTI-TRF-12] [OBL-MULTI-REC-08] [OBL-MULTI-REC-01]', () => {
    const shown = testPolicies().map((policy) => {
      const { outcome, reasons, needs } = judge(policy.id);
      return [
        policy.id,
        outcome,
        reasons.map(({ code, obligation, clause }) => `${code} ${obligation} ${clause?.lines ?? ''}`),
        needs,
      ];
    });
    expect(shown).toEqual([
      ['chat2desk', 'allowed', [], []],
      ['sapat', 'allowed', [], []],
      [
        'infostud',
        'refused',
        ['RECIPIENT_NOT_LISTED OBL-MULTI-REC-01 L88', 'TRANSFER_NOT_ALLOWED OBL-MULTI-TRF-12 L59'],
        [{ kind: 'register_entry' }, { kind: 'safeguard', oneOf: ['art65'] }],
      ],
      [
        'locusd',
        'refused',
        expect.arrayContaining(['TRANSFER_NOT_ALLOWED OBL-MULTI-TRF-12 L33']),
        expect.anything(),
      ],
      ['chat-center', 'refused', ['NOTICE_OWED OBL-MULTI-REC-08 L67'], [{ kind: 'notice' }]],
    ]);
  });

  test('nothing that could be recorded lets it into LocusD [OBL-MULTI-TRF-12]', () => {
    for (const safeguard of ['scc', 'art65', 'adequacy_rs', 'adequacy_ec', 'coe108', 'other'] as const) {
      const { reasons, needs } = judge('locusd', { recipient: { safeguard, notifiedAt: today } });
      expect(reasons.map(({ code }) => code)).toContain('TRANSFER_NOT_ALLOWED');
      expect(needs.map(({ kind }) => kind)).not.toContain('safeguard');
    }
  });

  test('with an entry under Art. 65 it is allowed by Infostud, and with any other it is not [OBL-INFO-TRF-13]', () => {
    expect(judge('infostud', { recipient: { safeguard: 'art65' } }).outcome).toBe('allowed');
    for (const safeguard of ['scc', 'coe108', 'adequacy_ec', 'other', null] as const) {
      // What the app says of itself fills no gap of a register that comes first.
      expect(codes(judge('infostud', { recipient: { safeguard } }))).toEqual(['TRANSFER_NOT_ALLOWED']);
    }
  });

  test('once people were told The Chat Center allows it, and not a moment before [OBL-MULTI-REC-08]', () => {
    expect(judge('chat-center', { recipient: { notifiedAt: today } }).outcome).toBe('allowed');
    const tomorrow = new Date(today.getTime() + 86_400_000);
    for (const notifiedAt of [null, tomorrow])
      expect(codes(judge('chat-center', { recipient: { notifiedAt } }))).toEqual(['NOTICE_OWED']);
  });
});

describe('the register of recipients', () => {
  test.each(testPolicies().map(({ id }) => id))(
    '%s: no contract, no installation, with the clause that asks for it [OBL-MULTI-REC-02]',
    (id) => {
      const recipient = { country: 'US', role: 'processor', safeguard: 'scc' } as const;
      const { reasons, needs } = judge(id, { manifest: { recipient } });
      const missing = reasons.find(({ code }) => code === 'CONTRACT_MISSING');
      expect(missing).toMatchObject({ obligation: 'OBL-MULTI-REC-02', clause: expect.anything() });
      expect(needs).toContainEqual({ kind: 'contract' });
    },
  );

  test('an app with the name of somebody else gets nothing of that entry [OBL-MULTI-REC-01]', () => {
    expect(codes(judge('chat2desk', { nameIsTaken: true }))).toEqual(['NAME_OF_ANOTHER']);
  });

  test('what is switched off, or somewhere else than it says, is not let in [OBL-MULTI-REC-01]', () => {
    expect(codes(judge('chat2desk', { recipient: { active: false } }))).toEqual(['RECIPIENT_SWITCHED_OFF']);
    expect(codes(judge('chat2desk', { recipient: { country: 'DE' } }))).toEqual(['COUNTRY_DIFFERS']);
  });

  test('a purpose that it was not named for is refused, and so is what the controller has no use for [OBL-MULTI-REC-02]', () => {
    expect(codes(judge('chat2desk', { recipient: { purposes: ['marketing.communications'] } }))).toEqual([
      'PURPOSE_NOT_REGISTERED',
    ]);
    expect(codes(judge('chat2desk', { manifest: asked({ 'its.own_advertising': ['user.name'] }) }))).toEqual([
      'PURPOSE_NOT_IN_POLICY',
    ]);
  });

  test('a company of the group gets what is necessary, and nothing for marketing [OBL-MULTI-REC-06]', () => {
    const manifest = asked({
      'service.provision': ['user.name'],
      'marketing.web': ['user.behavior.clickstream'],
    });
    const recipient = {
      ofGroup: true,
      country: 'US',
      safeguard: 'art65',
      purposes: ['service.provision', 'marketing.web'],
      allowedFields: ['user'],
    } as const;
    const { reasons } = judge('infostud', { manifest, recipient });
    expect(reasons).toMatchObject([
      { code: 'GROUP_NOT_NECESSARY', obligation: 'OBL-MULTI-REC-06', clause: { lines: 'L80' } },
    ]);
    const narrowedTo = { purposes: { 'service.provision': ['user.name'] } } as const;
    expect(judge('infostud', { manifest, recipient, narrowedTo }).outcome).toBe('allowed');
  });

  test('a company of the group works under the approved contract, at home too [OBL-MULTI-REC-06]', () => {
    const manifest = { recipient: { country: 'RO', role: 'processor', contractRef: 'C-1' } } as const;
    const own = { ofGroup: true, country: 'RO', notifiedAt: today } as const;
    const { reasons } = judge('chat-center', { manifest, recipient: { ...own, safeguard: null } });
    expect(reasons).toMatchObject([{ code: 'GROUP_WITHOUT_CONTRACT', clause: { lines: 'L82' } }]);
    expect(judge('chat-center', { manifest, recipient: { ...own, safeguard: 'scc' } }).outcome).toBe(
      'allowed',
    );
  });
});

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

  test('an approval never gives more than was asked for', () => {
    for (const narrowedTo of [
      { purposes: { 'service.provision': ['user.name', 'user.contact.email'] } },
      { purposes: { 'service.provision': ['user.name'], 'analytics.web': ['user.name'] } },
      { scopes: ['tickets:write'] },
    ] as const)
      expect(codes(judge('chat2desk', { narrowedTo }))).toEqual(['NARROWING_WIDENS']);
  });
});
