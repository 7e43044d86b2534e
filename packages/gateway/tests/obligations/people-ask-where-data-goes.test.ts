import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, type Controller, type Desk, openDesk } from './fixtures/desk.ts';

const WHERE = '{ recipients { name country safeguard policyUrl purposes } }';

describeOnPostgresql('Sapat.chat: where data goes', (open) => {
  let desk: Desk;
  let controller: Controller;
  let visitor: Caller;
  beforeAll(async () => {
    desk = await openDesk(await open(), ['sapat', 'chat2desk']);
    controller = desk.of('sapat');
    visitor = await controller.visitor(await controller.person());
    const data = {
      name: 'Sender, Inc.',
      country: 'US',
      safeguard: 'scc',
      policyUrl: 'https://sender.example',
    };
    await enter({ ...data, purposes: ['marketing.communications'], active: true });
    await enter({ ...data, name: 'Not yet, Inc.', active: false });
  });
  afterAll(() => desk.gateway.close());

  async function enter(data: {
    readonly name: string;
    readonly country: string;
    readonly safeguard: string;
    readonly policyUrl: string;
    readonly purposes?: string[];
    readonly active: boolean;
  }) {
    const { controllerId } = controller;
    const publicId = `rcp_${data.name.length}`;
    await desk.gateway.database.prisma.recipient.create({ data: { ...data, controllerId, publicId } });
  }

  test('a person asks which safeguards apply, without saying what for, and is told recipient, country and mechanism [OBL-SAPAT-TRF-16]', async () => {
    const { data, errors } = await controller.ask(visitor, undefined, WHERE);
    expect(errors).toBeUndefined();
    expect(data?.['recipients']).toEqual([
      {
        name: 'Sender, Inc.',
        country: 'US',
        safeguard: 'scc',
        policyUrl: 'https://sender.example',
        purposes: ['marketing.communications'],
      },
    ]);
  });

  test('nobody sees the register of another controller, and an app none [OBL-SAPAT-TRF-16]', async () => {
    const other = desk.of('chat2desk');
    const stranger = await other.visitor(await other.person());
    expect((await other.ask(stranger, undefined, WHERE)).data).toEqual({ recipients: [] });
    const app = await controller.app({ 'support.live_chat': ['user.name'] });
    expect((await controller.ask(app, 'support.live_chat', WHERE)).data).toEqual({ recipients: [] });
  });
});
