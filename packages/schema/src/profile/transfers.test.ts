import { describe, expect, it } from 'vitest';
import { ruleOnTransfer } from './transfers.ts';
import type { TransferRules } from './transfers.ts';

const rules: TransferRules = { homeCountry: 'RS', freeAreas: ['EU'], mechanisms: ['scc', 'adequacy_ec'] };

describe('ruleOnTransfer', () => {
  it.each([
    ['RS', null, { kind: 'home' }],
    ['IE', null, { kind: 'free', area: 'EU' }],
    ['US', 'scc', { kind: 'safeguarded', mechanism: 'scc' }],
    ['JP', 'adequacy_ec', { kind: 'safeguarded', mechanism: 'adequacy_ec' }],
  ] as const)('%s with %s may get data', (country, safeguard, ruling) => {
    expect(ruleOnTransfer(rules, country, safeguard)).toEqual(ruling);
  });

  it.each([
    ['a country nobody recorded', null, 'scc', 'its country is not recorded'],
    ['no safeguard', 'US', null, 'US is outside the European Union, and no safeguard is recorded'],
    [
      'a tool the policy does not list',
      'US',
      'art65',
      'the policy does not list safeguards under Art. 65 of the Serbian act as a way out of the European Union',
    ],
    [
      'adequacy that is only claimed',
      'US',
      'adequacy_ec',
      'US is not among countries the European Commission found adequate',
    ],
  ] as const)('refuses %s', (_what, country, safeguard, why) => {
    expect(ruleOnTransfer(rules, country, safeguard)).toEqual({ kind: 'refused', why });
  });
});
