import type { Database } from '@remit/schema';
import { defineCommand } from 'citty';
import { issueToken, revokeToken, type TokenHolder } from '../auth/issue-token.ts';
import { controllerNamed } from './controller-named.ts';
import { Fault, told } from './fault.ts';
import { placeArgs, placeOf, tokenKeyOf, withDatabase } from './place.ts';
import { createSay } from './say.ts';

const DAY = 86_400_000;

type Named = {
  readonly agent?: string | undefined;
  readonly app?: string | undefined;
  readonly visitor?: string | undefined;
};

const create = defineCommand({
  meta: { description: 'Give a token to an agent, an app or a visitor. It is shown once.' },
  args: {
    ...placeArgs,
    controller: { type: 'string', required: true, description: 'Slug, for example chat2desk' },
    agent: { type: 'string', description: 'E-mail or id of an agent', valueHint: 'e-mail' },
    app: { type: 'string', description: 'Client id of an app with a grant', valueHint: 'client id' },
    visitor: { type: 'string', description: 'Id of a data subject', valueHint: 'per_…' },
    days: { type: 'string', description: 'Days after which it ends (default: never)' },
  },
  run: ({ args }) =>
    told(async () => {
      const say = createSay();
      const place = placeOf(args);
      const days = args.days === undefined ? undefined : Number(args.days);
      if (days !== undefined && !(days > 0)) throw new Fault('--days is a number above 0.');
      await withDatabase(place, say, async (database) => {
        const controller = await controllerNamed(database, args.controller);
        const holder = await holderOf(database, controller.id, args);
        const now = new Date();
        const token = await issueToken(
          { database, tokenKey: await tokenKeyOf(place), now },
          {
            holder,
            controllerId: controller.id,
            ...(days !== undefined && { expiresAt: new Date(now.getTime() + days * DAY) }),
          },
        );
        say(`A token for this ${holder.kind}. It is kept nowhere: copy it now.`);
        console.log(token);
      });
    }),
});

async function holderOf({ prisma }: Database, controllerId: number, named: Named): Promise<TokenHolder> {
  const { agent, app, visitor } = named;
  if ([agent, app, visitor].filter((each) => each !== undefined).length !== 1) {
    throw new Fault('Say for whom: exactly one of --agent, --app and --visitor.');
  }
  if (agent !== undefined) {
    const found = await prisma.agent.findFirst({
      where: { controllerId, disabledAt: null, OR: [{ email: agent }, { publicId: agent }] },
    });
    if (found === null) throw new Fault('There is no such agent at this controller.');
    return { kind: 'agent', agentId: found.id };
  }
  if (app !== undefined) {
    const found = await prisma.grant.findFirst({
      where: { controllerId, revokedAt: null, oauthClient: { clientId: app } },
    });
    if (found === null) throw new Fault('This controller has granted nothing to such an app.');
    return { kind: 'app', grantId: found.id };
  }
  const found = await prisma.dataSubject.findFirst({
    where: { controllerId, publicId: visitor ?? '', kind: 'CUSTOMER' },
  });
  if (found === null) throw new Fault('There is no such person at this controller.');
  return { kind: 'visitor', dataSubjectId: found.id };
}

const revoke = defineCommand({
  meta: { description: 'Take a token back: it opens nothing any more, and its live streams end now' },
  args: { ...placeArgs, token: { type: 'positional', required: true, description: 'The token' } },
  run: ({ args }) =>
    told(async () => {
      const say = createSay();
      const place = placeOf(args);
      await withDatabase(place, say, async (database) => {
        const options = { database, tokenKey: await tokenKeyOf(place), now: new Date() };
        if (!(await revokeToken(options, args.token))) {
          throw new Fault('There is no such token, or it was revoked before.');
        }
        say('Revoked.');
      });
    }),
});

export const token = defineCommand({
  meta: { description: 'Give and take tokens' },
  subCommands: { create, revoke },
});
