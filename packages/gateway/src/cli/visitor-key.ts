import { readFile } from 'node:fs/promises';
import { defineCommand } from 'citty';
import type { JWK } from 'jose';
import { createVisitorKeys, publicKeyOf, VISITOR_ALGORITHMS } from '../auth/visitor-key.ts';
import { controllerNamed } from './controller-named.ts';
import { Fault, told } from './fault.ts';
import { placeArgs, placeOf, tokenKeyOf, withDatabase } from './place.ts';
import { createSay } from './say.ts';

const named = {
  ...placeArgs,
  controller: { type: 'string', required: true, description: 'Slug, for example chat2desk' },
} as const;

const create = defineCommand({
  meta: {
    description:
      'Take a key with which a site vouches for its visitors: a public one, or a new shared secret, shown once',
  },
  args: {
    ...named,
    algorithm: {
      type: 'enum',
      options: [...VISITOR_ALGORITHMS],
      default: 'HS256',
      description: 'What it signs with, and nothing else',
    },
    'public-key': { type: 'string', description: 'File with a JWK, for ES256 and EdDSA', valueHint: 'path' },
    kid: { type: 'string', description: 'Its name in tokens (default: the day)', valueHint: 'name' },
  },
  run: ({ args }) =>
    told(async () => {
      const [say, place, now] = [createSay(), placeOf(args), new Date()];
      const keyId = args.kid ?? `${now.toISOString().slice(0, 10)}-${now.getTime().toString(36)}`;
      if (!/^[\w.-]{1,100}$/.test(keyId))
        throw new Fault('--kid has 1 to 100 letters, digits and any of _ . -');
      await withDatabase(place, say, async (database) => {
        const { id: controllerId } = await controllerNamed(database, args.controller);
        const kept = await materialOf(args.algorithm, args['public-key'], await tokenKeyOf(place));
        const where = { controllerId_keyId: { controllerId, keyId } };
        if ((await database.prisma.visitorKey.findUnique({ where })) !== null)
          throw new Fault(`There is a key "${keyId}" already: names are never used again.`);
        await database.prisma.visitorKey.create({
          data: { controllerId, keyId, algorithm: args.algorithm, material: kept.material, createdAt: now },
        });
        say(
          `kid ${keyId}, alg ${args.algorithm}, aud remit:${args.controller}, exp at most 10 minutes after iat`,
        );
        if (kept.secret !== undefined) {
          say('The secret, in base64url. It is shown nowhere again: copy it now.');
          console.log(kept.secret);
        }
      });
    }),
});

async function materialOf(algorithm: string, file: string | undefined, tokenKey: string) {
  if (algorithm === 'HS256') {
    if (file !== undefined) throw new Fault('HS256 has a shared secret and no public key.');
    return createVisitorKeys(tokenKey).newSecret();
  }
  if (file === undefined) throw new Fault(`${algorithm} needs --public-key, a file with a JWK.`);
  try {
    const { kty, crv, x, y } = publicOf(algorithm, JSON.parse(await readFile(file, 'utf8')) as JWK);
    return { secret: undefined, material: JSON.stringify({ kty, crv, x, ...(y !== undefined && { y }) }) };
  } catch (error) {
    throw new Fault(error instanceof Error ? error.message : 'The file is no JWK.');
  }
}

function publicOf(algorithm: string, jwk: JWK): JWK {
  publicKeyOf(algorithm, jwk);
  return jwk;
}

const list = defineCommand({
  meta: { description: 'List the keys of a controller: names, algorithms, days' },
  args: named,
  run: ({ args }) =>
    told(async () => {
      await withDatabase(placeOf(args), createSay(), async (database) => {
        const { id: controllerId } = await controllerNamed(database, args.controller);
        const keys = await database.prisma.visitorKey.findMany({
          where: { controllerId },
          orderBy: { id: 'asc' },
        });
        for (const { keyId, algorithm, createdAt, retiredAt } of keys) {
          const end = retiredAt === null ? 'good' : `retired ${retiredAt.toISOString()}`;
          console.log(`${keyId}\t${algorithm}\tsince ${createdAt.toISOString()}\t${end}`);
        }
      });
    }),
});

const retire = defineCommand({
  meta: { description: 'Retire a key: what it signed opens nothing any more, and live streams end now' },
  args: { ...named, kid: { type: 'positional', required: true, description: 'Its name' } },
  run: ({ args }) =>
    told(async () => {
      const say = createSay();
      await withDatabase(placeOf(args), say, async (database) => {
        const { id: controllerId } = await controllerNamed(database, args.controller);
        const { count } = await database.prisma.visitorKey.updateMany({
          where: { controllerId, keyId: args.kid, retiredAt: null },
          data: { retiredAt: new Date() },
        });
        if (count === 0) throw new Fault('There is no such key, or it was retired before.');
        say('Retired.');
      });
    }),
});

export const visitorKey = defineCommand({
  meta: { description: 'Keys with which a site vouches for its visitors' },
  subCommands: { create, list, retire },
});
