import { clauseInWords, clauseOf } from './clause.ts';
import { durationInWords } from './duration.ts';
import { PROVENANCES } from './leaf.ts';
import type { Leaf, Provenance } from './leaf.ts';
import type { PolicyProfile, ProfileBasis, ProfilePurpose } from './shape.ts';
import { countOf, valueInWords } from './value-in-words.ts';
import { walkLeaves } from './walk-leaves.ts';

/** How many values of a profile come from where. */
export function countProvenance(profile: PolicyProfile): Readonly<Record<Provenance, number>> {
  const counts: Record<Provenance, number> = { stated: 0, statute: 0, operator: 0, not_stated: 0 };
  for (const { leaf } of walkLeaves(profile)) counts[leaf.provenance] += 1;
  return counts;
}

/**
 * A profile for people: purposes with bases and data, periods, requests, contacts, and what the policy itself says.
 * Plain text for a terminal or a letter; every line names its source.
 */
export function describeProfile(profile: PolicyProfile): string {
  const parts = [head, purposes, retention, requests, recipients, contacts, sources, review];
  return parts.map((part) => part(profile).join('\n')).join('\n\n');
}

function head({ id, controller, sourceFile, document }: PolicyProfile): string[] {
  const version = document.version.value ?? 'no number';
  const date = document.updated.value ?? document.published.value ?? 'no date';
  return [
    `${controller.displayName.value} (${id})`,
    `  ${controller.legalEntity.value}, ${controller.country.value}; dates are counted in ${controller.timeZone.value}`,
    `  laws: ${controller.laws.value.join(', ')}`,
    `  made from ${sourceFile.name} (${sourceFile.lines} lines); version: ${version}, dated: ${date}`,
  ];
}

function purposes(profile: PolicyProfile): string[] {
  const lines = profile.purposes.flatMap((purpose) => [
    `  ${purpose.id}: ${purpose.description.value} ${where(profile, purpose.description)}`,
    ...basesOf(profile, purpose),
    `    data:  ${dataOf(purpose)}`,
    `    as:    ${purpose.identityLevel.value}; kept as ${purpose.retentionRef.value}${choicesOf(purpose)}`,
  ]);
  return [`Purposes (${profile.purposes.length})`, ...lines];
}

function basesOf(profile: PolicyProfile, { bases }: ProfilePurpose): string[] {
  if (bases.length === 0) return ['    basis: none, since no personal data is touched'];
  return bases.map((leaf) => `    basis: ${basisInWords(leaf.value)} ${where(profile, leaf)}`);
}

function basisInWords({ type, articles, readArticles, appliesTo }: ProfileBasis): string {
  const named = articles.map((each) => (readArticles?.includes(each) ? `${each} by our reading` : each));
  const limit = appliesTo === undefined ? '' : ` for ${appliesTo.join(', ')} only`;
  return `${type.replaceAll('_', ' ')} (${named.join(', ')})${limit}`;
}

function dataOf({ dataCategories }: ProfilePurpose): string {
  if (dataCategories.length === 0) return 'no personal data';
  return dataCategories
    .map(({ value, provenance }) => (provenance === 'stated' ? value : `${value} [${provenance}]`))
    .join(', ');
}

function choicesOf({ objectable, withdrawable }: ProfilePurpose): string {
  return `${objectable.value ? '; people can object' : ''}${withdrawable.value ? '; consent can be withdrawn' : ''}`;
}

function retention(profile: PolicyProfile): string[] {
  const lines = profile.retention.map((each) => {
    const kept = durationInWords(each.period.value);
    const survives = each.survivesErasure.value ? ' (survives erasure)' : '';
    return `  ${each.class}: ${kept}, then ${each.endAction.value}${survives} ${where(profile, each.period)}`;
  });
  return [`Kept (${profile.retention.length} classes)`, ...lines];
}

function requests(profile: PolicyProfile): string[] {
  const { dsar } = profile;
  const line = (name: string, leaf: Leaf<unknown>): string =>
    `  ${name}: ${valueInWords(leaf.value)} ${where(profile, leaf)}`;
  return [
    'Requests of data subjects',
    line('ways in', dsar.channels),
    ...dsar.deadlines.map((each) => line('answer within', each)),
    ...dsar.extension.caps.map((each) => line('longest extension', each)),
    line('reasons for it', dsar.extension.reasons),
    line('asking again', dsar.repeat),
    line('unfounded or excessive', dsar.abusive.outcomes),
    line('identity check', dsar.identity),
    line('formats', dsar.exportFormats),
  ];
}

function recipients(profile: PolicyProfile): string[] {
  const lines = profile.recipients.map(({ id, name, category, country, active }) => {
    const place = country.value === null ? '' : `, ${country.value}`;
    const state = active.value ? '' : ' (not active)';
    return `  ${id}: ${name.value ?? category.value}${place}${state} ${where(profile, category)}`;
  });
  return [`Recipients (${profile.recipients.length})`, ...lines];
}

function contacts(profile: PolicyProfile): string[] {
  const { contacts: own, authority } = profile.controller;
  return [
    'Contacts',
    ...Object.entries(own).map(
      ([name, leaf]) => `  ${name}: ${valueInWords(leaf.value)} ${where(profile, leaf)}`,
    ),
    `  authority: ${authority.name.value} ${where(profile, authority.name)}`,
  ];
}

function sources(profile: PolicyProfile): string[] {
  const counts = countProvenance(profile);
  return [
    'Where the values come from',
    ...PROVENANCES.map((each) => `  ${each.replace('_', ' ')}: ${countOf(counts[each], 'value')}`),
  ];
}

function review({ needsReview }: PolicyProfile): string[] {
  const lines = needsReview.map(
    ({ topic, note, lines: at }) => `  ${topic}: ${note}${at === undefined ? '' : ` [${at}]`}`,
  );
  return [`To be looked at by a person (${needsReview.length})`, ...lines];
}

function where(profile: PolicyProfile, leaf: Leaf<unknown>): string {
  return `[${clauseInWords(clauseOf(profile, leaf))}]`;
}
