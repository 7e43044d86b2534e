import { POLICY_IDS, type PolicyId } from '../obligations/fixtures/desk.ts';
import {
  CALLERS,
  type CallerName,
  type Cell,
  type FieldName,
  FIELDS,
  type FivePolicies,
  type Outcome,
  PEOPLE,
  type PersonName,
  type PolicyAnswer,
  QUESTION,
  type Source,
  type Task,
} from './ask.ts';
import { DIFFERENCES } from './differences.ts';

const NAMES: Readonly<Record<PolicyId, string>> = {
  chat2desk: 'chat2desk',
  sapat: 'Sapat.chat',
  infostud: 'Infostud notice',
  locusd: 'LocusD',
  'chat-center': 'The Chat Center',
};

/** Reasons in the words of the tables. */
const REASONS: Readonly<Record<string, string>> = {
  PURPOSE_NOT_GRANTED: 'this caller may not declare the purpose',
  CATEGORY_NOT_GRANTED: 'left out of the grant',
  CATEGORY_NOT_IN_POLICY: 'not used for this',
  TRANSFER_NOT_ALLOWED: 'may not go to this country',
  CONSENT_MISSING: 'did not agree',
  OBJECTED: 'objected',
};

const FORMS: Readonly<Record<string, string>> = {
  exact: 'shown',
  masked: 'shown masked',
  pseudonymous: 'shown as pseudonym',
  generalised: 'shown without detail',
};

/** The document, from what came back. */
export function inMarkdown(answers: FivePolicies): string {
  return [
    '# One question, five policies',
    '',
    'Five controllers hold the same data about the same three people, and each is sent the same query. Their published',
    'policies allow five different answers. The tables are what came back: they are made by running it, with',
    '`npm run generate`.',
    '',
    ...Object.entries(PEOPLE).map(([name, says]) => `- **${name}** ${says}.`),
    '',
    '```graphql',
    QUESTION,
    '```',
    '',
    '## What differs',
    '',
    ...DIFFERENCES.map(({ says }) => `- ${says}`),
    '',
    '## How to read the tables',
    '',
    '“Shown” means that the value came back, “no” that it was withheld, with the reason that the answer gives. After it',
    'stands where that comes from: `L30` is a line of the published policy, *law* an article where the policy is silent,',
    '*chosen* what the operator settled where the policy gives no list. Where a kind of data is not used, not granted or the',
    'purpose not open to the caller, it is the line where the policy begins to speak of that purpose. A name in front means',
    'that the three people differ.',
    '',
    '| In the tables | In `extensions.privacy.denials` |',
    '|---|---|',
    ...Object.entries(REASONS).map(([code, words]) => `| ${words} | \`${code}\` |`),
    '',
    ...section('support', 'For support', answers),
    ...section('marketing', 'For marketing', answers),
  ].join('\n');
}

function section(task: Task, title: string, answers: FivePolicies): string[] {
  const byCaller = answers[task];
  const ofPolicies = (cell: (answer: PolicyAnswer) => string) =>
    POLICY_IDS.map((id) => cell(byCaller.support[id]));
  return [
    `## ${title}`,
    '',
    row(
      '',
      POLICY_IDS.map((id) => NAMES[id]),
    ),
    row(
      '---',
      POLICY_IDS.map(() => '---'),
    ),
    row(
      'Purpose that is declared',
      ofPolicies(({ purpose }) => `\`${purpose}\``),
    ),
    row(
      'It rests on',
      ofPolicies(({ basis }) => basis),
    ),
    ...(Object.keys(CALLERS) as CallerName[]).flatMap((caller) => rowsOf(caller, byCaller[caller])),
    '',
  ];
}

function rowsOf(caller: CallerName, answers: Readonly<Record<PolicyId, PolicyAnswer>>): string[] {
  const fields = Object.keys(FIELDS) as FieldName[];
  const cells = (field: FieldName) => POLICY_IDS.map((id) => cellInWords(answers[id].cells[field]));
  const heading = row(
    `**${CALLERS[caller]}**`,
    POLICY_IDS.map(() => ''),
  );
  // Fields that went alike under all five share a row.
  const alike = Map.groupBy(fields, (field) => row('', cells(field)));
  const rows = [...alike.values()].map((names) => row(names.join(', '), cells(names[0] ?? 'Name')));
  return [heading, ...(alike.size === 1 ? [row('everything', cells('Name'))] : rows)];
}

/** What came back for the three people: one phrase when they are alike, otherwise who with which. */
function cellInWords(cell: Cell): string {
  const phrases = new Map<string, PersonName[]>();
  for (const [name, outcome] of Object.entries(cell) as [PersonName, Outcome][]) {
    const phrase = inWords(outcome);
    phrases.set(phrase, [...(phrases.get(phrase) ?? []), name]);
  }
  if (phrases.size === 1) return [...phrases.keys()][0] ?? '';
  return [...phrases].map(([phrase, names]) => `${names.join(', ')}: ${phrase}`).join('<br>');
}

function inWords(outcome: Outcome): string {
  if (outcome.kind === 'shown') {
    return `**${FORMS[outcome.form] ?? outcome.form}** ${sourceInWords(outcome.source)}`;
  }
  const why = REASONS[outcome.reason];
  if (why === undefined) throw new Error(`No words for ${outcome.reason}.`);
  return `no, ${why}${outcome.source ? ` ${sourceInWords(outcome.source)}` : ''}`;
}

function sourceInWords({ lines, provenance }: Source): string {
  if (lines !== null) return `\`${lines}\``;
  return provenance === 'statute' ? '*law*' : '*chosen*';
}

function row(first: string, cells: readonly string[]): string {
  return `| ${[first, ...cells].join(' | ')} |`;
}
