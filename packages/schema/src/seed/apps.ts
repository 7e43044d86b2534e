import { publishedProfiles } from '../../profiles/index.ts';
import type { AppManifest } from '../app/manifest.ts';
import type { Prisma } from '../db/generated/client.ts';
import { newPublicId } from '../db/public-id.ts';
import type { PolicyProfile } from '../profile/shape.ts';
import { covers, type DataCategory } from '../taxonomy/data-categories.ts';
import type { Random } from './random.ts';
import type { Owner } from './rows.ts';

type Helpdesk = PolicyProfile['helpdesk'];

/** A third-party app of the demo. What it asks for is named by what a controller's helpdesk does, whatever its policy calls that. */
type DemoApp = Omit<AppManifest, 'purposes'> & {
  readonly asksFor: readonly {
    readonly purpose: keyof Helpdesk;
    readonly categories: readonly DataCategory[];
    readonly reason: string;
  }[];
};

const apps: readonly DemoApp[] = [
  {
    clientId: 'example-crm',
    name: 'Example CRM',
    publisher: 'Example CRM, Inc.',
    policyUrl: 'https://example-crm.example/privacy',
    redirectUris: ['https://example-crm.example/oauth/callback', 'http://127.0.0.1:8976/callback'],
    webhookUrl: 'https://example-crm.example/hooks/remit',
    scopes: ['tickets:read', 'tickets:write', 'people:read', 'teams:read', 'consent:read', 'consent:write'],
    recipient: { country: 'US', role: 'processor', safeguard: 'scc', contractRef: 'DPA-2026-001' },
    asksFor: [
      {
        purpose: 'ticketing',
        categories: ['user.name', 'user.contact.email', 'user.content.ticket'],
        reason: 'The person who answers in the CRM sees who wrote and what about.',
      },
      {
        purpose: 'marketing',
        categories: ['user.name', 'user.contact.email', 'user.contact.phone_number'],
        reason: 'Campaigns go to those who want them.',
      },
    ],
  },
  {
    clientId: 'example-chat-bridge',
    name: 'Example Chat Bridge',
    publisher: 'Example Bridge GmbH',
    policyUrl: 'https://example-chat-bridge.example/privacy',
    redirectUris: ['https://example-chat-bridge.example/oauth/callback'],
    scopes: ['chats:read', 'chats:write'],
    recipient: { country: 'DE', role: 'processor', contractRef: 'DPA-2026-002' },
    asksFor: [
      {
        purpose: 'liveChat',
        categories: [
          'user.name',
          'user.content.chat',
          'user.unique_id.communication_service',
          'employee.name',
        ],
        reason: 'Chats go on in the messenger that your staff use.',
      },
    ],
  },
];

/** The manifests of the demo's apps, with the purposes of all the profiles that come with the schema. */
export const demoManifests: readonly AppManifest[] = apps.map(({ asksFor, ...app }) => ({
  ...app,
  purposes: Object.fromEntries(
    publishedProfiles.flatMap(({ helpdesk }) =>
      asksFor.map(({ purpose, categories, reason }) => [helpdesk[purpose].value, { categories, reason }]),
    ),
  ),
}));

/** The demo's apps, made once for all controllers. */
export async function makeApps(tx: Prisma.TransactionClient): Promise<void> {
  const data = demoManifests.map((manifest) => {
    const { clientId, name, publisher, policyUrl } = manifest;
    return { clientId, name, publisher, policyUrl, manifest: JSON.parse(JSON.stringify(manifest)) };
  });
  await tx.oAuthClient.createMany({ data, skipDuplicates: true });
}

/**
 * The register of recipients from the profile, and a grant for each app: what it asks for and the policy lists. Written as
 * it would be found, and not judged: one of them is where a policy lets nothing go, so that the demo shows that as well.
 */
export async function makeGrants(
  tx: Prisma.TransactionClient,
  profile: PolicyProfile,
  { controllerId }: Owner,
  grantedAt: Date,
  random: Random,
): Promise<void> {
  // An entry without name and country is a kind of recipient that the policy announces; nobody stands behind it yet.
  const registered = profile.recipients.flatMap(
    ({ name, country, role, purposes, allowedFields, safeguard, contractRef, policyUrl, group, active }) =>
      name.value === null || country.value === null
        ? []
        : [
            {
              name: name.value,
              country: country.value,
              role: role.value,
              purposes: [...purposes.value],
              allowedFields: [...allowedFields.value],
              safeguard: safeguard.value,
              contractRef: contractRef.value,
              policyUrl: policyUrl.value,
              ofGroup: group.value,
              active: active.value,
            },
          ],
  );
  const clients = await tx.oAuthClient.findMany({ select: { id: true, clientId: true } });
  const idOf = new Map(clients.map(({ id, clientId }) => [clientId, id]));
  const ofApps = apps.map((app) => {
    const granted = purposesOf(app, profile);
    return {
      name: app.name,
      oauthClientId: idOf.get(app.clientId) ?? null,
      country: app.recipient.country,
      role: app.recipient.role,
      purposes: Object.keys(granted),
      allowedFields: [...new Set(Object.values(granted).flat())],
      safeguard: app.recipient.safeguard ?? null,
      contractRef: app.recipient.contractRef ?? null,
      policyUrl: app.policyUrl,
      enteredAt: grantedAt,
      // Where people must be told first, they were.
      notifiedAt: profile.recipientRegister.changeNotice.value === 'prior' ? grantedAt : null,
      active: true,
    };
  });
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
        scopes: [...app.scopes],
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
