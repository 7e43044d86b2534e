import { builder } from '../../builder.ts';

const ConsentStatus = builder.enumType('ConsentStatus', {
  values: ['GIVEN', 'REFUSED', 'WITHDRAWN'] as const,
});

/** One thing a person said about a purpose. It is reached only through a labelled field or as the receipt of a mutation. */
export const Consent = builder.prismaObject('ConsentRecord', {
  name: 'Consent',
  personal: 'where returned',
  description:
    'One thing a person said about a purpose; the record is never changed, only followed by another.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('publicId', { nullable: false }),
    purpose: t.exposeID('purpose', { nullable: false }),
    channel: t.exposeString('channel', { nullable: true }),
    status: t.expose('status', { type: ConsentStatus, nullable: false }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', nullable: false }),
    validUntil: t.expose('validUntil', { type: 'DateTime', nullable: true }),
  }),
});

/** The newest record of each purpose and channel, from records in descending order. */
export function latestConsents<Row extends { readonly purpose: string; readonly channel: string | null }>(
  records: readonly Row[],
): Row[] {
  const latest = new Map<string, Row>();
  for (const record of records) {
    const key = JSON.stringify([record.purpose, record.channel]);
    if (!latest.has(key)) latest.set(key, record);
  }
  return [...latest.values()];
}
