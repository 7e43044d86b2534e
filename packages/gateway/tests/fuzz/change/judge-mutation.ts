import { parse } from 'graphql';
import type { Answer } from '../../../src/testing/index.ts';
import { compareData, compareErrors, comparePrivacy, type Finding, strayCanaries } from '../compare.ts';
import { type Court, mustBeRefused, type Verdict } from '../judge.ts';
import { declared } from '../operation/case.ts';
import { referenceAnswer } from '../reference/answer.ts';
import { hasBadPage } from '../reference/bad-pages.ts';
import { CUSTOM_FIELDS } from '../reference/custom-fields.ts';
import { Judgement } from '../reference/judgement.ts';
import { isOutOfScope } from '../reference/scopes.ts';
import { nodeOf } from '../reference/structure.ts';
import { seesConversation } from '../reference/visible.ts';
import type { Sent } from '../transport/senders.ts';
import type { World } from '../world/world.ts';
import { disclosed, mayDisclose } from './disclosing.ts';
import type { Asked } from './mutations.ts';

/**
 * Judges what a change answered: whether it was allowed by what stood before it, and whether the payload shows no more and
 * no less than what may be seen after it.
 */
export function judgeMutation(before: World, after: Court, asked: Asked, { answer, raw }: Sent): Verdict {
  const which = declared(asked.declaration);
  const purpose = which === 'conflict' ? undefined : which.purpose;
  const judgement = which === 'conflict' ? undefined : Judgement.of(after, asked.holder, purpose);
  const strays = strayCanaries(raw, answer, after.canaries, judgement);
  if (judgement === undefined) {
    const told = answer.data ? [{ kind: 'leak', what: 'a change was answered to nobody' } as const] : [];
    return { findings: [...strays, ...told], judgement, certain: true };
  }
  const { text, variables: given } = asked.document;
  const question = {
    schema: after.schema,
    document: parse(text),
    variables: { ...given, input: asked.input },
  };
  if (isOutOfScope(question, judgement.access.scopes)) {
    const findings = [...strays, ...mustBeRefused(answer, 'SCOPE_MISSING')];
    return { findings, judgement: undefined, certain: true };
  }
  const codes = problemCodes(answer, asked.name);
  const then = new Judgement({ ...after, world: before }, judgement.access, purpose);
  const allowed = asked.discloses === undefined ? mayHappen(then, asked) : mayDisclose(then, purpose, asked);
  const findings: Finding[] = [...strays];
  if (codes === undefined) {
    findings.push({ kind: 'report', what: 'a mutation without problems' });
    return { findings, judgement, certain: true };
  }
  if (codes.length === 0 && !allowed)
    findings.push({ kind: 'leak', what: 'a change was made that is not allowed' });
  if (codes.includes('PURPOSE_DENIED') && allowed)
    findings.push({ kind: 'over-denial', what: 'an allowed change was refused' });
  const document = parse(asked.document.text);
  const payloads = { [asked.name]: payloadOf(after.world, judgement, asked, codes) };
  const variables = { ...asked.document.variables, input: asked.input };
  const expected = referenceAnswer({ schema: after.schema, document, judgement, variables, payloads });
  const data = compareData(expected.data, answer.data, after.pseudonyms);
  if (hasBadPage(after.schema, document, undefined, variables)) {
    return {
      findings: [...findings, ...data.filter(({ kind }) => kind === 'leak')],
      judgement,
      certain: false,
    };
  }
  findings.push(...data, ...compareErrors(expected, answer));
  findings.push(...comparePrivacy(judgement, answer.extensions?.privacy));
  return { findings, judgement, certain: true };
}

function problemCodes(answer: Answer, name: string): readonly string[] | undefined {
  const payload = answer.data?.[name] as { problems?: readonly { code: string }[] } | null | undefined;
  return payload?.problems?.map(({ code }) => code);
}

/** What staff write for staff. */
const INTERNAL = ['addInternalNote', 'tagTicket', 'untagTicket'];
const STAFF_ONLY = [
  ...INTERNAL,
  'setTicketStatus',
  'setTicketPriority',
  'assignTicket',
  'mergeTickets',
  'setCustomFields',
  'assignChat',
  'reopenChat',
];

/** To write personal data is to process it: the same decision as for a read. */
function mayHappen(judgement: Judgement, { into, holder, name, input }: Asked): boolean {
  if (into === undefined) return true;
  if (!seesConversation(judgement, into)) return false;
  if (STAFF_ONLY.includes(name) && holder.kind === 'VISITOR') return false;
  if (name === 'setCustomFields') {
    const written = input['customFields'] as Readonly<Record<string, unknown>>;
    return CUSTOM_FIELDS.filter(([, , group]) => group in written).every(([, , , category]) =>
      judgement.mayEverSee(category, [into.requester_id]),
    );
  }
  if (INTERNAL.includes(name)) return judgement.mayEverSee('user.content.internal_note', [into.requester_id]);
  return judgement.mayEverSee(into.kind === 'TICKET' ? 'user.content.ticket' : 'user.content.chat', [
    into.requester_id,
  ]);
}

/** What stands behind the payload's fields: the rows after the change. */
function payloadOf(world: World, judgement: Judgement, asked: Asked, codes: readonly string[]): unknown {
  const problems = codes.map((code) => ({ code }));
  if (asked.discloses !== undefined) return { problems, ...disclosed(world, asked, codes.length === 0) };
  if (codes.length > 0)
    return { problems, ticket: null, chat: null, message: null, note: null, consent: null, objection: null };
  if (asked.into === undefined) {
    const table = asked.name === 'objectToProcessing' ? 'objection' : 'consent_record';
    const row = world.having(table, 'data_subject_id', asked.about ?? 0).at(-1);
    const receipt = row && { type: table === 'objection' ? 'Objection' : 'Consent', row };
    return { problems, consent: receipt, objection: receipt };
  }
  const message = world.having('message', 'conversation_id', asked.into.id).at(-1);
  const note = world.having('internal_note', 'conversation_id', asked.into.id).at(-1);
  return {
    problems,
    note: note && nodeOf(judgement, note.public_id),
    ticket: nodeOf(judgement, asked.into.public_id),
    chat: nodeOf(judgement, asked.into.public_id),
    message: message && nodeOf(judgement, message.public_id),
  };
}
