import { privacyOf } from '@remit/sdk';
import { queryDocument } from '@remit/sdk/urql';
import { useQuery } from 'urql';
import { Field } from '../../components/field.tsx';

const MINE = queryDocument({
  viewer: {
    dataSubject: {
      displayName: true,
      email: true,
      phoneNumber: true,
      communicationServiceId: true,
      location: true,
      visits: { $: { first: 1 }, edges: { node: { ipAddress: true, userAgent: true } } },
    },
  },
});

/** What the company holds about the visitor: the right of access (GDPR 15, ZZPL 26), as far as this page goes. */
export function MyData() {
  const [result] = useQuery(MINE);
  const { denials } = privacyOf(result);
  const me = result.data?.viewer?.dataSubject;
  const visit = me?.visits?.edges[0]?.node;
  const at = (field: string) => `DataSubject.${field}`;
  return (
    <details className="panel">
      <summary>What is held about me</summary>
      <dl>
        <Field label="Name" value={me?.displayName} coordinate={at('displayName')} denials={denials} />
        <Field label="E-mail" value={me?.email} coordinate={at('email')} denials={denials} />
        <Field label="Phone" value={me?.phoneNumber} coordinate={at('phoneNumber')} denials={denials} />
        <Field
          label="Messenger"
          value={me?.communicationServiceId}
          coordinate={at('communicationServiceId')}
          denials={denials}
        />
        <Field label="Place" value={me?.location} coordinate={at('location')} denials={denials} />
        <Field label="IP address" value={visit?.ipAddress} coordinate="Visit.ipAddress" denials={denials} />
        <Field label="Browser" value={visit?.userAgent} coordinate="Visit.userAgent" denials={denials} />
      </dl>
    </details>
  );
}
