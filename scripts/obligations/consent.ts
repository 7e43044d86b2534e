import type { Obligation } from './obligation.ts';

export const consent: readonly Obligation[] = [
  {
    id: 'OBL-MULTI-CON-01',
    seeds: { chat2desk: 'L43, L113', sapat: 'L140, L372', infostud: 'L25, L96', locusd: 'L22, L47' },
    text: 'Consent can be taken back at any time, and the very next operation that needs it is refused.',
  },
  {
    id: 'OBL-MULTI-CON-02',
    seeds: { chat2desk: 'L43, L113', sapat: 'L140, L373', locusd: 'L22, L24' },
    text: 'Taking consent back does not reach into the past: what was done before stays on record as lawful.',
  },
  {
    id: 'OBL-MULTI-CON-03',
    seeds: { sapat: 'L374', infostud: 'L25, L96', locusd: 'L22', chat2desk: 'L56' },
    text: 'Every way of taking consent back that a policy offers works, costs nothing and asks for no reason.',
  },
  {
    id: 'OBL-INFO-CON-04',
    seeds: { infostud: 'L96' },
    text: 'After a withdrawal the data that rested on it is deleted within 90 days, counted from the day it was sent.',
  },
  {
    id: 'OBL-LOCUS-CON-05',
    seeds: { locusd: 'L22, L47' },
    text: 'A withdrawal deletes the data that rested on the consent, and permanent deletion can be asked for.',
  },
  {
    id: 'OBL-C2D-CON-06',
    seeds: { chat2desk: 'L109' },
    text: 'A withdrawal with no other basis left is a ground for erasure, on request.',
  },
  {
    id: 'OBL-INFO-CON-07',
    seeds: { infostud: 'L33' },
    text: 'Consent given for a time ends by itself; then use stops and the data goes or becomes unrecognisable.',
  },
  {
    id: 'OBL-LOCUS-CON-08',
    seeds: { locusd: 'L22' },
    text: 'Consent to marketing is held apart for e-mail, SMS and Viber.',
  },
  {
    id: 'OBL-SAPAT-CON-09',
    seeds: { sapat: 'L135' },
    text: 'Features that need a location stay off until the person agrees.',
  },
  {
    id: 'OBL-C2D-CON-10',
    seeds: { chat2desk: 'L88' },
    text: 'Accepting the policy allows passing data to sub-processors and never counts as consent to marketing or analytics.',
  },
  {
    id: 'OBL-C2D-CON-11',
    seeds: { chat2desk: 'L42' },
    text: 'Consent to marketing is an act of the person, kept with the words shown; an untouched or pre-ticked box is none.',
  },
  {
    id: 'OBL-LOCUS-CON-12',
    seeds: { locusd: 'L24' },
    text: 'Of an anonymous survey only date and time of taking part are kept.',
  },
];
