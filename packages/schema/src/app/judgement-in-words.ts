import { clauseInWords } from '../profile/clause.ts';
import { TRANSFER_MECHANISMS } from '../taxonomy/areas.ts';
import { DATA_CATEGORIES, type DataCategory } from '../taxonomy/data-categories.ts';
import { SCOPES } from '../taxonomy/scopes.ts';
import type { InstallationJudgement } from './judgement.ts';
import type { AppManifest } from './manifest.ts';

const kinds = (categories: readonly DataCategory[]) =>
  categories.map((category) => DATA_CATEGORIES[category].description.toLowerCase()).join('; ');

/** What an app would be able to do at a controller, or why it is not let in, in plain words for a terminal. */
export function judgementInWords(
  { name, publisher }: Pick<AppManifest, 'name' | 'publisher'>,
  judgement: InstallationJudgement,
): string {
  const { outcome, reasons, details, scopes, leftOut, recipient } = judgement;
  if (outcome === 'refused') {
    return [
      `${name} is not installed:`,
      ...reasons.map(
        ({ message, obligation, clause }) =>
          `  - ${message}\n    ${obligation}${clause ? `; the policy: ${clauseInWords(clause)}` : ''}`,
      ),
    ].join('\n');
  }
  const { country, safeguard, contractRef, policyUrl, transfer, role } = recipient;
  const protectedBy = safeguard ? `, under ${TRANSFER_MECHANISMS[safeguard]}` : '';
  return [
    `${name} of ${publisher} may:`,
    ...scopes.map((scope) => `  - ${SCOPES[scope].adminWords}`),
    'and reads, of the people concerned:',
    ...details.flatMap(({ id, description, reason, categories, peopleMustOptIn, clause }) => [
      `  - for ${id} (${description}): ${kinds(categories)}`,
      `    ${name} says why: ${reason}`,
      `    the policy: ${clauseInWords(clause)}`,
      ...(peopleMustOptIn ? ['    only of people who agreed to that expressly'] : []),
    ]),
    ...(leftOut.length > 0
      ? [
          'It also asks for what this policy has no use for, and does not get it:',
          ...leftOut.map(
            ({ purpose, category, partly }) =>
              `  - ${partly ? 'the rest of ' : ''}${category ? `${category} for ${purpose}` : purpose}`,
          ),
        ]
      : []),
    `The data goes to ${country} (${transfer.kind})${protectedBy}; ${role}, contract ${contractRef ?? 'none'}.`,
    `What it gets is under its own policy: ${policyUrl ?? 'none named'}`,
  ].join('\n');
}
