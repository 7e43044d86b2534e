import { testPolicy } from '../../testing/policy.ts';
import { judgeInstallation } from '../judge-installation.ts';
import type { InstallationJudgement, Narrowing } from '../judgement.ts';
import type { AppManifest } from '../manifest.ts';
import type { RegisterEntry } from '../register-entry.ts';
import { usApp } from './example-manifest.ts';

export const today = new Date('2026-03-15T10:00:00Z');

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
    acquirer: false,
    notifiedAt: null,
    active: true,
    ...facts,
  };
}

/** Judges the example app, or something like it, by one of the published policies. */
export function judge(id: string, { manifest, recipient, nameIsTaken = false, narrowedTo }: Options = {}) {
  return judgeInstallation({
    policy: testPolicy(id),
    manifest: { ...usApp, ...manifest },
    recipient: recipient && entry(recipient),
    nameIsTaken,
    narrowedTo,
    today,
  });
}

export const codes = ({ reasons }: InstallationJudgement) => reasons.map(({ code }) => code);
/** A manifest's purposes, with the same reason for each. */
export const asked = (purposes: Record<string, readonly string[]>): Partial<AppManifest> => ({
  purposes: Object.fromEntries(
    Object.entries(purposes).map(([id, categories]) => [id, { categories, reason: 'It needs that.' }]),
  ) as AppManifest['purposes'],
});
