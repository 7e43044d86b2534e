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
  ])('%s is found in “%s”', (name, text) => {
    expect(identifiersIn(text, { name: [name] })).toContain('name');
  });

  test('a mailbox that is nobody’s is no identifier', () => {
    expect(identifiersIn('Wants more info.', { 'e-mail address': ['info@example.rs'] })).toEqual([]);
  });
});
