import type { Clause } from '../profile/clause.ts';
import type { ProfileRecipient } from '../profile/shape.ts';
import { gives } from '../purpose/access.ts';
import type { DataCategory } from '../taxonomy/data-categories.ts';
import { type Case, type InstallationRule, refused } from './installation-rule.ts';

/** What may be had at most for one purpose, and who says so. */
type Limit = { readonly categories: readonly DataCategory[]; readonly clause: Clause | null };

/**
 * The limits on one purpose: what the register has on file, what the published policy says of the recipient by name, and
 * for a newcomer what it says of that kind of recipient. What an operator chose for others binds nobody new.
 */
function limitsOn({ policy, recipient }: Case, purpose: string): readonly Limit[] {
  const limitOf = ({ allowedFields, purposes }: ProfileRecipient): Limit => ({
    categories: purposes.value.includes(purpose) ? allowedFields.value : [],
    clause: policy.clauseFor(allowedFields),
  });
  const published = policy.profile.recipients;
  if (recipient === undefined) {
    return published
      .filter(
        ({ name, purposes, allowedFields }) =>
          name.value === null && allowedFields.provenance === 'stated' && purposes.value.includes(purpose),
      )
      .map(limitOf);
  }
  const onFile = recipient.purposes.includes(purpose) ? recipient.allowedFields : [];
  return [
    { categories: onFile, clause: policy.clauseFor(policy.profile.recipientRegister.registerExport) },
    ...published.filter(({ name }) => name.value === recipient.name).map(limitOf),
  ];
}

const withinTheRegister: InstallationRule = (about) =>
  about.details.flatMap(({ id, categories, description }) =>
    limitsOn(about, id).flatMap(({ categories: most, clause }) => {
      const beyond = categories.filter((category) => !gives(most, category));
      if (beyond.length === 0) return [];
      const within = categories.filter((category) => !beyond.includes(category));
      const isMarketing = about.policy.purposes.get(id)?.marketing !== undefined;
      const code =
        most.length === 0
          ? 'PURPOSE_NOT_REGISTERED'
          : isMarketing
            ? 'SENDER_GETS_LESS'
            : 'CATEGORY_NOT_REGISTERED';
      return refused(
        code,
        `${about.manifest.name} would get ${beyond.join(', ')} for ${id} (${description}), and such a recipient gets ${most.join(', ') || 'nothing'} for it. Take ${beyond.length === 1 ? 'that' : 'these'} out, or have the register changed.`,
        clause,
        { kind: 'narrow', purpose: id, categories: within },
      );
    }),
  );

const marketingIsShared: InstallationRule = ({ policy, details, recipient, facts, manifest }) => {
  const { thirdPartyShare } = policy.profile.marketing;
  if (thirdPartyShare.value === 'express_opt_in') return [];
  if (facts.role === 'processor') return [];
  if (thirdPartyShare.value === 'within_group' && recipient?.ofGroup === true) return [];
  return details
    .filter(({ id }) => policy.purposes.get(id)?.marketing !== undefined)
    .flatMap(({ id }) =>
      refused(
        'MARKETING_NOT_SHARED',
        `${manifest.name} decides for itself what it does with the data, and the policy shares nothing for ${id} with such a company. Take that purpose out.`,
        policy.clauseFor(thirdPartyShare),
        { kind: 'narrow', purpose: id, categories: [] },
      ),
    );
};

/** A tool with a policy of its own gets data of those who switched it on, where the policy says that they do. */
const peopleSwitchItOn: InstallationRule = ({ policy, details, facts, manifest }) => {
  const { consentBasis } = policy.profile.integrations;
  if (consentBasis.value !== 'explicit_consent' || facts.role === 'processor') return [];
  return details
    .filter(({ id }) => policy.purposes.get(id)?.bases.some(({ type }) => type !== 'consent') ?? true)
    .flatMap(({ id }) =>
      refused(
        'CONSENT_NEEDED',
        `${manifest.name} works under a policy of its own, so it gets data only of people who agreed to that, and ${id} rests on something else. Take that purpose out.`,
        policy.clauseFor(consentBasis),
        { kind: 'narrow', purpose: id, categories: [] },
      ),
    );
};

const somethingIsLeft: InstallationRule = ({ policy, details, manifest }) =>
  details.length > 0
    ? []
    : refused(
        'PURPOSE_NOT_IN_POLICY',
        `Nothing that ${manifest.name} asks for is a use of this controller's policy. It has these purposes: ${[...policy.purposes.keys()].join(', ')}.`,
        null,
      );

const narrowingNarrows: InstallationRule = ({ manifest, narrowedTo }) => {
  const wider = [
    ...Object.entries(narrowedTo?.purposes ?? {}).flatMap(([id, categories]) => {
      const asked = Object.hasOwn(manifest.purposes, id) ? manifest.purposes[id]?.categories : undefined;
      return categories
        .filter((category) => !gives(asked ?? [], category))
        .map((each) => `${each} for ${id}`);
    }),
    ...(narrowedTo?.scopes ?? []).filter((scope) => !manifest.scopes.includes(scope)),
  ];
  if (wider.length === 0) return [];
  return refused(
    'NARROWING_WIDENS',
    `${manifest.name} did not ask for ${wider.join(', ')}. An approval gives what was asked for, or less.`,
    null,
  );
};

/** What may be had, for what. */
export const dataRules: readonly InstallationRule[] = [
  narrowingNarrows,
  somethingIsLeft,
  withinTheRegister,
  marketingIsShared,
  peopleSwitchItOn,
];
