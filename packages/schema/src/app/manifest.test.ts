import { describe, expect, test } from 'vitest';
import { demoManifests } from '../seed/apps.ts';
import { manifestFaultsInWords, parseManifest } from './manifest.ts';
import { usApp } from './testing/example-manifest.ts';

function wordsFor(input: unknown): string {
  const parsed = parseManifest(input);
  return 'faults' in parsed ? manifestFaultsInWords(parsed.faults) : 'sound';
}

describe('a manifest', () => {
  test.each([usApp, ...demoManifests])('of $name is sound, and comes back as it was', (manifest) => {
    expect(parseManifest(JSON.parse(JSON.stringify(manifest)))).toEqual({ manifest });
  });

  test('tells everything that is wrong with it at once, in plain words', () => {
    const spoilt = {
      clientId: 'Bridge_1',
      name: ' ',
      policyUrl: 'http://bridge.example/privacy',
      redirectUris: [
        'http://bridge.example/callback',
        'http://localhost/callback',
        'https://bridge.example/*',
        'https://user:secret@bridge.example/',
        'https://bridge.example/#here',
        'javascript:alert(1)',
      ],
      scopes: ['tickets:raed', 'tickets:read', 'tickets:read'],
      purposes: {
        Support: { categories: ['user.name'], reason: 'x' },
        'support.live_chat': { categories: ['user.emial', 'user.content.chat'] },
        'support.ticketing': { categories: [], reason: 'Answering' },
      },
      recipient: { country: 'usa', role: 'controler', safeguard: 'handshake', contract: 'DPA-1' },
      webhook: 'https://bridge.example/hooks',
    };
    expect(wordsFor(spoilt)).toMatchInlineSnapshot(`
      "The manifest has 21 faults.
        clientId: It must be lower-case words joined by dashes, 3 to 64 characters: example-crm. Correct it.
        name: It is empty. Say it in plain words.
        publisher: It is missing. Add it.
        policyUrl: It must be the address of your own privacy policy: an https address without user, password or "#". Correct it.
        redirectUris[0]: It must be an https address, or http on 127.0.0.1 or [::1], without user, password, "#" or "*". Correct it.
        redirectUris[1]: It must be an https address, or http on 127.0.0.1 or [::1], without user, password, "#" or "*". Correct it.
        redirectUris[2]: It must be an https address, or http on 127.0.0.1 or [::1], without user, password, "#" or "*". Correct it.
        redirectUris[3]: It must be an https address, or http on 127.0.0.1 or [::1], without user, password, "#" or "*". Correct it.
        redirectUris[4]: It must be an https address, or http on 127.0.0.1 or [::1], without user, password, "#" or "*". Correct it.
        redirectUris[5]: It must be an https address, or http on 127.0.0.1 or [::1], without user, password, "#" or "*". Correct it.
        scopes[0]: "tickets:raed" is no scope. Did you mean "tickets:read"? There are tickets:read, tickets:write, chats:read, chats:write, notes:read, notes:write, people:read, teams:read, visits:read, invoices:read, posts:read, consent:read, consent:write, dsar:submit.
        scopes: Something stands here twice. Name each once.
        purposes.Support: A purpose is named like support.live_chat. Correct the name.
        purposes[support.live_chat].categories[0]: "user.emial" is no kind of data that the taxonomy knows.
        purposes[support.live_chat].reason: It is missing. Add it.
        purposes[support.ticketing].categories: It is empty. Name at least one.
        recipient.country: It must be the two capital letters of a country: US. Correct it.
        recipient.role: It must be one of: processor, controller. Correct it.
        recipient.safeguard: It must be one of: adequacy_ec, adequacy_rs, coe108, scc, art65, contract_necessity, other. Correct it.
        recipient.contract: There is no such key here. Correct it or take it out.
        webhook: There is no such key here. Correct it or take it out."
    `);
  });

  test.each([null, 7, 'a manifest', [], undefined])('that is %j is a fault and no crash', (input) => {
    expect(wordsFor(input)).toMatch(/^The manifest has 1 fault/);
  });

  test('says who it is in words that change nothing around them, on a page or in a terminal', () => {
    const said = (text: string) => {
      const purposes = { 'support.live_chat': { categories: ['user.name'], reason: text } };
      return wordsFor({ ...usApp, name: text, publisher: text, purposes });
    };
    for (const text of [
      'Zendesk\u202e',
      '\u2066Bridge',
      'Bridge\u001b[2J',
      'Bridge\nof Zendesk',
      'a\u2028b',
      '\u0000',
    ])
      expect([text, said(`By ${text}.`)]).toEqual([
        text,
        expect.stringMatching(/^The manifest has 3 faults/),
      ]);
    for (const text of ['Žuti čamac d.o.o.', 'ישראל', '株式会社', '👩‍💻 O’Neill & <Sons>'])
      expect([text, said(text)]).toEqual([text, 'sound']);
  });

  test('may come back to this machine by address, on any port, and by no other name', () => {
    const withUri = (uri: string) => parseManifest({ ...usApp, redirectUris: [uri] });
    for (const uri of ['http://127.0.0.1/cb', 'http://127.0.0.1:8976/cb', 'http://[::1]:1/cb'])
      expect([uri, 'manifest' in withUri(uri)]).toEqual([uri, true]);
    for (const uri of [
      'http://127.0.0.1.evil.example/cb',
      'http://127.0.0.1@evil.example/cb',
      'http://127.1/cb',
      'http://0.0.0.0/cb',
      'https:/bridge.example/cb',
      'https://bridge.example/c b',
      'https://bridge.example\\@evil.example/cb',
      '/cb',
      '',
    ])
      expect([uri, 'manifest' in withUri(uri)]).toEqual([uri, false]);
  });
});
