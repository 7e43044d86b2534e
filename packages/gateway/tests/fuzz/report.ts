import { parse, print } from 'graphql';
import type { Finding } from './compare.ts';
import type { Court, Verdict } from './judge.ts';
import type { FuzzCase } from './operation/case.ts';
import type { Statistics } from './statistics.ts';

/** Findings of one case told at most; the rest is counted. */
const MOST_TOLD = 12;

/** A failure as a person needs it: what was wrong, who asked what, and how to see it again. */
export function failureInWords(
  court: Court,
  { fuzzCase, verdict }: { readonly fuzzCase: FuzzCase; readonly verdict: Verdict },
  where: { readonly statistics: Statistics; readonly path: string },
): string {
  const { statistics, path } = where;
  const { holder, declaration, transport, variables, operationName } = fuzzCase;
  const told = verdict.findings.slice(0, MOST_TOLD).map(({ kind, what }) => `  ${kind}: ${what}`);
  const more = verdict.findings.length - told.length;
  const policy = court.world.byId('controller', holder.controllerId)?.slug;
  return [
    `After ${statistics.operations} operations an answer differed from the reference:`,
    ...told,
    ...(more > 0 ? [`  and ${more} more`] : []),
    `Asked by ${holder.name} under ${policy}, over ${transport}, purpose ${JSON.stringify(declaration)}:`,
    print(parse(fuzzCase.text)),
    `variables ${JSON.stringify(variables)}${operationName ? `, operationName ${operationName}` : ''}`,
    `To see it again: npm run fuzz -- --seed ${statistics.seed} --path ${path}`,
  ].join('\n');
}

/** What the ledger says and must not, or does not and must. */
export function ledgerInWords(findings: readonly Finding[], statistics: Statistics): string {
  const told = findings.slice(0, MOST_TOLD).map(({ what }) => `  ${what}`);
  return [
    `After ${statistics.operations} operations the ledger differed from the reference:`,
    ...told,
    `To see it again: npm run fuzz -- --seed ${statistics.seed}`,
  ].join('\n');
}
