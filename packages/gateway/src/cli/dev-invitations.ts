import type { Database } from '@remit/schema';
import { writeInvitation } from '../login/invitation.ts';
import { invitationLink } from '../login/invitations.ts';
import { createLoginSecrets } from '../login/secrets.ts';

type Options = {
  readonly database: Database;
  readonly tokenKey: string;
  readonly url: string;
  readonly now: Date;
};

/** For each controller a link with which whoever tries this out becomes an agent who answers customers. */
export async function devInvitations({
  database,
  tokenKey,
  url,
  now,
}: Options): Promise<ReadonlyMap<string, string>> {
  const about = { secrets: createLoginSecrets(tokenKey), now };
  const controllers = await database.prisma.controller.findMany({ select: { id: true, slug: true } });
  const links = controllers.map(async ({ id, slug }): Promise<[string, string]> => {
    const whom = { controllerId: id, email: `you@${slug}.example`, role: 'agent' };
    const token = await writeInvitation(database.prisma, whom, about);
    return [slug, invitationLink(`${url}/login/${slug}`, token)];
  });
  return new Map(await Promise.all(links));
}
