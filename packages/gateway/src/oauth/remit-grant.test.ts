import { expect, test } from 'vitest';
import { testManifest } from '../testing/oauth-desk.ts';
import { asked, faultOf, purposesOf } from './remit-grant.ts';

const manifest = testManifest();

test.each([
  [{ type: 'remit_grant' }, 'nothing is wrong'],
  [{ type: 'remit_grant', purposes: { 'support.ticketing': ['user.name'] } }, 'nothing is wrong'],
  [{ type: 'remit_grant', purpose: {} }, '"purpose" is no part of remit_grant'],
  [{ type: 'remit_grant', purposes: [] }, 'purposes is an object'],
  [{ type: 'remit_grant', purposes: {} }, 'purposes is an object'],
  [{ type: 'remit_grant', purposes: { 'support.ticketing': [] } }, 'purposes is an object'],
  [
    { type: 'remit_grant', purposes: { 'support.ticketing': ['user.shoe'] } },
    '"user.shoe" is no kind of data',
  ],
  [
    { type: 'remit_grant', purposes: { 'support.ticketing': ['user'] } },
    'does not ask for support.ticketing: user',
  ],
  [
    { type: 'remit_grant', purposes: { 'marketing.email': ['user.name'] } },
    'does not ask for marketing.email',
  ],
  [{ type: 'remit_grant', controller: 7 }, 'controller is a public id'],
])('%j: %s', (detail, fault) => {
  expect(faultOf(detail, manifest) ?? 'nothing is wrong').toContain(fault);
});

test('several entries ask for what they ask together; one that names nothing asks for all', () => {
  const one = { type: 'remit_grant', purposes: { a: ['user.name'] } };
  const two = {
    type: 'remit_grant',
    purposes: { a: ['user.contact'], b: ['user.name'] },
    controller: 'ctl_1',
  };
  expect(asked([one, two])).toEqual({
    purposes: { a: ['user.name', 'user.contact'], b: ['user.name'] },
    controller: 'ctl_1',
  });
  expect(asked([one, { type: 'remit_grant' }]).purposes).toBeUndefined();
  expect(asked(undefined)).toEqual({ purposes: undefined, controller: undefined });
  expect(Object.keys(purposesOf(manifest))).toEqual(['support.ticketing', 'support.live_chat']);
});
