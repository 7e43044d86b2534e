import type { Prisma } from '../db/generated/client.ts';
import { newPublicId } from '../db/public-id.ts';
import type { PolicyProfile } from '../profile/shape.ts';
import type { TransferMechanism } from '../taxonomy/areas.ts';
import { covers, type DataCategory } from '../taxonomy/data-categories.ts';
import type { Random } from './random.ts';
import type { Owner } from './rows.ts';

type Helpdesk = PolicyProfile['helpdesk'];

/** A third-party app of the demo, with its entry in the register of recipients and what it asks for. */
type DemoApp = {
  readonly clientId: string;
  readonly name: string;
  readonly publisher: string;
  readonly country: string;
  readonly safeguard: TransferMechanism | null;
  readonly contractRef: string;
  readonly asksFor: readonly {
    readonly purpose: keyof Helpdesk;
    readonly categories: readonly DataCategory[];
  }[];
};

const apps: readonly DemoApp[] = [
  {
    clientId: 'example-crm',
    name: 'Example CRM',
    publisher: 'Example CRM, Inc.',
    country: 'US',
    safeguard: 'scc',
    contractRef: 'DPA-2026-001',
    asksFor: [
      { purpose: 'ticketing', categories: ['user.name', 'user.contact.email', 'user.content.ticket'] },
      { purpose: 'marketing', categories: ['user.name', 'user.contact.email', 'user.contact.phone_number'] },
    ],
  },
  {
    clientId: 'example-chat-bridge',
    name: 'Example Chat Bridge',
    publisher: 'Example Bridge GmbH',
    country: 'DE',
    safeguard: null,
    contractRef: 'DPA-2026-002',
    asksFor: [
      {
        purpose: 'liveChat',
        categories: [
          'user.name',
          'user.content.chat',
          'user.unique_id.communication_service',
          'employee.name',
        ],
      },
    ],
  },
];

/** The demo's apps, made once for all controllers. */
export async function makeApps(tx: Prisma.TransactionClient): Promise<void> {
  const data = apps.map(({ clientId, name, publisher }) => ({
    clientId,
    name,
    publisher,
    policyUrl: `https://${clientId}.example/privacy`,
  }));
  await tx.oAuthClient.createMany({ data, skipDuplicates: true });
}

/** The register of recipients from the profile, and a grant for each app: what it asks for and the policy lists. */
export async function makeGrants(
  tx: Prisma.TransactionClient,
  profile: PolicyProfile,
  { controllerId }: Owner,
  grantedAt: Date,
  random: Random,
): Promise<void> {
  // An entry without name and country is a kind of recipient that the policy announces; nobody stands behind it yet.
  const registered = profile.recipients.flatMap(
    ({ name, country, safeguard, contractRef, policyUrl, active }) =>
      name.value === null || country.value === null
        ? []
        : [
            {
              name: name.value,
              country: country.value,
              safeguard: safeguard.value,
              contractRef: contractRef.value,
              policyUrl: policyUrl.value,
              active: active.value,
            },
          ],
  );
  const ofApps = apps.map(({ clientId, name, country, safeguard, contractRef }) => ({
    name,
    country,
    safeguard,
    contractRef,
    policyUrl: `https://${clientId}.example/privacy`,
    active: true,
  }));
  const register = [...new Map([...registered, ...ofApps].map((entry) => [entry.name, entry])).values()];
  await tx.recipient.createMany({
    data: register.map((entry) => ({
      publicId: newPublicId('recipient', random.bytes),
      controllerId,
      ...entry,
    })),
  });
  for (const app of apps) {
    const client = await tx.oAuthClient.findUniqueOrThrow({ where: { clientId: app.clientId } });
    const recipient = await tx.recipient.findUniqueOrThrow({
      where: { controllerId_name: { controllerId, name: app.name } },
    });
    await tx.grant.create({
      data: {
        publicId: newPublicId('grant', random.bytes),
        controllerId,
        oauthClientId: client.id,
        recipientId: recipient.id,
        purposes: purposesOf(app, profile),
        grantedAt,
      },
    });
  }
}

function purposesOf(app: DemoApp, profile: PolicyProfile): Record<string, DataCategory[]> {
  const granted: Record<string, DataCategory[]> = {};
  for (const { purpose, categories } of app.asksFor) {
    const id = profile.helpdesk[purpose].value;
    const listed = profile.purposes.find((each) => each.id === id)?.dataCategories ?? [];
    const allowed = categories.filter((asked) => listed.some(({ value }) => covers(value, asked)));
    if (allowed.length > 0) granted[id] = [...new Set([...(granted[id] ?? []), ...allowed])];
  }
  return granted;
}
