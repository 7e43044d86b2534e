import { setTimeout as pause } from 'node:timers/promises';
import type { TestGateway } from '../../../src/testing/index.ts';
import type { Finding } from '../compare.ts';
import type { Court, Verdict } from '../judge.ts';
import { type FuzzCase, randomQuestioner, writerFor } from '../operation/case.ts';
import type { Choices } from '../operation/choices.ts';
import type { Statistics } from '../statistics.ts';
import type { Senders } from '../transport/senders.ts';
import type { Holder } from '../world/callers.ts';
import { judgeMutation } from './judge-mutation.ts';
import { type Asked, randomChange } from './mutations.ts';
import { type Change, Stream } from './streams.ts';

type Options = {
  readonly gateway: TestGateway;
  readonly senders: Senders;
  readonly statistics: Statistics;
  readonly choices: Choices;
  /** Reads the rows anew, as they stand now. */
  readonly convene: () => Promise<Court>;
  /** Lets a minute pass. */
  readonly tick: () => void;
  /** Notes that a person's state was made anew. */
  readonly recomputed: (personId: number) => void;
  /** The controller where it all happens: elsewhere most changes would be heard by nobody. */
  readonly controllerId: number;
  readonly streams: number;
  readonly changes: number;
};

/** A case whose answer was wrong. */
export type Failed = { readonly fuzzCase: FuzzCase; readonly verdict: Verdict };

const MINE: Pick<FuzzCase, 'operationName'> = { operationName: undefined };

/**
 * Opens live streams, lets people and agents change things, and compares what each change answers and what every stream
 * delivers with what may be seen at that very moment.
 * @returns the first case whose answer was wrong
 */
export async function turnOfEvents(options: Options): Promise<Failed | undefined> {
  const { statistics, convene } = options;
  const openedBefore = options.gateway.gateway.liveStreams.opened;
  const streams = openStreams(options, await convene());
  try {
    const refused = await checkOpen(options, await convene(), streams, openedBefore);
    if (refused) return refused;
    for (let turn = 0; turn < options.changes; turn += 1) {
      const failed = await changeSomething(options, streams);
      if (failed) return failed;
    }
    return undefined;
  } finally {
    for (const stream of streams) stream.stop();
    statistics.streams += streams.length;
  }
}

/** The same, with nobody but one controller's callers to draw from. */
function within(court: Court, controllerId: number): Court {
  const own = (holder: Holder) => holder.controllerId === controllerId;
  return {
    ...court,
    holders: court.holders.filter(own),
    promising: court.promising.filter(({ holder }) => own(holder)),
  };
}

function openStreams({ gateway, senders, choices, streams, controllerId }: Options, court: Court): Stream[] {
  return Array.from({ length: streams }, () => {
    const { holder, declaration } = randomQuestioner(choices, within(court, controllerId));
    const { text, variables } = writerFor(court, choices.fork(250), holder, declaration).write(
      'subscription',
      'S',
    );
    const transport = choices.from(['ws', 'sse'] as const);
    return new Stream(
      court,
      { ...MINE, holder, declaration, text, variables, transport },
      senders,
      gateway.url,
    );
  });
}

/** Every stream is open, or was refused for the right reason. */
async function checkOpen(
  { gateway }: Options,
  court: Court,
  streams: readonly Stream[],
  openedBefore: number,
): Promise<Failed | undefined> {
  const mustOpen = streams.filter((stream) => stream.refusal(court) === undefined).length;
  const opened = () => gateway.gateway.liveStreams.opened - openedBefore;
  for (let waited = 0; opened() < mustOpen && waited < 10_000; waited += 5) await pause(5);
  for (const stream of streams) {
    const refusal = stream.refusal(court);
    if (refusal === undefined) {
      const [early] = stream.answers;
      if (early)
        return wrong(stream, {
          kind: 'over-denial',
          what: `a stream did not open: ${JSON.stringify(early)}`,
        });
      continue;
    }
    if (!(await stream.receive(1)))
      return wrong(stream, { kind: 'leak', what: `a stream opened that must be refused: ${refusal}` });
    const code = stream.answers[0]?.errors?.[0]?.extensions?.['code'];
    if (code !== refusal)
      return wrong(stream, { kind: 'report', what: `refused with ${String(code)}, not ${refusal}` });
    stream.judged = 1;
  }
  return undefined;
}

async function changeSomething(options: Options, streams: readonly Stream[]): Promise<Failed | undefined> {
  const { gateway, senders, choices, convene, statistics } = options;
  const before = await convene();
  options.tick();
  const asked = randomChange(choices, within(before, options.controllerId));
  const last = await lastChange(gateway);
  const fuzzCase = caseOf(asked, choices.from(['post', 'ws'] as const));
  const sent = await senders.send(fuzzCase);
  await noteRecomputed(options, asked, sent.answer.data?.[asked.name]);
  const after = await convene();
  const verdict = judgeMutation(before.world, after, asked, sent);
  statistics.count({ holder: asked.holder, transport: 'mutation' }, verdict);
  if (verdict.findings.length > 0) return { fuzzCase, verdict };
  const changes = await gateway.database.sql.query<Change>(
    'changes_since',
    'SELECT * FROM event WHERE id > $1 ORDER BY id',
    [last],
  );
  for (const stream of streams) {
    const failed = await checkDelivered(options, after, stream, changes);
    if (failed) return failed;
  }
  return undefined;
}

function caseOf({ holder, declaration, document, input }: Asked, transport: 'post' | 'ws'): FuzzCase {
  return {
    ...MINE,
    holder,
    declaration,
    transport,
    text: document.text,
    variables: { ...document.variables, input },
  };
}

async function lastChange({ database }: TestGateway): Promise<bigint> {
  const [row] = await database.sql.query<{ id: bigint }>(
    'last_change',
    'SELECT coalesce(max(id), 0) AS id FROM event',
  );
  return row?.id ?? 0n;
}

/** Consents count at once; an objection only when it is accepted. */
async function noteRecomputed(
  { recomputed, convene }: Options,
  asked: Asked,
  payload: unknown,
): Promise<void> {
  const { problems = [] } = (payload ?? {}) as { problems?: readonly unknown[] };
  if (asked.about === undefined || problems.length > 0) return;
  const { world } = await convene();
  const objection = world.having('objection', 'data_subject_id', asked.about).at(-1);
  if (asked.name !== 'objectToProcessing' || objection?.status === 'ACCEPTED') recomputed(asked.about);
}

async function checkDelivered(
  { statistics }: Options,
  court: Court,
  stream: Stream,
  changes: readonly Change[],
): Promise<Failed | undefined> {
  if (stream.refusal(court) !== undefined && stream.judged > 0 && stream.answers[0]?.errors) return undefined;
  const heard = changes.filter((change) => stream.hears(court.world, change));
  if (!(await stream.receive(stream.judged + heard.length))) {
    return wrong(stream, {
      kind: 'over-denial',
      what: `an event was not delivered: ${JSON.stringify(heard.at(-1)?.type)}`,
    });
  }
  for (const change of heard) {
    const answer = stream.answers[stream.judged] ?? {};
    stream.judged += 1;
    const verdict = stream.judge(court, answer, change);
    statistics.count(
      { holder: stream.fuzzCase.holder, transport: `event over ${stream.fuzzCase.transport}` },
      verdict,
    );
    if (verdict.findings.length > 0) return { fuzzCase: stream.fuzzCase, verdict };
  }
  return stream.answers.length > stream.judged
    ? wrong(stream, {
        kind: 'leak',
        what: `an event too many: ${JSON.stringify(stream.answers.at(-1)).slice(0, 200)}`,
      })
    : undefined;
}

function wrong({ fuzzCase }: Stream, finding: Finding): Failed {
  return { fuzzCase, verdict: { findings: [finding], judgement: undefined, certain: true } };
}
