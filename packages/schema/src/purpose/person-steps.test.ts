import { describe, expect, it } from 'vitest';
import type { CompiledBasis } from '../profile/compile.ts';
import { testPolicy } from '../testing/policy.ts';
import { type ConsentFact, PERSON_STEPS, type PersonFacts, stateOfBasis } from './person-steps.ts';

const policy = testPolicy('chat2desk');
const now = new Date('2026-06-01T00:00:00Z');
const later = new Date('2026-07-01T00:00:00Z');
const earlier = new Date('2026-05-01T00:00:00Z');

const nobodyAsked: PersonFacts = {
  consents: [],
  objectedTo: new Set(),
  restricted: false,
  erased: false,
  declaredAge: null,
};

function basisOf(purpose: string, type: CompiledBasis['type']): CompiledBasis {
  const basis = policy.purposes.get(purpose)?.bases.find((candidate) => candidate.type === type);
  if (basis === undefined) throw new Error(`${purpose} has no basis ${type}`);
  return basis;
}

const consent = basisOf('marketing.communications', 'consent');
const contract = basisOf('service.provision', 'contract');
const interest = basisOf('security.site_operation', 'legitimate_interests');
const rights = basisOf('privacy.data_subject_rights', 'legal_obligation');

function state(basis: CompiledBasis, facts: Partial<PersonFacts>, steps = PERSON_STEPS) {
  return stateOfBasis({ basis, facts: { ...nobodyAsked, ...facts }, policy, now }, steps);
}

function said(
  status: ConsentFact['status'],
  validUntil: Date | null = null,
  channel: string | null = null,
): ConsentFact {
  return { purpose: 'marketing.communications', status, validUntil, channel };
}

describe('where a basis stands for a person', () => {
  it.each([
    ['CONSENT_MISSING', consent, {}],
    ['CONSENT_REFUSED', consent, { consents: [said('REFUSED')] }],
    ['CONSENT_WITHDRAWN', consent, { consents: [said('WITHDRAWN')] }],
    ['CONSENT_EXPIRED', consent, { consents: [said('GIVEN', earlier)] }],
    ['OBJECTED', interest, { objectedTo: new Set(['security.site_operation']) }],
    ['RESTRICTED', contract, { restricted: true }],
    ['ERASED', contract, { erased: true }],
    ['UNDER_AGE', contract, { declaredAge: policy.profile.children.minAge.value - 1 }],
  ] satisfies [string, CompiledBasis, Partial<PersonFacts>][])('falls with %s', (reason, basis, facts) => {
    expect(state(basis, facts)).toEqual({ reason, until: null });
  });

  it('stands where nothing speaks against it', () => {
    expect(state(consent, { consents: [said('GIVEN')] })).toEqual({ reason: null, until: null });
    expect(state(contract, { declaredAge: policy.profile.children.minAge.value })).toEqual({
      reason: null,
      until: null,
    });
  });

  it('stands until a limited consent ends, and as long as the longest of several', () => {
    const consents = [said('GIVEN', later, 'email'), said('GIVEN', earlier, 'sms')];
    expect(state(consent, { consents })).toEqual({ reason: null, until: later });
  });

  it('asks contract for no consent, and lets no objection touch it', () => {
    expect(state(contract, { objectedTo: new Set(['service.provision']) })).toEqual({
      reason: null,
      until: null,
    });
  });

  it('leaves a person’s own request open while data is restricted', () => {
    expect(state(rights, { restricted: true })).toEqual({ reason: null, until: null });
  });

  it('counts only what was said about this very purpose', () => {
    const consents = [{ ...said('GIVEN'), purpose: 'analytics.web' }];
    expect(state(consent, { consents })).toMatchObject({ reason: 'CONSENT_MISSING' });
  });

  it('takes a step that throws for a refusal', () => {
    const steps = PERSON_STEPS.map((step) => ({
      ...step,
      run: () => {
        throw new Error('boom');
      },
    }));
    expect(state(contract, {}, steps)).toMatchObject({ reason: 'CONSENT_MISSING' });
  });
});
