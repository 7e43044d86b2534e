import { queryDocument } from '@remit/sdk/urql';
import { DarkField, denialOf } from '../../components/dark-field.tsx';
import { Fault, Loading } from '../../components/notice.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { FIELD_LABELS, type LabelledField } from '../../words/coordinates.ts';
import { longTime } from '../../words/times.ts';

const one = { $: { first: 1 } } as const;

/** What the controller holds about the visitor, under the purpose of answering the person's own requests. */
export function HeldData() {
  const { data, denials, fault, isLoading, reread } = useAnswer(
    queryDocument({
      viewer: {
        dataSubject: {
          displayName: true,
          givenName: true,
          familyName: true,
          email: true,
          phoneNumber: true,
          communicationServiceId: true,
          address: { street: true, postalCode: true, city: true, country: true },
          jobTitle: true,
          location: true,
          lastSignInAt: true,
          nationalIdentificationNumber: true,
          identityDocumentNumber: true,
          visits: {
            ...one,
            edges: {
              node: {
                ipAddress: true,
                userAgent: true,
                networkProvider: true,
                pageUrl: true,
                clickstream: true,
                featuresUsed: true,
              },
            },
          },
          invoices: { ...one, edges: { node: { number: true, amount: true, currency: true } } },
          publicPosts: { ...one, edges: { node: { platform: true, body: true } } },
          chats: { $: { first: 100 }, edges: { node: { id: true } } },
          tickets: { $: { first: 100 }, edges: { node: { id: true } } },
        },
      },
    }),
  );
  if (fault) return <Fault fault={fault} onRetry={reread} />;
  if (isLoading && data === undefined) return <Loading lines={8} label="Loading what is held about you" />;
  const person = data?.viewer?.dataSubject;
  const visit = person?.visits?.edges[0]?.node;
  const invoice = person?.invoices?.edges[0]?.node;
  const post = person?.publicPosts?.edges[0]?.node;
  const { street, postalCode, city, country } = person?.address ?? {};
  const held: readonly (readonly [LabelledField, string | null | undefined])[] = [
    ['DataSubject.displayName', person?.displayName],
    ['DataSubject.givenName', person?.givenName],
    ['DataSubject.familyName', person?.familyName],
    ['DataSubject.email', person?.email],
    ['DataSubject.phoneNumber', person?.phoneNumber],
    ['DataSubject.communicationServiceId', person?.communicationServiceId],
    ['DataSubject.address', [street, postalCode, city, country].filter(Boolean).join(', ')],
    ['DataSubject.jobTitle', person?.jobTitle],
    ['DataSubject.location', person?.location],
    ['DataSubject.lastSignInAt', person?.lastSignInAt && longTime(person.lastSignInAt)],
    ['DataSubject.nationalIdentificationNumber', person?.nationalIdentificationNumber],
    ['DataSubject.identityDocumentNumber', person?.identityDocumentNumber],
    ['Visit.ipAddress', visit?.ipAddress],
    ['Visit.userAgent', visit?.userAgent],
    ['Visit.networkProvider', visit?.networkProvider],
    ['Visit.pageUrl', visit?.pageUrl],
    ['Visit.clickstream', visit?.clickstream],
    ['Visit.featuresUsed', visit?.featuresUsed],
    ['Invoice.number', invoice?.number],
    ['PublicPost.body', post?.body],
  ];
  return (
    <section aria-labelledby="held">
      <h3 id="held">What is held about you</h3>
      <p className="quiet">
        Read for answering your own requests. {person?.chats?.edges.length ?? 0} chats and{' '}
        {person?.tickets?.edges.length ?? 0} tickets of yours are kept as well.
      </p>
      <dl className="fields">
        {held.map(([coordinate, value]) => {
          const denial = denialOf(denials, coordinate);
          // What is not held is left out: this is about what is.
          if (!value && !denial) return null;
          return (
            <div key={coordinate}>
              <dt>{FIELD_LABELS[coordinate]}</dt>
              <dd>
                {denial && !value ? <DarkField denial={denial} label={FIELD_LABELS[coordinate]} /> : value}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="quiet">Nothing else is on file.</p>
    </section>
  );
}
