import { type Database, purposesIn } from '@remit/schema';
import { defineCommand } from 'citty';
import { controllerArg } from './app-input.ts';
import { controllerNamed } from './controller-named.ts';
import { told } from './fault.ts';
import { placeArgs, placeOf, withDatabase } from './place.ts';
import { createSay } from './say.ts';

export const listApps = defineCommand({
  meta: { description: 'List the recipients of a controller’s register, with what was granted to apps' },
  args: {
    ...placeArgs,
    ...controllerArg,
    json: { type: 'boolean', description: 'The whole register as JSON, for an authority or a spreadsheet' },
  },
  run: ({ args }) =>
    told(async () => {
      await withDatabase(placeOf(args), createSay(), async (database) => {
        const { id } = await controllerNamed(database, args.controller);
        const lines = await registerOf(database, id);
        console.log(args.json ? JSON.stringify(lines, null, 2) : lines.map(inWords).join('\n\n'));
      });
    }),
});

type Line = Awaited<ReturnType<typeof registerOf>>[number];

/** The register of recipients, with the grants: who gets what, for what, on which basis, where, under which safeguard. */
async function registerOf({ prisma }: Database, controllerId: number) {
  const { currentPolicy } = await prisma.controller.findUniqueOrThrow({
    where: { id: controllerId },
    select: { currentPolicy: { select: { profile: true } } },
  });
  const basisOf = basesIn(currentPolicy?.profile);
  const recipients = await prisma.recipient.findMany({
    where: { controllerId },
    orderBy: { name: 'asc' },
    include: { oauthClient: true, grants: { orderBy: { id: 'asc' } } },
  });
  return recipients.map((entry) => {
    const [grant] = entry.grants;
    const purposes = grant ? purposesIn(grant.purposes) : undefined;
    return {
      name: entry.name,
      app: entry.oauthClient?.clientId ?? null,
      country: entry.country,
      role: entry.role,
      safeguard: entry.safeguard,
      contract: entry.contractRef,
      policy: entry.policyUrl,
      told: entry.notifiedAt,
      active: entry.active,
      allowedFields: entry.allowedFields,
      purposes: entry.purposes.map((id) => ({ id, bases: basisOf(id) })),
      grant: grant
        ? {
            version: grant.version,
            revokedAt: grant.revokedAt,
            scopes: grant.scopes,
            purposes: purposes ?? {},
            documents: grant.heldToDocuments ? grant.trustedDocuments : null,
            introspection: grant.mayIntrospect,
          }
        : null,
    };
  });
}

function basesIn(profile: unknown): (purpose: string) => readonly string[] {
  const { purposes = [] } = (profile ?? {}) as {
    purposes?: readonly { id: string; bases: readonly { value: { type: string } }[] }[];
  };
  return (id) => purposes.find((each) => each.id === id)?.bases.map(({ value }) => value.type) ?? [];
}

function inWords({
  name,
  app,
  country,
  safeguard,
  contract,
  active,
  grant,
  allowedFields,
  purposes,
}: Line): string {
  const state = active ? '' : ' (switched off)';
  const head = `${name}${app ? ` [${app}]` : ''}, ${country}${state}`;
  const file = `  contract ${contract ?? 'none'}, safeguard ${safeguard ?? 'none'}; may get ${allowedFields.join(', ') || 'nothing'}`;
  const uses = purposes.map(
    ({ id, bases }) => `  for ${id} (${bases.join(', ') || 'no basis in this policy'})`,
  );
  if (grant === null) return [head, file, ...uses].join('\n');
  const granted = grant.revokedAt
    ? [`  granted nothing any more, since ${grant.revokedAt.toISOString()}`]
    : [
        `  may: ${grant.scopes.join(', ') || 'nothing'} (version ${grant.version})`,
        ...Object.entries(grant.purposes).map(
          ([id, categories]) => `  reads for ${id}: ${categories.join(', ')}`,
        ),
        `  sends ${grant.documents === null ? 'any document' : `${grant.documents.length} documents and no other`}; asks about the schema: ${grant.introspection ? 'yes' : 'no'}`,
      ];
  return [head, file, ...uses, ...granted].join('\n');
}
