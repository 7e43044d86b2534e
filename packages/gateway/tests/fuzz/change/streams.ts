import { setTimeout as pause } from 'node:timers/promises';
import { type OperationDefinitionNode, parse, type ValueNode } from 'graphql';
import type { Answer } from '../../../src/testing/index.ts';
import { compareData, compareErrors, comparePrivacy, type Finding, strayCanaries } from '../compare.ts';
import type { Court, Verdict } from '../judge.ts';
import { declared, type FuzzCase } from '../operation/case.ts';
import { referenceAnswer } from '../reference/answer.ts';
import { hasBadPage } from '../reference/bad-pages.ts';
import { Judgement } from '../reference/judgement.ts';
import { isOutOfScope } from '../reference/scopes.ts';
import { seesConversation } from '../reference/visible.ts';
import { headersOf, paramsOf, type Senders } from '../transport/senders.ts';
import type { World } from '../world/world.ts';

/** A live stream's case: what it watches is read from its own text. */
export type StreamCase = FuzzCase & { readonly transport: 'sse' | 'ws' };

/** A row of the table of changes. */
export type Change = {
  readonly id: bigint;
  readonly controller_id: number;
  readonly type: string;
  readonly conversation_id: number | null;
  readonly message_id: number | null;
  readonly data_subject_id: number | null;
};

/** What an open stream is about. */
type Watched = {
  readonly field: string;
  readonly publicId: string | undefined;
  /** No cursor that a list gave is a place in the log. */
  readonly after: string | undefined;
};

/** Milliseconds for an event to arrive, and for one that must not. */
const PATIENCE = 10_000;

/** One live stream and everything it delivered. */
export class Stream {
  readonly fuzzCase: StreamCase;
  readonly answers: Answer[] = [];
  /** Answers that were judged. */
  judged: number = 0;
  readonly #watched: Watched;
  readonly #stop: () => void;

  constructor(court: Court, fuzzCase: StreamCase, senders: Senders, url: string) {
    this.fuzzCase = fuzzCase;
    this.#watched = watchedBy(court, fuzzCase);
    const hangUp = new AbortController();
    const finished = fuzzCase.transport === 'ws' ? this.#overWebSocket(senders) : this.#overSse(url, hangUp);
    this.#stop = () => {
      hangUp.abort();
      finished.then((stop) => stop?.()).catch(() => undefined);
    };
  }

  stop(): void {
    this.#stop();
  }

  async #overWebSocket(senders: Senders): Promise<(() => void) | undefined> {
    const client = senders.connection(this.fuzzCase);
    return client.subscribe(paramsOf(this.fuzzCase), {
      next: (answer) => this.answers.push(answer as Answer),
      error: (errors) => {
        if (Array.isArray(errors)) this.answers.push({ errors: errors as NonNullable<Answer['errors']> });
      },
      complete: () => undefined,
    });
  }

  async #overSse(url: string, hangUp: AbortController): Promise<undefined> {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        ...headersOf(this.fuzzCase),
        accept: 'text/event-stream',
        'content-type': 'application/json',
      },
      body: JSON.stringify(paramsOf(this.fuzzCase)),
      signal: hangUp.signal,
    });
    let text = '';
    for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^event: next\ndata: (.*)$/s.exec(event)?.[1];
        if (data !== undefined) this.answers.push(JSON.parse(data) as Answer);
      }
    }
    return undefined;
  }

  /** Whether the stream must be open, and with what it is refused if not. */
  refusal(court: Court): string | undefined {
    const which = declared(this.fuzzCase.declaration);
    // Two purposes are a mistake whoever declares them, and nobody is asked for then.
    if (which === 'conflict') return 'PURPOSE_CONFLICT';
    const judgement = Judgement.of(court, this.fuzzCase.holder, which.purpose);
    if (judgement === undefined) return 'UNAUTHENTICATED';
    const { text, variables } = this.fuzzCase;
    const question = { schema: court.schema, document: parse(text), variables };
    if (isOutOfScope(question, judgement.access.scopes)) return 'SCOPE_MISSING';
    if (judgement.gate !== undefined) return judgement.gate;
    const { publicId, after } = this.#watched;
    if (
      publicId !== undefined &&
      !seesConversation(judgement, court.world.byPublicId('conversation', publicId))
    )
      return 'NOT_FOUND';
    // That a note was written is news as well.
    const notes = this.#watched.field === 'noteAdded' && judgement.static('user.content.internal_note');
    if (notes && notes.kind === 'no') return notes.reason;
    return after === undefined ? undefined : 'CURSOR_UNKNOWN';
  }

  /** Whether a change must be delivered. */
  hears(world: World, change: Change): boolean {
    const { holder } = this.fuzzCase;
    const { field, publicId } = this.#watched;
    const type = {
      messageAdded: 'MESSAGE_ADDED',
      noteAdded: 'NOTE_ADDED',
      ticketChanged: 'TICKET_CHANGED',
      chatChanged: 'CHAT_CHANGED',
    }[field];
    if (change.type !== type || change.controller_id !== holder.controllerId) return false;
    if (publicId !== undefined && world.byPublicId('conversation', publicId)?.id !== change.conversation_id)
      return false;
    return holder.kind !== 'VISITOR' || field === 'messageAdded' || change.data_subject_id === holder.id;
  }

  /** Waits until so many answers came. */
  async receive(count: number): Promise<boolean> {
    for (const end = Date.now() + PATIENCE; this.answers.length < count;) {
      if (Date.now() > end) return false;
      await pause(3);
    }
    return true;
  }

  /** Compares a delivered event with what may be seen at this moment. */
  judge(court: Court, answer: Answer, change: Change): Verdict {
    const { holder, declaration, text, variables } = this.fuzzCase;
    const which = declared(declaration);
    const judgement = which === 'conflict' ? undefined : Judgement.of(court, holder, which.purpose);
    const findings: Finding[] = strayCanaries(JSON.stringify(answer), answer, court.canaries, judgement);
    if (judgement === undefined) {
      if (answer.data)
        findings.push({ kind: 'leak', what: 'an event was delivered to somebody who is let in no more' });
      return { findings, judgement, certain: true };
    }
    const document = parse(text);
    const event = { conversationId: change.conversation_id ?? 0, messageId: change.message_id };
    const expected = referenceAnswer({ schema: court.schema, document, variables, judgement, event });
    const data = compareData(expected.data, answer.data, court.pseudonyms);
    if (hasBadPage(court.schema, document, undefined, variables)) {
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
}

function watchedBy({ schema }: Court, { text, variables }: StreamCase): Watched {
  const [operation] = parse(text).definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('A stream without an operation.');
  const [node] = operation.selectionSet.selections;
  if (node?.kind !== 'Field') throw new Error('A stream without a field.');
  const field = node.name.value;
  if (!schema.getSubscriptionType()?.getFields()[field]) throw new Error(`There is no stream ${field}.`);
  const given = (argument: string) =>
    textOf(node.arguments?.find(({ name }) => name.value === argument)?.value, operation, variables);
  return { field, publicId: given('id') ?? given('conversationId'), after: given('after') };
}

function textOf(
  value: ValueNode | undefined,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): string | undefined {
  if (value?.kind === 'StringValue') return value.value;
  if (value?.kind !== 'Variable') return undefined;
  const sent = variables[value.name.value];
  const fallback = operation.variableDefinitions?.find(
    ({ variable }) => variable.name.value === value.name.value,
  );
  const standard = fallback?.defaultValue?.kind === 'StringValue' ? fallback.defaultValue.value : undefined;
  return typeof sent === 'string' ? sent : standard;
}
