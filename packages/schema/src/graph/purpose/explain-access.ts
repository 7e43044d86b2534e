import { type DocumentNode, getOperationAST, GraphQLError, parse, validate } from 'graphql';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { coordinatesOf } from '../../purpose/coordinates.ts';
import { decide, type StaticDecision } from '../../purpose/decide.ts';
import { DENIAL_REASONS } from '../../purpose/reasons.ts';
import { PolicyClause } from './purpose.ts';

/** Longest operation that is explained, in characters. */
const LONGEST = 20_000;
const MOST_TOKENS = 2_000;

const DenialReason = builder.enumType('DenialReason', { values: DENIAL_REASONS });

type Entry = { readonly coordinate: string; readonly decision: StaticDecision };

const AccessEntry = builder.objectRef<Entry>('AccessEntry').implement({
  personal: false,
  fields: (t) => ({
    coordinate: t.exposeString('coordinate', { nullable: false }),
    category: t.string({ nullable: false, resolve: ({ decision }) => decision.category }),
    allowed: t.boolean({ nullable: false, resolve: ({ decision }) => decision.kind === 'allowed' }),
    dependsOnPerson: t.boolean({
      nullable: false,
      description: 'Allowed, but only of people whose consent stands or who have not objected.',
      resolve: ({ decision }) =>
        decision.kind === 'allowed' &&
        decision.bases.every(({ type }) => ['consent', 'legitimate_interests', 'public_task'].includes(type)),
    }),
    reason: t.field({
      type: DenialReason,
      resolve: ({ decision }) => (decision.kind === 'denied' ? decision.reason : null),
    }),
    allowedPurposes: t.idList({
      nullable: false,
      resolve: ({ decision }) =>
        decision.kind === 'denied' ? [...decision.allowedPurposes] : [decision.purpose],
    }),
    form: t.string({
      description: 'exact, masked, pseudonymous or generalised.',
      resolve: ({ decision }) => (decision.kind === 'allowed' ? decision.form : null),
    }),
    clause: t.field({ type: PolicyClause, resolve: ({ decision }) => decision.clause }),
    remedy: t.string({ resolve: ({ decision }) => (decision.kind === 'denied' ? decision.remedy : null) }),
  }),
});

type Explanation = { readonly purpose: string | null; readonly entries: readonly Entry[] };

const AccessExplanation = builder.objectRef<Explanation>('AccessExplanation').implement({
  personal: false,
  description: 'The decision for every labelled place of an operation, and no data.',
  fields: (t) => ({
    purpose: t.exposeID('purpose', { nullable: true }),
    entries: t.field({ type: [AccessEntry], nullable: false, resolve: ({ entries }) => [...entries] }),
  }),
});

builder.queryField('explainAccess', (t) =>
  t.field({
    type: AccessExplanation,
    ungated: 'It answers decisions and no data; a caller without a purpose needs it most.',
    description: 'Explains what an operation would be allowed to read for a purpose, without running it.',
    args: {
      operation: t.arg.string({ required: true, personal: false }),
      operationName: t.arg.string({ personal: false }),
      purpose: t.arg.string({
        personal: false,
        description: 'Left out: the purpose that this request declares.',
      }),
    },
    resolve: (_root, { operation, operationName, purpose }, context, info) => {
      const document = readOperation(operation);
      const node = getOperationAST(document, operationName ?? undefined);
      const errors = validate(info.schema, document);
      if (!node || errors.length > 0) {
        throw badOperation(errors[0]?.message ?? 'It holds no operation, or several and no operationName.');
      }
      return explain(context, purpose ?? context.purpose, coordinatesOf(info.schema, document, node));
    },
  }),
);

function explain(
  { access, inForce }: Context,
  purpose: string | undefined,
  coordinates: ReturnType<typeof coordinatesOf>,
): Explanation {
  return {
    purpose: purpose ?? null,
    entries: coordinates.map(({ coordinate, category }) => ({
      coordinate,
      decision: decide({ category, purpose, access, policy: inForce.policy }),
    })),
  };
}

function readOperation(text: string): DocumentNode {
  if (text.length > LONGEST) throw badOperation(`It is longer than ${LONGEST} characters.`);
  try {
    return parse(text, { maxTokens: MOST_TOKENS });
  } catch (error) {
    throw badOperation(error instanceof GraphQLError ? error.message : 'It is not GraphQL.');
  }
}

function badOperation(why: string): GraphQLError {
  return new GraphQLError(`This operation cannot be explained. ${why}`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
