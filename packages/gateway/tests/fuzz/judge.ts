import { parse } from 'graphql';
import type { Answer } from '../../src/testing/index.ts';
import {
  compareData,
  compareErrors,
  comparePrivacy,
  type Finding,
  type Pseudonyms,
  strayCanaries,
} from './compare.ts';
import { declared, type FuzzCase, type Source } from './operation/case.ts';
import { referenceAnswer } from './reference/answer.ts';
import { hasBadPage } from './reference/bad-pages.ts';
import { Judgement, type Setting } from './reference/judgement.ts';
import { isOutOfScope } from './reference/scopes.ts';
import type { Sent } from './transport/senders.ts';
import type { Canary } from './world/canaries.ts';

/** Everything that an answer is compared with. */
export type Court = Setting &
  Source & {
    readonly canaries: ReadonlyMap<string, Canary>;
    readonly pseudonyms: Pseudonyms;
  };

/** What came of one case. */
export type Verdict = {
  readonly findings: readonly Finding[];
  /** Unset when the caller was not let in, or the operation was refused before it ran. */
  readonly judgement: Judgement | undefined;
  /** False when the caller's own mistake cut the answer short, so that not every part of it could be compared. */
  readonly certain: boolean;
};

/** Compares an answer with the reference's. */
export function judge(court: Court, fuzzCase: FuzzCase, sent: Sent): Verdict {
  const which = declared(fuzzCase.declaration);
  // Two purposes are a mistake whoever declares them, and nobody is asked for then.
  if (which === 'conflict') return refusal(court, sent, 'PURPOSE_CONFLICT');
  const judgement = Judgement.of(court, fuzzCase.holder, which.purpose);
  if (judgement === undefined) return refusal(court, sent, 'UNAUTHENTICATED');
  return judgeAs(court, fuzzCase, sent, judgement);
}

function judgeAs(court: Court, fuzzCase: FuzzCase, { answer, raw }: Sent, judgement: Judgement): Verdict {
  const { schema, canaries, pseudonyms } = court;
  const { text, operationName, variables } = fuzzCase;
  const document = parse(text);
  if (isOutOfScope({ schema, document, operationName, variables }, judgement.access.scopes))
    return refusal(court, { answer, raw }, 'SCOPE_MISSING');
  const expected = referenceAnswer({ schema, document, judgement, operationName, variables });
  if (expected.data === undefined) return refusal(court, { answer, raw }, 'BAD_USER_INPUT');
  const strays = strayCanaries(raw, answer, canaries, judgement);
  const data = compareData(expected.data, answer.data, pseudonyms);
  if (hasBadPage(schema, document, operationName, variables)) {
    const leaks = data.filter(({ kind }) => kind === 'leak');
    return { findings: [...strays, ...leaks, ...onlyBadInput(answer)], judgement, certain: false };
  }
  const told = [...compareErrors(expected, answer), ...comparePrivacy(judgement, answer.extensions?.privacy)];
  return { findings: [...strays, ...data, ...told], judgement, certain: true };
}

function refusal({ canaries }: Court, { answer, raw }: Sent, code: string): Verdict {
  const findings = [...strayCanaries(raw, answer, canaries, undefined), ...mustBeRefused(answer, code)];
  return { findings, judgement: undefined, certain: true };
}

/** Whatever went wrong was the caller's own mistake. */
function onlyBadInput({ errors }: Answer): Finding[] {
  return (errors ?? []).flatMap(({ path, extensions }): Finding[] => {
    const code = extensions?.['code'];
    return code === 'BAD_USER_INPUT'
      ? []
      : [{ kind: 'report', what: `a bad page was answered with ${String(code)} at ${path?.join('.')}` }];
  });
}

/** No data at all, and one code that says why. */
export function mustBeRefused({ data, errors }: Answer, code: string): Finding[] {
  const codes = (errors ?? []).map(({ extensions }) => extensions?.['code']);
  if (data === undefined || data === null) {
    return codes.includes(code)
      ? []
      : [{ kind: 'report', what: `expected ${code}, got ${codes.join(', ') || 'no error'}` }];
  }
  return [{ kind: 'leak', what: `expected ${code} and no data, got ${JSON.stringify(data).slice(0, 200)}` }];
}
