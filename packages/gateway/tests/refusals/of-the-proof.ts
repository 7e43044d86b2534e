import { createProofKey, type ProofKey } from '../../src/testing/index.ts';
import type { Code, Refusal } from './refusal.ts';
import { PURPOSE, type World } from './world.ts';

const WHO = '{ viewer { kind } }';

type Changes = Parameters<ProofKey['prove']>[1];
type Header = Parameters<ProofKey['prove']>[2];

/** A token that is bound to a key, with a proof of that key which is almost right. */
const almost = (what: string, claims: Changes, header?: Header): Refusal => ({
  what,
  code: 'DPOP_PROOF_INVALID',
  async ask(world) {
    const key = await createProofKey();
    const as = await world.boundToken(key);
    return {
      as,
      operation: WHO,
      prove: (method, url) => key.prove({ token: as, method, url }, claims, header),
    };
  },
});

/** A token with a proof that is right in itself. */
const unfit = (
  what: string,
  tokenFor: (world: World, key: ProofKey) => string | Promise<string>,
): Refusal => ({
  what,
  code: 'UNAUTHENTICATED' satisfies Code,
  async ask(world) {
    const key = await createProofKey();
    const as = await tokenFor(world, key);
    return { as, operation: WHO, prove: (method, url) => key.prove({ token: as, method, url }) };
  },
});

/** Tokens that are bound to a key (RFC 9449). */
export const ofTheProof: readonly Refusal[] = [
  {
    what: 'a token that is bound to a key, without a proof',
    code: 'UNAUTHENTICATED',
    ask: async (world) => ({ as: await world.boundToken(await createProofKey()), operation: WHO }),
  },
  unfit('a token that is bound to another key', async (world) => world.boundToken(await createProofKey())),
  unfit('a token that is bound to no key, with a proof', async ({ controller, appToken }) => {
    const { grantId = 0 } = await controller.app({ [PURPOSE]: ['user'] });
    return appToken(grantId);
  }),
  unfit('an agent’s token with a proof', ({ agent }) => agent),
  unfit('a token of nobody with a proof', () => 'x'.repeat(43)),
  {
    what: 'an empty proof',
    code: 'DPOP_PROOF_INVALID',
    ask: async (world) => ({
      as: await world.boundToken(await createProofKey()),
      operation: WHO,
      prove: () => Promise.resolve(''),
    }),
  },
  almost('a proof for another method', { htm: 'PUT' }),
  almost('a proof for another address', { htu: 'https://evil.example/graphql' }),
  almost('a proof for another token', { ath: 'abc' }),
  almost('a proof of yesterday', { iat: 1_700_000_000 }),
  almost('a proof of another type', {}, { typ: 'jwt' }),
  {
    what: 'a proof that was used',
    code: 'DPOP_PROOF_INVALID',
    async ask(world) {
      const key = await createProofKey();
      const as = await world.boundToken(key);
      const prove = (method: string, url: string) =>
        key.prove({ token: as, method, url }, { jti: 'the same' });
      await world.gateway.ask(WHO, { as, prove });
      return { as, operation: WHO, prove };
    },
  },
];
