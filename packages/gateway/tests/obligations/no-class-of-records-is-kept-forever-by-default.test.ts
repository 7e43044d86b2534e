import { loadProfile, publishedProfiles } from '@remit/schema';
import { describe, expect, test } from 'vitest';

/** Classes for which each policy itself gives a period. */
const STATED: Readonly<Record<string, readonly string[]>> = {
  chat2desk: ['marketing'],
  sapat: [
    'account',
    'acceptance',
    'analytics',
    'billing',
    'chat.active',
    'log.error',
    'log.security',
    'ticket.closed',
  ],
  infostud: [
    'account',
    'analytics',
    'attachment',
    'chat.active',
    'log.error',
    'log.security',
    'log.web',
    'marketing',
    'survey',
    'ticket.closed',
  ],
  locusd: [
    'account',
    'attachment',
    'chat.active',
    'contract',
    'lead',
    'log.web',
    'marketing',
    'social',
    'survey',
    'ticket.closed',
  ],
  'chat-center': [],
};

describe.each(publishedProfiles.map((profile) => [profile.id, profile] as const))('%s', (id, profile) => {
  test('without a period for a class of records it does not load, whichever it is [OBL-MULTI-RET-13]', () => {
    const required = profile.retention.filter((each) => !isOptional(each.class));
    expect(required).toHaveLength(16);
    for (const missing of required) {
      const draft = { ...profile, retention: profile.retention.filter((each) => each !== missing) };
      const loaded = loadProfile(draft, { mode: 'demo' });
      const codes = loaded.ok ? [] : loaded.faults.map(({ code }) => code);
      expect([missing.class, codes]).toEqual([
        missing.class,
        expect.arrayContaining(['MISSING_RETENTION_CLASS']),
      ]);
    }
  });

  test('a period that the policy does not give is marked so, with a reason, and is not for ever [OBL-MULTI-RET-13]', () => {
    const stated = profile.retention.filter(({ period }) => period.provenance === 'stated');
    expect(stated.map((each) => each.class).toSorted()).toEqual([...(STATED[id] ?? [])].toSorted());
    for (const { class: name, period } of profile.retention.filter((each) => !stated.includes(each))) {
      expect([name, period.source]).toEqual([name, expect.stringMatching(/[a-z]{3}/)]);
      // Never the policy's own lines, and a figure or the end of the purpose.
      expect([name, period.source]).not.toEqual([name, expect.stringMatching(/^L\d/)]);
      expect([name, period.value]).not.toEqual([name, 'indefinite']);
    }
  });
});

/** Classes that a controller may have no records of. */
function isOptional(name: string): boolean {
  return ['usage', 'location', 'social', 'lead'].includes(name);
}
