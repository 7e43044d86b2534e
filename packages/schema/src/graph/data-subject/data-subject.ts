import { builder } from '../../builder.ts';
import { Consent, latestConsents } from '../consent/consent.ts';
import { Invoice } from '../invoice/invoice.ts';
import { Participant } from '../participant/participant.ts';
import { PublicPost } from '../public-post/public-post.ts';
import { retained } from '../retained.ts';
import { Visit } from '../visit/visit.ts';

/** The row is the person. */
const self = [[]] as const;

/**
 * Moments of visits, invoices and posts are personal data, so no list stands in their order: a place in it, or a cursor
 * of somebody else's row, would tell a moment that is withheld.
 */
const lastRecordedFirst = { id: 'desc' } as const;

export const PostalAddress = builder
  .objectRef<{
    street: string | null;
    postalCode: string | null;
    city: string | null;
    country: string | null;
  }>('PostalAddress')
  .implement({
    personal: 'where returned',
    fields: (t) => ({
      street: t.exposeString('street', { nullable: true }),
      postalCode: t.exposeString('postalCode', { nullable: true }),
      city: t.exposeString('city', { nullable: true }),
      country: t.exposeString('country', { nullable: true, description: 'ISO 3166-1 alpha-2.' }),
    }),
  });

/** A person whose data the controller holds (GDPR 4(1)). */
export const DataSubject = builder.prismaNode('DataSubject', {
  description: 'A person whose data the controller holds (GDPR 4(1)).',
  id: { field: 'publicId' },
  // What is not there is null, like what belongs to somebody else.
  nullable: true,
  interfaces: [Participant],
  select: { id: true, publicId: true, kind: true },
  findUnique: (publicId, { controller, caller }) => ({
    publicId,
    controllerId: controller.id,
    kind: 'CUSTOMER',
    ...(caller.kind === 'VISITOR' ? { id: caller.dataSubjectId } : {}),
  }),
  fields: (t) => ({
    displayName: t.exposeString('displayName', {
      nullable: true,
      description: 'The name shown in conversations.',
      personal: { category: 'user.name', of: self },
    }),
    givenName: t.exposeString('givenName', { nullable: true, personal: { category: 'user.name', of: self } }),
    familyName: t.exposeString('familyName', {
      nullable: true,
      personal: { category: 'user.name', of: self },
    }),
    email: t.exposeString('email', {
      nullable: true,
      personal: { category: 'user.contact.email', of: self },
    }),
    phoneNumber: t.exposeString('phoneNumber', {
      nullable: true,
      personal: { category: 'user.contact.phone_number', of: self },
    }),
    communicationServiceId: t.exposeString('communicationServiceId', {
      nullable: true,
      description: 'Account id at a connected messenger.',
      personal: { category: 'user.unique_id.communication_service', of: self },
    }),
    address: t.field({
      type: PostalAddress,
      personal: { category: 'user.contact.address', of: self },
      select: { addressStreet: true, addressPostalCode: true, addressCity: true, addressCountry: true },
      resolve: (row) => ({
        street: row.addressStreet,
        postalCode: row.addressPostalCode,
        city: row.addressCity,
        country: row.addressCountry,
      }),
    }),
    jobTitle: t.exposeString('jobTitle', {
      nullable: true,
      personal: { category: 'user.job_title', of: self },
    }),
    profilePhotoUrl: t.exposeString('profilePhotoUrl', {
      nullable: true,
      personal: { category: 'user.account.profile_photo', of: self },
    }),
    lastSignInAt: t.expose('lastSignInAt', {
      type: 'DateTime',
      nullable: true,
      personal: { category: 'user.account.sign_in_activity', of: self },
    }),
    nationalIdentificationNumber: t.exposeString('nationalIdentificationNumber', {
      nullable: true,
      personal: { category: 'user.government_id.national_identification_number', of: self },
    }),
    identityDocumentNumber: t.exposeString('identityDocumentNumber', {
      nullable: true,
      description: 'Number of an identity card or passport.',
      personal: { category: 'user.government_id.document', of: self },
    }),
    identityDocumentCopyKey: t.exposeString('identityDocumentCopyKey', {
      nullable: true,
      description: 'Key of the stored copy of a personal document.',
      personal: { category: 'user.government_id.document_copy', of: self },
    }),
    location: t.exposeString('location', {
      nullable: true,
      description: 'Country, region or city.',
      personal: { category: 'user.location.imprecise', of: self },
    }),
    visits: t.relatedConnection(
      'visits',
      {
        type: Visit,
        cursor: 'publicId',
        nullable: true,
        countInList: ({ id }, publicIds, context) =>
          context.database.prisma.visit.count({
            where: { dataSubjectId: id, publicId: { in: publicIds }, ...retained(context) },
          }),
        query: (_args, context) => ({
          where: retained(context),
          orderBy: lastRecordedFirst,
        }),
      },
      { name: 'VisitConnection' },
      { name: 'VisitEdge' },
    ),
    invoices: t.relatedConnection(
      'invoices',
      {
        type: Invoice,
        cursor: 'publicId',
        nullable: true,
        countInList: ({ id }, publicIds, context) =>
          context.database.prisma.invoice.count({
            where: { dataSubjectId: id, publicId: { in: publicIds }, ...retained(context) },
          }),
        query: (_args, context) => ({
          where: retained(context),
          orderBy: lastRecordedFirst,
        }),
      },
      { name: 'InvoiceConnection' },
      { name: 'InvoiceEdge' },
    ),
    publicPosts: t.relatedConnection(
      'publicPosts',
      {
        type: PublicPost,
        cursor: 'publicId',
        nullable: true,
        countInList: ({ id }, publicIds, context) =>
          context.database.prisma.publicPost.count({
            where: { dataSubjectId: id, publicId: { in: publicIds } },
          }),
        query: { orderBy: lastRecordedFirst },
      },
      { name: 'PublicPostConnection' },
      { name: 'PublicPostEdge' },
    ),
    consents: t.field({
      type: [Consent],
      description: 'What the person last said about each purpose and channel.',
      personal: { category: 'user.privacy_preferences', of: self },
      select: (_args, _context, nested) => ({
        consentRecords: nested({
          orderBy: { id: 'desc' },
          select: { id: true, purpose: true, channel: true },
        }),
      }),
      resolve: ({ consentRecords }) => latestConsents(consentRecords),
    }),
  }),
});
