import { describe, expect, it } from 'vitest';
import { publishedProfiles } from '../../profiles/index.ts';
import { covers, DATA_CATEGORY_IDS } from '../taxonomy/data-categories.ts';
import type { DataCategory } from '../taxonomy/data-categories.ts';
import { PURPOSES } from '../taxonomy/purposes.ts';
import { compileProfile } from './compile.ts';
import type { Policy } from './compile.ts';
import { faultsInWords } from './faults.ts';
import { parseLines } from './leaf.ts';
import { loadProfile } from './load.ts';
import { ruleOnTransfer } from './transfers.ts';
import { walkLeaves } from './walk-leaves.ts';

const IDS = ['chat2desk', 'sapat', 'infostud', 'locusd', 'chat-center'] as const;

function policyOf(id: (typeof IDS)[number]): Policy {
  const profile = publishedProfiles.find((each) => each.id === id);
  const loaded = loadProfile(profile, { mode: 'demo' });
  if (!loaded.ok) throw new Error(faultsInWords(loaded.faults));
  return compileProfile(loaded.profile, loaded.sha256);
}

const policies = Object.fromEntries(IDS.map((id) => [id, policyOf(id)])) as Record<
  (typeof IDS)[number],
  Policy
>;

/** Whether the policy lists a kind of data for a purpose. */
function lists(id: (typeof IDS)[number], purpose: string, category: DataCategory): boolean {
  const found = policies[id].purposes.get(purpose);
  if (found === undefined) throw new Error(`${id} has no purpose ${purpose}`);
  return found.categories.some((each) => covers(each.category, category));
}

describe.each(IDS)('the published profile of %s', (id) => {
  it('is kept from production by placeholder contacts alone', () => {
    const loaded = loadProfile(policies[id].profile, { mode: 'production' });
    const codes = loaded.ok ? [] : loaded.faults.map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(['sapat', 'locusd'].includes(id) ? [] : ['PLACEHOLDER_CONTACT']));
  });

  it('names a section for every stated line', () => {
    const { profile, clauseFor } = policies[id];
    const homeless = [...walkLeaves(profile)]
      .filter(({ leaf }) => leaf.provenance === 'stated' && clauseFor(leaf).section === null)
      .map(({ path }) => path);
    expect(homeless).toEqual([]);
  });

  it('names for each purpose a section that exists and holds the line', () => {
    const { profile } = policies[id];
    const wrong = profile.purposes.filter(({ sourceSection }) => {
      const line =
        sourceSection.provenance === 'stated' ? parseLines(sourceSection.source)?.[0]?.from : undefined;
      if (line === undefined) return false;
      const section = profile.sections.find(({ title }) => title === sourceSection.value);
      return section === undefined || line < section.from || line > section.to;
    });
    expect(wrong.map(({ id: purpose }) => purpose)).toEqual([]);
  });

  it('lets the person and the privacy officer reach the rights', () => {
    const { roles, helpdesk, purposes } = policies[id];
    expect(roles.get('privacy_officer')).toContain('privacy.data_subject_rights');
    // Where the policy has a survey under the person's own name, the person may answer it.
    const survey = ['feedback.survey', 'feedback.survey_consented'].filter((each) => purposes.has(each));
    expect(new Set(roles.get('visitor'))).toEqual(
      new Set([helpdesk.liveChat, helpdesk.ticketing, ...survey, 'privacy.data_subject_rights']),
    );
    expect(roles.get('support_agent')).toEqual(
      expect.arrayContaining([helpdesk.liveChat, helpdesk.ticketing]),
    );
  });
});

describe('the five published profiles', () => {
  it('use the purpose ids that mean the same everywhere', () => {
    const used = Object.values(policies).flatMap(({ purposes }) => [...purposes.keys()]);
    expect(used.filter((purpose) => !Object.hasOwn(PURPOSES, purpose))).toEqual([]);
    expect(Object.keys(PURPOSES).filter((purpose) => !used.includes(purpose))).toEqual([]);
  });

  it('hold a clause for every kind of data', () => {
    const all = Object.values(policies).flatMap(({ purposes }) =>
      [...purposes.values()].flatMap(({ categories }) => categories.map(({ category }) => category)),
    );
    expect(
      DATA_CATEGORY_IDS.filter((each) => !all.some((listed) => covers(listed, each) || covers(each, listed))),
    ).toEqual([]);
  });

  it('let people object to support where it rests on an interest, and not where on a contract', () => {
    const answers = IDS.map((id) => [
      id,
      policies[id].purposes.get(policies[id].helpdesk.liveChat)?.objectable,
    ]);
    expect(answers).toEqual([
      ['chat2desk', false],
      ['sapat', false],
      ['infostud', true],
      ['locusd', true],
      ['chat-center', true],
    ]);
  });

  it('let a recipient in the United States with standard clauses in or not, each its own way', () => {
    const rulings = IDS.map((id) => [id, ruleOnTransfer(policies[id].transfers, 'US', 'scc').kind]);
    expect(rulings).toEqual([
      ['chat2desk', 'safeguarded'],
      ['sapat', 'safeguarded'],
      ['infostud', 'refused'],
      ['locusd', 'refused'],
      ['chat-center', 'safeguarded'],
    ]);
    expect(ruleOnTransfer(policies.infostud.transfers, 'US', 'art65').kind).toBe('safeguarded');
    expect(ruleOnTransfer(policies.locusd.transfers, 'US', 'art65').kind).toBe('refused');
  });

  it('ask for one, ask by channel, or offer a way out of marketing', () => {
    const models = IDS.map(
      (id) => policies[id].purposes.get(policies[id].helpdesk.marketing)?.marketing?.model,
    );
    expect(models).toEqual([
      'opt_in_explicit',
      'opt_out',
      'opt_in_explicit',
      'opt_in_channel',
      'opt_in_explicit',
    ]);
  });
});

describe('what each purpose lists', () => {
  it('chat2desk: the messenger account serves the contract and not marketing', () => {
    expect(lists('chat2desk', 'service.provision', 'user.unique_id.communication_service')).toBe(true);
    expect(lists('chat2desk', 'marketing.communications', 'user.unique_id.communication_service')).toBe(
      false,
    );
    expect(lists('chat2desk', 'analytics.web', 'user.behavior.clickstream')).toBe(true);
    expect(lists('chat2desk', 'security.site_operation', 'user.device.ip_address')).toBe(true);
  });

  it('sapat: page statistics open no personal field, and no chat shows an address', () => {
    expect(policies.sapat.purposes.get('analytics.web')?.categories).toEqual([]);
    expect(lists('sapat', 'support.live_chat', 'user.device.ip_address')).toBe(false);
    expect(lists('sapat', 'sensitive.processing', 'user.health_and_medical')).toBe(true);
  });

  it('infostud: protection of the service reads no chat, warnings read the address, marketing does not', () => {
    expect(lists('infostud', 'security.service_protection', 'user.device.ip_address')).toBe(true);
    expect(lists('infostud', 'security.service_protection', 'user.content.chat')).toBe(false);
    expect(lists('infostud', 'ops.diagnostics', 'user.contact.email')).toBe(true);
    expect(lists('infostud', 'marketing.web', 'user.contact.email')).toBe(false);
  });

  it('locusd: documents are for contracts, then claims and duties; posts are for nothing else', () => {
    const open = (category: DataCategory) =>
      [...policies.locusd.purposes.keys()].filter((purpose) => lists('locusd', purpose, category));
    expect(open('user.government_id.document')).toEqual([
      'contract.preparation_execution',
      'legal.claims',
      'legal.obligation',
      'privacy.data_subject_rights',
    ]);
    expect(open('user.content.public')).toEqual(['social.interaction', 'privacy.data_subject_rights']);
    expect(open('user.device.ip_address')).toEqual(['web.server_log', 'privacy.data_subject_rights']);
    expect(lists('locusd', 'support.inquiry', 'user.contact.address')).toBe(false);
    expect(lists('locusd', 'marketing.direct', 'user.contact.address')).toBe(false);
  });

  it('chat-center: the field matrix', () => {
    const matrix = [
      'marketing.newsletter',
      'demo.booking',
      'relationship.management',
      'analytics.improvement',
      'marketing.recommendations',
      'support.live_chat',
      'service.delivery',
    ].map((purpose) => {
      const kinds = {
        identity: 'user.name',
        contact: 'user.contact.email',
        technical: 'user.device.ip_address',
        usage: 'user.behavior.usage',
        chat: 'user.content.chat',
        financial: 'user.financial.transaction',
      } as const;
      const yes = Object.entries(kinds).filter(([, category]) => lists('chat-center', purpose, category));
      return `${purpose}: ${yes.map(([kind]) => kind).join(' ')}`;
    });
    expect(matrix).toEqual([
      'marketing.newsletter: contact',
      'demo.booking: contact',
      'relationship.management: contact',
      'analytics.improvement: technical',
      'marketing.recommendations: identity contact usage',
      'support.live_chat: identity technical chat',
      'service.delivery: identity contact financial',
    ]);
    expect(lists('chat-center', 'support.live_chat', 'user.behavior.clickstream')).toBe(false);
  });

  it('chat-center: only debts rest on the interest that an objection stops', () => {
    const delivery = policies['chat-center'].purposes.get('service.delivery');
    const onInterest = delivery?.bases.find(({ type }) => type === 'legitimate_interests');
    const onContract = delivery?.bases.find(({ type }) => type === 'contract');
    expect(onInterest?.appliesTo).toEqual(['user.financial.debt']);
    expect(onContract?.appliesTo).not.toContain('user.financial.debt');
  });
});
