import { newPublicId } from '@remit/schema';
import { TEST_NOW } from '../../src/testing/index.ts';
import { type Refusal, STREAMS } from './refusal.ts';
import { NEWSLETTER, PURPOSE, type World } from './world.ts';

const PERSON = 'query ($id: ID!) { dataSubject(id: $id) { id displayName email identityDocumentNumber } }';
const WATCH = 'subscription { chatChanged { id } }';

type Change = Parameters<World['personWith']>[0];

/** A denial about one person of whom something was written down. */
const about = (
  what: string,
  code: Refusal['code'],
  change: (world: World) => Change,
  purpose: string,
): Refusal => ({
  what,
  code,
  async ask(world) {
    const { publicId } = await world.personWith(change(world));
    const { token } = await world.controller.holder(purpose);
    return { as: token, purpose, operation: PERSON, variables: { id: publicId } };
  },
});

const said =
  (status: 'GIVEN' | 'REFUSED' | 'WITHDRAWN', more: { readonly validUntil?: Date } = {}) =>
  ({ controller }: World): Change =>
  (tx, dataSubjectId) =>
    tx.consentRecord.create({
      data: {
        ...more,
        publicId: newPublicId('consent'),
        controllerId: controller.controllerId,
        policyVersionId: controller.inForce.policyVersionId,
        dataSubjectId,
        purpose: NEWSLETTER,
        status,
        route: 'chat_widget',
        recordedAt: new Date(TEST_NOW.getTime() - 86_400_000),
      },
    });

const personIs =
  (data: { readonly erasedAt?: Date; readonly declaredAge?: number }) => (): Change => (tx, id) =>
    tx.dataSubject.update({ where: { id }, data });

const objected =
  ({ controller }: World): Change =>
  (tx, dataSubjectId) =>
    tx.objection.create({
      data: {
        publicId: newPublicId('objection'),
        controllerId: controller.controllerId,
        dataSubjectId,
        purpose: PURPOSE,
        status: 'ACCEPTED',
        receivedAt: TEST_NOW,
        decidedAt: TEST_NOW,
      },
    });

const restricted =
  ({ controller }: World): Change =>
  (tx, dataSubjectId) =>
    tx.restriction.create({
      data: {
        publicId: newPublicId('restriction'),
        controllerId: controller.controllerId,
        dataSubjectId,
        trigger: 'accuracy_contested',
        startedAt: TEST_NOW,
      },
    });

const declared = (what: string, code: Refusal['code'], purpose: string | undefined): readonly Refusal[] => [
  {
    what: `data for ${what}`,
    code,
    ask: ({ agent, person }) => ({
      as: agent,
      operation: PERSON,
      variables: { id: person.publicId },
      ...(purpose && { purpose }),
    }),
  },
  {
    what: `a stream for ${what}`,
    code,
    over: STREAMS,
    ask: ({ agent }) => ({ as: agent, operation: WATCH, ...(purpose && { purpose }) }),
  },
];

const app = (
  what: string,
  code: Refusal['code'],
  options: Parameters<World['controller']['app']>[1],
): Refusal => ({
  what,
  code,
  async ask({ controller, person }) {
    const { token } = await controller.app({ [PURPOSE]: ['user.name'] }, options);
    return { as: token, purpose: PURPOSE, operation: PERSON, variables: { id: person.publicId } };
  },
});

/** What is withheld of an answer, and what cannot be watched for that reason. */
export const ofTheDecision: readonly Refusal[] = [
  ...declared('no purpose', 'PURPOSE_NOT_DECLARED', undefined),
  ...declared('a purpose that the policy has not', 'PURPOSE_UNKNOWN', 'made.up'),
  ...declared('a purpose of somebody else', 'PURPOSE_NOT_GRANTED', NEWSLETTER),
  app('a kind of data that was not granted', 'CATEGORY_NOT_GRANTED', {}),
  {
    what: 'a kind of data that the policy has not for this',
    code: 'CATEGORY_NOT_IN_POLICY',
    ask: ({ agent, person }) => ({
      as: agent,
      purpose: PURPOSE,
      operation: PERSON,
      variables: { id: person.publicId },
    }),
  },
  app('an app that is in no register', 'RECIPIENT_NOT_REGISTERED', { registered: false }),
  app('an app in another country', 'TRANSFER_NOT_ALLOWED', { country: 'US', safeguard: null }),
  about('somebody who was not asked', 'CONSENT_MISSING', () => () => Promise.resolve(), NEWSLETTER),
  about('somebody who said no', 'CONSENT_REFUSED', said('REFUSED'), NEWSLETTER),
  about('somebody who says no now', 'CONSENT_WITHDRAWN', said('WITHDRAWN'), NEWSLETTER),
  about(
    'somebody who agreed for a time',
    'CONSENT_EXPIRED',
    said('GIVEN', { validUntil: TEST_NOW }),
    NEWSLETTER,
  ),
  about('somebody who objected', 'OBJECTED', objected, PURPOSE),
  about('somebody whose data is not used now', 'RESTRICTED', restricted, PURPOSE),
  about('somebody who was erased', 'ERASED', personIs({ erasedAt: TEST_NOW }), PURPOSE),
  about('somebody too young', 'UNDER_AGE', personIs({ declaredAge: 9 }), PURPOSE),
  {
    what: 'a chat that is too old, found by its ticket',
    code: 'RETENTION_EXPIRED',
    async ask({ controller, database, agent }) {
      const { ticketId, chatId } = await controller.person();
      const { id } = await database.prisma.conversation.update({
        where: { publicId: chatId },
        data: { retainUntil: new Date(TEST_NOW.getTime() - 1) },
      });
      await database.prisma.conversation.update({ where: { publicId: ticketId }, data: { chatId: id } });
      return {
        as: agent,
        purpose: PURPOSE,
        operation: 'query ($id: ID!) { conversation(id: $id) { ... on Ticket { id chat { id } } } }',
        variables: { id: ticketId },
      };
    },
  },
  {
    what: 'a stream of what is not there',
    code: 'NOT_FOUND',
    ask: ({ agent }) => ({
      as: agent,
      purpose: PURPOSE,
      operation: 'subscription { messageAdded(conversationId: "cht_0") { id } }',
    }),
    over: STREAMS,
  },
];
