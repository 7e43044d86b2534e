import { isKnownArticle, splitArticles } from '../../taxonomy/articles.ts';
import type { Fault } from '../faults.ts';
import { rule } from './rule.ts';

/** An article that we read into a policy comes from the one table, so that one edit mends it. */
export const unknownArticle = rule({
  needs: ['purposes'],
  run: ({ purposes }, { leaves }) => [
    ...leaves.flatMap(({ path, leaf }): Fault[] => {
      if (leaf.provenance !== 'statute') return [];
      const parts = splitArticles(leaf.source);
      const strange = parts.length === 0 ? [leaf.source] : parts.filter((part) => !isKnownArticle(part));
      return strange.map((part) => unknown(path, part, leaf.source));
    }),
    ...purposes.flatMap(({ id, bases }) =>
      bases.flatMap(({ value, source }, i) =>
        (value.readArticles ?? [])
          .filter((each) => !isKnownArticle(each) || !value.articles.includes(each))
          .map((each) => unknown(`purposes[${id}].bases[${i}].readArticles`, each, source)),
      ),
    ),
  ],
});

function unknown(path: string, part: string, source: string): Fault {
  return {
    code: 'UNKNOWN_ARTICLE',
    path,
    message: `"${part}" is not in the table of articles. Write it as "GDPR 12(3)", or add it to the table.`,
    source,
  };
}
