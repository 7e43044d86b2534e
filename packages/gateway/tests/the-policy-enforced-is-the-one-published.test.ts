import { newPublicId } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { expect, onTestFinished, test } from 'vitest';
import { codeOf, startTestGateway } from '../src/testing/index.ts';

const purpose = 'support.ticketing';

describeOnDatabases('a policy version whose text is not the one it was published with', (open) => {
  test('is not enforced: nothing is answered, and the caller is not told why', async () => {
    const database = await open();
    const gateway = await startTestGateway({ database, controllers: ['sapat'] });
    onTestFinished(() => gateway.close());
    const ask = async () => {
      const as = await gateway.tokens.agent('sapat');
      return gateway.ask('{ tickets { totalCount } }', { as, purpose });
    };
    expect((await ask()).data?.['tickets']).not.toBeNull();

    const { prisma } = database;
    const controller = await prisma.controller.findFirstOrThrow({ include: { currentPolicy: true } });
    const profile = JSON.parse(JSON.stringify(controller.currentPolicy?.profile)) as {
      children: { minAge: { value: number } };
    };
    profile.children.minAge.value = 0;
    const { id } = await prisma.policyVersion.create({
      data: {
        publicId: newPublicId('policy'),
        controllerId: controller.id,
        sha256: 'the digest of another text',
        profile,
        publishedAt: new Date(0),
      },
    });
    await prisma.controller.update({ where: { id: controller.id }, data: { currentPolicyId: id } });
    const answer = await ask();
    expect([answer.data ?? null, codeOf(answer)]).toEqual([null, 'INTERNAL_SERVER_ERROR']);
    expect(JSON.stringify(answer)).not.toContain('published');
  });
});
