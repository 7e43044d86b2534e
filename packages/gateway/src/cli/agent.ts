import { defineCommand } from 'citty';
import { emailIn, isShutOut, writeInvitation } from '../login/invitation.ts';
import { invitationLink } from '../login/invitations.ts';
import { createLoginSecrets } from '../login/secrets.ts';
import { controllerNamed } from './controller-named.ts';
import { Fault, told } from './fault.ts';
import { placeArgs, placeOf, tokenKeyOf, withDatabase } from './place.ts';
import { createSay } from './say.ts';

const named = {
  ...placeArgs,
  controller: { type: 'string', required: true, description: 'Slug, for example chat2desk' },
  email: { type: 'string', required: true, description: 'E-mail of the agent' },
} as const;

const invite = defineCommand({
  meta: {
    description:
      'Make a link with which somebody becomes an agent, or gets a new way into an account. Good once, three days',
  },
  args: {
    ...named,
    role: {
      type: 'string',
      required: true,
      description: 'owner, admin, agent, viewer, or a role of the policy',
    },
    address: {
      type: 'string',
      default: process.env['REMIT_PUBLIC_URL'] ?? 'http://127.0.0.1:4000',
      description: 'Where browsers find the gateway (default: REMIT_PUBLIC_URL)',
    },
  },
  run: ({ args }) =>
    told(async () => {
      const [say, place] = [createSay(), placeOf(args)];
      const email = emailIn(args.email);
      if (email === undefined) throw new Fault('That is no e-mail address.');
      if (args.role === 'visitor') throw new Fault('Nobody is employed as a visitor.');
      await withDatabase(place, say, async (database) => {
        const { id: controllerId } = await controllerNamed(database, args.controller);
        const about = { secrets: createLoginSecrets(await tokenKeyOf(place)), now: new Date() };
        const whom = { controllerId, email, role: args.role };
        if (await isShutOut(database.prisma, whom))
          throw new Fault('This agent is shut out. To let them in again: remit agent enable.');
        const token = await writeInvitation(database.prisma, whom, about);
        say(`An invitation for ${email}. It is kept nowhere: send it now.`);
        console.log(invitationLink(`${args.address.replace(/\/$/, '')}/login/${args.controller}`, token));
      });
    }),
});

const setDisabled = (description: string, when: () => Date | null) =>
  defineCommand({
    meta: { description },
    args: named,
    run: ({ args }) =>
      told(async () => {
        const say = createSay();
        await withDatabase(placeOf(args), say, async (database) => {
          const { id: controllerId } = await controllerNamed(database, args.controller);
          const { count } = await database.prisma.agent.updateMany({
            where: { controllerId, email: { equals: args.email.trim(), mode: 'insensitive' } },
            data: { disabledAt: when() },
          });
          if (count === 0) throw new Fault('There is no such agent at this controller.');
          say('Done: it counts from the next operation on, in every process.');
        });
      }),
  });

export const agent = defineCommand({
  meta: { description: 'Invite, disable and enable members of staff' },
  subCommands: {
    invite,
    disable: setDisabled('Shut an agent out: sessions, tokens and live streams end now', () => new Date()),
    enable: setDisabled('Let an agent in again', () => null),
  },
});
