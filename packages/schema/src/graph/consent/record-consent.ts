import type { Context } from '../../context.ts';
import type { ConsentStatus, Prisma } from '../../db/generated/client.ts';
import { newPublicId } from '../../db/public-id.ts';
import type { CompiledPurpose } from '../../profile/compile.ts';
import { recomputeLawfulness } from '../../purpose/lawfulness.ts';
import type { PersonFound } from '../people.ts';
import { Refusal } from '../problem.ts';
import { recordPersonChange } from '../record-change.ts';

/** What a person said, before it is checked against the policy. */
export type ConsentStatement = {
  readonly purpose: string;
  readonly status: ConsentStatus;
  readonly channel: string | null;
  readonly wording: string | null;
  readonly validUntil: Date | null;
  readonly route: string;
};

/**
 * Records what a person said about a purpose and makes the person's lawfulness anew, in one transaction, so that the
 * very next read knows it (GDPR 7(3), ZZPL 15). The record is only ever followed by another, never changed.
 *
 * @returns the new record; withdrawing without a channel withdraws every channel given
 * @throws Refusal when the policy knows no such purpose, channel or time limit, or the words shown are missing
 */
export async function recordConsent(
  tx: Prisma.TransactionClient,
  context: Context,
  person: PersonFound,
  statement: ConsentStatement,
): Promise<{ id: number }> {
  const { policy, policyVersionId } = context.inForce;
  const purpose = policy.purposes.get(statement.purpose);
  if (purpose === undefined) {
    throw new Refusal({
      code: 'INVALID_INPUT',
      field: 'purpose',
      message: 'The policy has no such purpose.',
    });
  }
  if (!purpose.bases.some(({ type }) => type === 'consent')) throw noConsentNeeded(purpose);
  check(context, purpose, statement);
  // Two statements at once stand one behind the other, so that the later one is the last.
  await tx.$queryRaw`SELECT id FROM data_subject WHERE id = ${person.id} FOR UPDATE`;
  const records: { id: number }[] = [];
  for (const channel of await channelsFor(tx, context, person, purpose, statement)) {
    const data = {
      publicId: newPublicId('consent'),
      controllerId: context.controller.id,
      dataSubjectId: person.id,
      policyVersionId,
      purpose: purpose.id,
      channel,
      status: statement.status,
      wording: statement.wording,
      route: statement.route,
      validUntil: statement.validUntil,
      recordedAt: context.now,
    };
    records.push(await tx.consentRecord.create({ data, select: { id: true } }));
  }
  await recomputeLawfulness(tx, context.inForce, [person.id], context.now);
  await recordPersonChange(tx, context, person.id);
  const last = records.at(-1);
  if (last === undefined)
    throw new Refusal({ code: 'CONFLICT', message: 'There is no consent to withdraw.' });
  return last;
}

function check({ inForce, now }: Context, purpose: CompiledPurpose, statement: ConsentStatement): void {
  const { consent } = inForce.policy.profile;
  const perChannel = consent.granularity.value === 'purpose_channel' && purpose.marketing !== undefined;
  if (perChannel && statement.channel === null && statement.status !== 'WITHDRAWN') {
    throw invalid(
      'channel',
      `Consent is held for each channel apart: ${purpose.marketing?.channels.join(', ')}.`,
    );
  }
  if (
    statement.channel !== null &&
    !(perChannel && purpose.marketing?.channels.includes(statement.channel))
  ) {
    throw invalid('channel', 'The policy holds no consent apart for this channel.');
  }
  if (statement.status === 'GIVEN' && consent.wordingStored.value && !statement.wording?.trim()) {
    throw invalid('wording', 'Keep the words that the person was shown; an untouched form is no consent.');
  }
  if (statement.validUntil !== null) {
    if (statement.status !== 'GIVEN')
      throw invalid('validUntil', 'Only a consent that is given can end by itself.');
    if (consent.validity.value !== 'may_be_limited') {
      throw invalid('validUntil', 'Under this policy a consent stands until it is withdrawn.');
    }
    if (statement.validUntil <= now) throw invalid('validUntil', 'That moment has passed.');
  }
}

/** The channels to write a record for: the one named, or for a withdrawal of everything each that was ever spoken of. */
async function channelsFor(
  tx: Prisma.TransactionClient,
  context: Context,
  person: PersonFound,
  purpose: CompiledPurpose,
  { channel, status }: ConsentStatement,
): Promise<readonly (string | null)[]> {
  const isSplit = context.inForce.policy.profile.consent.granularity.value === 'purpose_channel';
  if (channel !== null || status !== 'WITHDRAWN' || !isSplit || purpose.marketing === undefined)
    return [channel];
  const spoken = await tx.consentRecord.findMany({
    where: { dataSubjectId: person.id, purpose: purpose.id },
    distinct: ['channel'],
    select: { channel: true },
  });
  return spoken.map((record) => record.channel);
}

function noConsentNeeded(purpose: CompiledPurpose): Refusal {
  const bases = purpose.bases.map(({ type, articles }) => `${type} (${articles.join(', ')})`).join('; ');
  return new Refusal({
    code: 'NOT_ALLOWED',
    field: 'purpose',
    message: `This purpose does not rest on consent but on ${bases}.`,
    remedy: purpose.objectable ? 'You can object to it instead.' : 'It can neither be given nor withdrawn.',
  });
}

function invalid(field: string, message: string): Refusal {
  return new Refusal({ code: 'INVALID_INPUT', field, message });
}
