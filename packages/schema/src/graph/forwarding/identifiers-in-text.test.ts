import { describe, expect, test } from 'vitest';
import { identifiersIn, type KnownIdentifiers } from './identifiers-in-text.ts';

const KNOWN: KnownIdentifiers = {
  name: ['Ana Petrović', 'Ana', 'Petrović'],
  'e-mail address': ['ana.petrovic@example.rs'],
  number: ['+381 64 123 4567', '0101990715003', 'RS-0987'],
  address: ['Sarajevska 7'],
  id: ['viber:77-xy'],
};

describe('identifiers in a text', () => {
  test.each([
    'Asks whether the washing machine can be delivered on the second floor.',
    'Pita da li se mašina može isporučiti na drugi sprat, i to do 29.11.2026. ili 2026-12-01.',
    'Anode and banana: order 4711, 120.000 dinara, invoice of 2025.',
    'Very urgent; and any answer will do.',
    'Може ли сутра у подне?',
    'A filter of 5 µm, a resistor of 10 kΩ; see https://shop.example/washing-machines 🇷🇸.',
    'Open from 8 to 16; look at it and say what it costs: 1.250 or 1,300?',
  ])('%s: says nothing of who it is', (text) => {
    expect(identifiersIn(text, KNOWN)).toEqual([]);
  });

  test.each([
    ['Call Ana tomorrow.', 'name'],
    ['ANA called.', 'name'],
    ['Pozovite Anu.', 'name'],
    ['Anin aparat', 'name'],
    ['Gospođa Petrovic', 'name'],
    ['kod Petrovića', 'name'],
    ['Петровићу', 'name'],
    ['P e t r o v i ć', 'name'],
    ['Pet\u200Brović', 'name'],
    ['Реtrović with two Cyrillic letters', 'name'],
    ['ana.petrovic@example.rs', 'e-mail address'],
    ['somebody.else@example.com', 'e-mail address'],
    ['ana.petrovic at example.rs', 'e-mail address'],
    ['+381641234567', 'number'],
    ['064/123-45-67', 'number'],
    ['ends in 234567', 'number'],
    ['0101990715003', 'number'],
    ['１２３４５６７', 'number'],
    ['٠٦٤', 'number'],
    ['her paper RS 0987', 'number'],
    ['lives in Sarajevska', 'address'],
    ['u Sarajevskoj 7', 'address'],
    ['Сарајевској', 'address'],
    ['ticket tkt_5mHq0Jc2vXl3ZsT8bWnY1u', 'id'],
    ['from 203.0.113.7', 'id'],
    ['from 2001:db8:0:1::7', 'id'],
    ['on viber:77-xy', 'id'],
    ['on VIBER : 77 xy', 'id'],
    ['A n a called', 'name'],
    ['A.n.a called', 'name'],
    ['Call A-\nna', 'name'],
    ['for 🇦🇳🇦', 'name'],
    ['\u202Eana\u202C', 'name'],
    ['Petr\u03BFvić with a Greek letter', 'name'],
    ['Петр\u03BFвић with a Greek letter', 'name'],
    ['Pet\u3164rović with a filler', 'name'],
    ['ᴀɴᴀ in small capitals', 'name'],
    ['𝐀𝐧𝐚 in bold', 'name'],
    ['unseen: \u{E0061}\u{E006E}\u{E0061}', 'name'],
    ['Petrovich', 'name'],
    ['somebody＠example.com', 'e-mail address'],
    ['somebody (at) example.com', 'e-mail address'],
    ['somebody at example dot com', 'e-mail address'],
    ['ana.petrovic(at)example.rs', 'e-mail address'],
    ['ana petrovic', 'e-mail address'],
    ['99 9\u200B9 9\u200B9 9 9', 'number'],
    ['9️⃣9️⃣9️⃣9️⃣9️⃣9️⃣9️⃣', 'number'],
    ['999\n999\n99', 'number'],
    ['999_999_99 and 99,99,99,99', 'number'],
    ['064 and then 123,\nand then 45 67', 'number'],
    ['my_tkt_5mHq0Jc2vXl3ZsT8bWnY1ux', 'id'],
    ['tkt_5mHq0Jc2 vXl3ZsT8bWnY1u', 'id'],
    ['tkt_5mHq\u200B0Jc2vXl3ZsT8bWnY1u', 'id'],
    ['t.me/somebody', 'id'],
  ] as const)('%s: %s', (text, kind) => {
    expect(identifiersIn(text, KNOWN)).toContain(kind);
  });

  test.each([
    ['Petar', 'od Petra'],
    ['Đorđe', 'Djordja'],
    ['Đorđe', 'Ђорђу'],
    ['Nikola Jovanović', 'Nikolin'],
    ['Marko', 'sa Markom'],
    ['Müller', 'Herr Muller'],
    ['Strauß', 'Strauss'],
    ['Bo Li', 'for Li'],
    ['Müller', 'Herr Mueller'],
    ['Mueller', 'Herr Müller'],
    ['Saša', 'Sasha'],
    ['Наташа Жукова', 'Natasha'],
    ['Николай', 'Nikolaj'],
    ['Николай', 'Nikolay'],
    ['Predrag', 'Predraže'],
    ['王伟', '请联系王伟先生'],
  ])('%s is found in “%s”', (name, text) => {
    expect(identifiersIn(text, { name: [name] })).toContain('name');
  });

  test('a mailbox that is nobody’s is no identifier', () => {
    expect(identifiersIn('Wants more info.', { 'e-mail address': ['info@example.rs'] })).toEqual([]);
  });

  test('a mailbox tells the name that is in it, also where no name is on file', () => {
    const known = { 'e-mail address': ['ana.petrovic@example.rs'] };
    expect(identifiersIn('kod Petrovića', known)).toEqual(['e-mail address']);
    expect(identifiersIn('sunce 77 (at) example.rs', { 'e-mail address': ['sunce77@example.rs'] })).toEqual([
      'e-mail address',
    ]);
  });

  describe('where a value goes along, it may stand in the text, and no other of its kind', () => {
    const PHONE = { number: ['+381 64 123 4567'] };
    test.each([
      ['Ana asks.', { name: ['Ana'] }, []],
      ['Ana Petrović asks.', { name: ['Ana'] }, ['name', 'e-mail address']],
      ['Petrović asks.', { name: ['Petrović'] }, []],
      ['Ana Petrović asks.', { name: ['Ana Petrović'] }, []],
      ['Call 064 123-45-67.', PHONE, []],
      ['Call 00381 64 123 4567, or 065 999 88 77.', PHONE, ['number']],
      ['Her number is 0101990715003.', PHONE, ['number']],
      ['Call 0101990715003 064 123 4567.', PHONE, ['number']],
      ['Her paper RS 0987.', PHONE, ['number']],
      ['Write to ana.petrovic@example.rs.', { 'e-mail address': ['ana.petrovic@example.rs'] }, []],
      [
        'Or to boss@example.rs.',
        { 'e-mail address': ['ana.petrovic@example.rs'], name: KNOWN.name ?? [] },
        ['e-mail address'],
      ],
      [
        'Write to <Ana.Petrovic@example.rs>, please.',
        { 'e-mail address': ['ana.petrovic@example.rs'], name: KNOWN.name ?? [] },
        [],
      ],
      ['Sarajevska 7', { address: ['Sarajevska 7'] }, []],
    ] as const)('%s with %o: %o', (text, agreed, found) => {
      expect(identifiersIn(text, KNOWN, agreed)).toEqual(found);
    });
  });

  test('what goes on and on is looked through to its end', () => {
    for (const part of ['1 ', 'a ', '9_', 'ana.', '(at', '\u202F1', 'a\u0301', '٣', 'П ']) {
      // An expression that tries every way through it would not come back.
      const endless = part.repeat(5_000 / part.length);
      expect(identifiersIn(`${endless} ana`, KNOWN)).toContain('name');
    }
  });
});
