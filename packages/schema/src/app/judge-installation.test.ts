import { describe, expect, test } from 'vitest';
import { testPolicies } from '../testing/policy.ts';
import { asked, codes, judge, today } from './testing/judge.ts';

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

  test('who buys the business gets nothing before people were told, where the policy promises that [OBL-SAPAT-REC-07]', () => {
    const tomorrow = new Date(today.getTime() + 86_400_000);
    for (const notifiedAt of [null, tomorrow]) {
      const { outcome, reasons, needs } = judge('sapat', { recipient: { acquirer: true, notifiedAt } });
      expect([outcome, reasons.map(({ code, clause }) => [code, clause?.lines])]).toEqual([
        'refused',
        [['SALE_UNANNOUNCED', 'L237']],
      ]);
      expect(needs).toContainEqual({ kind: 'notice' });
    }
    expect(judge('sapat', { recipient: { acquirer: true, notifiedAt: today } }).outcome).toBe('allowed');
    // The others promise nothing of the kind.
    expect(judge('chat2desk', { recipient: { acquirer: true } }).outcome).toBe('allowed');
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

  test.each(testPolicies().map(({ id }) => id))(
    '%s: an authority is no app, whatever else is on file [OBL-MULTI-REC-05]',
    (id) => {
      const { outcome, reasons, needs } = judge(id, { recipient: { role: 'authority', notifiedAt: today } });
      expect(outcome).toBe('refused');
      expect(reasons).toContainEqual(
        expect.objectContaining({ code: 'AUTHORITY_IS_NO_APP', obligation: 'OBL-MULTI-REC-05' }),
      );
      expect(needs).toContainEqual({ kind: 'register_entry' });
    },
  );

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
